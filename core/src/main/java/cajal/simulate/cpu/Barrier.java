package cajal.simulate.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// Where a fixed number of threads wait for each other, again and again.
///
/// Each thread says in a cache line of its own that it has come and looks at those of the others:
/// one line goes from one processor to another, which takes a tenth of a microsecond. A thread that
/// waits sleeps only when nothing has happened for long, see {@link Patience}.
final class Barrier {

  private static final int LINE = 16;

  private final int parties;
  private final AtomicLongArray times;
  private final AtomicInteger asleep = new AtomicInteger();
  private volatile boolean broken;

  Barrier(int parties) {
    this.parties = parties;
    // The first line holds the length of the array, which all read.
    times = new AtomicLongArray((parties + 2) * LINE);
  }

  /// @param party number of the thread
  /// @return whether all have come; `false` when the barrier was broken
  boolean meet(int party) {
    int own = (party + 1) * LINE;
    // Nobody else writes there, and a line that is only written is had sooner.
    long now = times.getPlain(own) + 1;
    times.set(own, now);
    if (asleep.get() > 0) {
      wake();
    }
    for (int other = 0; other < parties; other++) {
      if (!hasCome(other, now)) {
        await(other, now);
      }
    }
    return !broken;
  }

  // A thread may have come for the next time already.
  private boolean hasCome(int party, long now) {
    return times.get((party + 1) * LINE) >= now || broken;
  }

  private void await(int party, long now) {
    Patience patience = new Patience();
    while (patience.stay()) {
      if (hasCome(party, now)) {
        return;
      }
    }
    sleep(party, now);
  }

  private void sleep(int party, long now) {
    boolean interrupted = false;
    synchronized (this) {
      // Whoever comes after this line wakes us; who came before it is seen.
      asleep.incrementAndGet();
      while (!hasCome(party, now)) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      asleep.decrementAndGet();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /// Whether nobody waits here any more.
  boolean isBroken() {
    return broken;
  }

  /// Lets everybody go, now and for ever.
  void shatter() {
    broken = true;
    wake();
  }
}
