/// The engine on the processor: columns of state, workers that own ranges of target neurons, and
/// ring buffers where spikes wait for their delay to pass.
@NullMarked
package cajal.simulate.cpu;

import org.jspecify.annotations.NullMarked;
