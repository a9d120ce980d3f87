/// Compiled network in, recording out. A run owns its threads; the outside steers it by requests
/// and looks at it by asking, never by being called.
@NullMarked
package cajal.simulate;

import org.jspecify.annotations.NullMarked;
