/// The engine's backend on devices: a compiled network is laid out in a few large arrays, its
/// kernels are generated and compiled, and a worker process runs them through TornadoVM or as plain
/// Java; spikes and samples come back with each batch of steps.
@NullMarked
package cajal.tornado;

import org.jspecify.annotations.NullMarked;
