/// The networks by which simulators of the field are compared, to the last parameter, and their
/// timing. Out go measurements; nothing in the program depends on them.
@NullMarked
package cajal.app.benchmark;

import org.jspecify.annotations.NullMarked;
