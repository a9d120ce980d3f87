/// Bayesian bi-clustering: counts of spikes go in, groups of neurons with common latent
/// trajectories and states of the whole network come out, as draws from their posterior and as the
/// partitions that represent them best.
@NullMarked
package cajal.analyse.bicluster.bayesian;

import org.jspecify.annotations.NullMarked;
