package cajal.simulate.cpu;

/// How a thread waits that may be needed in the next tenth of a microsecond: it stays awake while
/// others may be under way with a step, and lets others have the processor after that. Had it slept
/// earlier, whoever woke it would have drawn it to its own processor, and the two would have taken
/// turns there.
final class Patience {

  /// Looks before others may have the processor: some tens of microseconds.
  private static final int SPINS = 1000;

  private static final long AWAKE_NS = 2_000_000;

  /// Shortest and longest nap, and which part of the wait so far a nap is.
  private static final long LEAST_NAP_NS = 100_000;

  private static final long LONGEST_NAP_NS = 10_000_000;
  private static final int NAP_PART = 16;

  private int looks;
  private long since;

  /// Lets a moment pass.
  ///
  /// @return whether the next moment is to be waited for awake, too
  // Nothing depends on yielding but how soon others get on.
  @SuppressWarnings("ThreadPriorityCheck")
  boolean stay() {
    if (looks < SPINS) {
      looks++;
      Thread.onSpinWait();
      return true;
    }
    if (looks == SPINS) {
      looks++;
      since = System.nanoTime();
    }
    Thread.yield();
    return System.nanoTime() - since < AWAKE_NS;
  }

  /// How long to sleep before the next look, for who stays awake no longer: a small part of the
  /// wait so far, since nobody will say that it is over. A run may be held for hours.
  long napNs() {
    return Math.clamp((System.nanoTime() - since) / NAP_PART, LEAST_NAP_NS, LONGEST_NAP_NS);
  }
}
