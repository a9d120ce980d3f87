package cajal.simulate;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A checkpoint that somebody waits for.
record SaveRequest(Path path, CompletableFuture<Boolean> done) {

  static SaveRequest of(Path path) {
    return new SaveRequest(path, new CompletableFuture<>());
  }

  void refuse() {
    done.completeExceptionally(
        new ProblemException(
            Problem.error(
                Problem.Place.of(path.toString()),
                "There is no checkpoint of a run that has ended.",
                "Pause the run instead of stopping it.")));
  }

  /// Makes the checkpoint, or tells those who wait why it failed.
  void perform(Runnable write) {
    try {
      write.run();
      done.complete(true);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  void await() throws InterruptedException {
    try {
      done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
