package cajal.analyse;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The one pool of threads on which all analyses of this process work; no larger than the machine.
///
/// Whoever asks works too, and needs no other thread to come to an end: work inside work, or a pool
/// that is busy, only takes longer.
final class Workers {

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
          Thread.ofPlatform().daemon().name("analysis-", 1).factory());

  private Workers() {}

  static void each(int tasks, Work work, String what, IntConsumer task) {
    Batch batch = new Batch(tasks, work, what, task);
    int others = Math.min(work.threads(), tasks) - 1;
    for (int i = 0; i < others; i++) {
      POOL.execute(batch);
    }
    batch.run();
    batch.await();
  }

  /// Tasks that are taken one after the other by whoever is free.
  private static final class Batch implements Runnable {

    private final int tasks;
    private final Work work;
    private final String what;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final CountDownLatch left;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Batch(int tasks, Work work, String what, IntConsumer task) {
      this.tasks = tasks;
      this.work = work;
      this.what = what;
      this.task = task;
      this.left = new CountDownLatch(tasks);
    }

    @Override
    public void run() {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            work.progress().orStop();
            task.accept(i);
            work.progress().at((double) finished.incrementAndGet() / tasks, what);
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          left.countDown();
        }
      }
    }

    void await() {
      try {
        left.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure.compareAndSet(null, new CancellationException());
      }
      switch (failure.get()) {
        case null -> {}
        case Error error -> throw error;
        case RuntimeException failed -> throw failed;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }
}
