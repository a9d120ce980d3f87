package cajal.app.view.live;

import cajal.app.session.SharedRecording;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Paints one set of pictures at a time on a thread of its own and shows them together at the next
/// frame, so that no view is ahead of another and the window never waits for pixels.
final class PaintLoop {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-live-painter").factory());

  private @Nullable Job job;
  private double paintMs;
  // A painter that failed once would fail in every frame, and tell so in every frame.
  private boolean failed;

  /// What is being painted.
  private record Job(List<Lane.Picture> pictures, Runnable shown, Future<Double> work) {}

  /// Whether a new set can be painted.
  boolean idle() {
    return job == null && !failed;
  }

  /// Starts painting.
  ///
  /// @param before done on the painter's thread before the pictures
  /// @param shown called on the JavaFX thread when the pictures are on screen
  void paint(
      SharedRecording recording,
      java.util.function.Consumer<cajal.record.Recording> before,
      List<Lane.Picture> pictures,
      Runnable shown) {
    job =
        new Job(
            pictures,
            shown,
            thread.submit(() -> {
              long start = System.nanoTime();
              recording.read(open -> {
                before.accept(open);
                pictures.forEach(picture -> picture.paint(open));
              });
              return (System.nanoTime() - start) / 1e6;
            }));
  }

  /// Shows what has been painted; called on the JavaFX thread in every frame.
  ///
  /// @return whether something new is on screen
  boolean show() {
    Job done = job;
    if (done == null || !done.work().isDone()) {
      return false;
    }
    job = null;
    failed = done.work().state() == Future.State.FAILED;
    if (failed) {
      throw new IllegalStateException("painting failed", done.work().exceptionNow());
    }
    paintMs = done.work().resultNow();
    done.pictures().forEach(Lane.Picture::show);
    done.shown().run();
    return true;
  }

  /// How long the newest set took to paint, ms.
  double paintMs() {
    return paintMs;
  }
}
