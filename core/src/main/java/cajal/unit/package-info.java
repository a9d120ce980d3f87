/// Quantities with units. Conversion happens here and nowhere else: whatever passes this edge is a
/// bare double in coherent model units (ms, mV, pA, nS, pF, µm, µM).
@NullMarked
package cajal.unit;

import org.jspecify.annotations.NullMarked;
