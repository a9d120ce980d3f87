/// Several connectomes side by side: what they agree on as one connectome, where two of them
/// differ, and how connections change with age; connectomes come in, connectomes and tables go out.
@NullMarked
package cajal.connectome.compare;

import org.jspecify.annotations.NullMarked;
