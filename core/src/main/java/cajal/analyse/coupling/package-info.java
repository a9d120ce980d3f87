/// Functional connectivity: which units go together, and which foretell each other.
@NullMarked
package cajal.analyse.coupling;

import org.jspecify.annotations.NullMarked;
