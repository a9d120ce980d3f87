package cajal.simulate.cpu;

import java.util.Arrays;

/// Finds out whether several threads are faster than one.
///
/// Where a step is as short as it takes threads to meet, one thread is as fast; while the virtual
/// machine still compiles the kernels, it needs the other processors itself. So both ways are timed
/// now and then and the faster one is kept. Results do not depend on it: what belongs to a worker
/// is done in the same order by whichever thread.
final class Pace {

  /// A batch that takes longer gains more from threads than they lose by meeting.
  private static final long LONG_BATCH_NS = 10_000_000;

  /// Batches, or pieces of a trial, that are timed of each way, of which the shortest counts.
  private static final int TIMED = 4;

  /// Steps of a piece of a trial: the other way may be ten times as slow.
  private static final int PIECE = 8;

  /// How many times as long a piece has to take for a trial to be over at once.
  private static final double CLEARLY = 1.5;

  /// Batches between two trials of the other way: few at the beginning, when the kernels still
  /// become faster.
  private static final int FIRST_INTERVAL = 4;

  private static final int LONGEST_INTERVAL = 64;

  private final boolean several;
  private final boolean choice;
  private final double[] stepNs = new double[2];
  private boolean together;
  private boolean trial;
  private int interval = FIRST_INTERVAL;
  private int left = FIRST_INTERVAL;

  /// @param several whether there are several threads
  /// @param choice whether one thread can do the work of all
  Pace(boolean several, boolean choice) {
    this.several = several;
    this.choice = choice;
    together = !choice;
    Arrays.fill(stepNs, Double.POSITIVE_INFINITY);
  }

  /// Whether the next batch is for all threads.
  boolean together() {
    return several && (together != trial || !choice);
  }

  /// Where the next piece has to end that is timed by itself.
  ///
  /// @param from first step of what is left of a batch
  /// @param to end of the batch
  long end(long from, long to) {
    return trial && choice ? Math.min(to, from + PIECE) : to;
  }

  /// Notes what a batch took, or a piece of it.
  void took(boolean byAll, long ns, long steps) {
    if (!several || !choice) {
      return;
    }
    if (ns > LONG_BATCH_NS && !trial) {
      together = true;
      left = interval;
      return;
    }
    boolean counts = left <= TIMED;
    int way = way(byAll);
    if (counts) {
      stepNs[way] = Math.min(stepNs[way], (double) ns / steps);
    }
    left--;
    if (left == 0 || (trial && counts && isDecided(way))) {
      turn();
    }
  }

  private static int way(boolean byAll) {
    return byAll ? 1 : 0;
  }

  private boolean isDecided(int tried) {
    double kept = stepNs[1 - tried];
    return stepNs[tried] < kept || stepNs[tried] > CLEARLY * kept;
  }

  // From the way that is kept to a trial of the other one, or back.
  private void turn() {
    if (trial) {
      together = stepNs[1] < stepNs[0];
      interval = Math.min(2 * interval, LONGEST_INTERVAL);
    }
    trial = !trial;
    stepNs[way(together != trial)] = Double.POSITIVE_INFINITY;
    // The first piece does not count: threads may have to be woken, and neurons lie in the cache of
    // another processor.
    left = trial ? TIMED + 1 : interval;
  }
}
