/// The second home of the engine's backends: the same equations as TornadoVM kernels on a GPU, in a
/// worker process of its own.
///
/// There is no GPU backend here yet. This module exists so that the contract between the engine and
/// its backends has two sides from the first day; until it is filled every run goes on the CPU.
@NullMarked
package cajal.tornado;

import org.jspecify.annotations.NullMarked;
