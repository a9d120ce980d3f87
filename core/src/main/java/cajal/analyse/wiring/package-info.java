/// What wiring has to do with activity: a connectome and a recording of some of its cells flow in,
/// matched names, correlations and their tests flow out.
@NullMarked
package cajal.analyse.wiring;

import org.jspecify.annotations.NullMarked;
