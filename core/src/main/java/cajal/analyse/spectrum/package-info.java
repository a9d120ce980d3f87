/// Power and coherence over frequency of signals and of spike trains.
@NullMarked
package cajal.analyse.spectrum;

import org.jspecify.annotations.NullMarked;
