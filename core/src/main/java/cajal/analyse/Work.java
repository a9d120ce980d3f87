package cajal.analyse;

import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// What an analysis works with beside its data: the seed of its draws, threads, and its owner.
///
/// @param seed of all random draws
/// @param threads at most so many work at once, at least 1; the result does not depend on it
/// @param progress told how far the work is, asked whether it is to stop
public record Work(long seed, int threads, Progress progress) {

  /// One thread whom nobody watches.
  public static Work quiet(long seed) {
    return new Work(seed, 1, Progress.NONE);
  }

  /// Does tasks 0 to `tasks - 1`, several at once. Each must write to places of its own, so that
  /// the outcome does not depend on who did what when.
  ///
  /// @param what is being done, for the progress
  /// @throws java.util.concurrent.CancellationException if the work is to stop
  public void each(int tasks, String what, IntConsumer task) {
    Workers.each(tasks, this, what, task);
  }

  /// The outcomes of tasks 0 to `tasks - 1`, in their order.
  public <T> List<T> map(int tasks, String what, IntFunction<T> task) {
    @SuppressWarnings("unchecked") // never seen as an array by anyone else
    T[] done = (T[]) new Object[tasks];
    each(tasks, what, i -> done[i] = task.apply(i));
    return List.of(done);
  }

  /// A stream of draws of one purpose that descends from the seed.
  public RandomSequence random(String purpose) {
    return RandomSequence.of(seed, purpose);
  }

  /// The same work as a part of the whole, between two fractions of its progress.
  public Work part(double from, double to) {
    return new Work(seed, threads, progress.part(from, to));
  }
}
