package cajal.simulate.cpu;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Threads that work on the same task in step, the caller being one of them. When one fails, all
/// leave the task, the caller gets the failure, and the crew is of no more use.
final class Crew implements AutoCloseable {

  private final int size;
  private final Barrier betweenTasks;
  private final Barrier withinTask;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable IntConsumer task;
  private boolean closed;

  Crew(int size) {
    this.size = size;
    betweenTasks = new Barrier(size);
    withinTask = new Barrier(size);
    for (int i = 1; i < size; i++) {
      int member = i;
      Thread.ofPlatform().daemon().name("cajal-worker-" + member).start(() -> serve(member));
    }
  }

  int size() {
    return size;
  }

  /// Runs a task on all threads, each with its number, and waits for the last.
  void run(IntConsumer work) {
    if (size == 1) {
      work.accept(0);
      return;
    }
    task = work;
    betweenTasks.meet(0);
    attempt(work, 0);
    betweenTasks.meet(0);
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  /// Waits, within a task, until all threads have come here.
  ///
  /// @param member number of the thread
  void meet(int member) {
    if (size > 1 && !withinTask.meet(member)) {
      throw new Left();
    }
  }

  /// For a thread that waits, within a task, for what another has to do: leaves the task if that
  /// has failed.
  void stay() {
    if (withinTask.isBroken()) {
      throw new Left();
    }
  }

  private void attempt(IntConsumer work, int member) {
    try {
      work.accept(member);
    } catch (Left left) {
      // Another thread failed; its failure is what the caller gets.
    } catch (Throwable t) {
      failure.compareAndSet(null, t);
      withinTask.shatter();
    }
  }

  private void serve(int member) {
    while (true) {
      betweenTasks.meet(member);
      IntConsumer work = task;
      if (work == null) {
        return;
      }
      attempt(work, member);
      betweenTasks.meet(member);
    }
  }

  @Override
  public void close() {
    if (size > 1 && !closed) {
      closed = true;
      task = null;
      betweenTasks.meet(0);
    }
  }

  /// Leads a thread out of a task in which another has failed.
  private static final class Left extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Left() {
      super("another thread failed", null, false, false);
    }
  }
}
