/// Checked equations in, compiled code out: readable Java source is generated from a model and
/// compiled in memory. Kernels see bare columns of doubles in coherent model units.
@NullMarked
package cajal.kernel;

import org.jspecify.annotations.NullMarked;
