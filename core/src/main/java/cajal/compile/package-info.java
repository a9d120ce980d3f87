/// Network in, something an engine can run out: columns of parameters, compressed sparse
/// connectivity, delays in steps, random streams. Whatever is wrong with a network is said here.
@NullMarked
package cajal.compile;

import org.jspecify.annotations.NullMarked;
