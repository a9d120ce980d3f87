/// Analyses of spike trains: their statistics, correlations, spectra, synchrony and distances.
@NullMarked
package cajal.analyse.spikes;

import org.jspecify.annotations.NullMarked;
