package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Synapses;
import java.util.Comparator;

/// Into how many blocks the targets of a thread are divided: each has a worker of its own and goes
/// through a stride before the next one does, so that all the places where spikes arrive stay in
/// the second-level cache.
///
/// It pays where there are more places than that cache holds, and rows so long that many synapses
/// of each lead to a block: to begin a piece of a row takes as long as a hundred of its synapses.
final class PostBlocks {

  /// Places of a block that a second-level cache of one megabyte or more keeps, bytes.
  static final int BYTES = 1 << 20;

  private static final int LEAST_SYNAPSES = 250;

  private PostBlocks() {}

  /// Number of blocks for each thread.
  ///
  /// @param bytes most that the places of a block may take
  static int of(CompiledNetwork network, int threads, int bytes) {
    if (!network.plastic().isEmpty() || !network.couplings().isEmpty()) {
      return 1;
    }
    return network.synapses().stream()
        .max(Comparator.comparingInt(Synapses::count))
        .map(synapses -> of(synapses, threads, bytes))
        .orElse(1);
  }

  private static int of(Synapses synapses, int threads, int bytes) {
    long places = synapses.parts().stream().mapToLong(Synapses.Part::size).sum();
    long needed = Math.ceilDiv(Double.BYTES * places, (long) threads * bytes);
    long run = synapses.count() / Math.max(1, synapses.start().length - 1);
    return (int) Math.max(1, Math.min(needed, run / threads / LEAST_SYNAPSES));
  }
}
