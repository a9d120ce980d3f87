package cajal.simulate.cpu;

import java.util.concurrent.atomic.AtomicInteger;

/// Where a fixed number of threads wait for each other, again and again: briefly awake, since a
/// step is short, then asleep.
final class Barrier {

  /// A few microseconds, about the length of a short step.
  private static final int SPINS = 2000;

  private final int parties;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile int phase;
  private volatile boolean broken;

  Barrier(int parties) {
    this.parties = parties;
  }

  /// @return whether all have come; `false` when the barrier was broken
  boolean meet() {
    int now = phase;
    if (broken) {
      return false;
    }
    if (waiting.incrementAndGet() == parties) {
      waiting.set(0);
      synchronized (this) {
        phase = now + 1;
        notifyAll();
      }
      return true;
    }
    for (int i = 0; i < SPINS; i++) {
      if (phase != now) {
        return true;
      }
      Thread.onSpinWait();
    }
    sleep(now);
    return phase != now;
  }

  private void sleep(int now) {
    boolean interrupted = false;
    synchronized (this) {
      while (phase == now && !broken) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets everybody go, now and for ever.
  void shatter() {
    synchronized (this) {
      broken = true;
      notifyAll();
    }
  }
}
