/// Analyses of spike trains: their statistics, correlations, spectra, synchrony and distances, and
/// the surrogates by which tests compare them.
@NullMarked
package cajal.analyse.spikes;

import org.jspecify.annotations.NullMarked;
