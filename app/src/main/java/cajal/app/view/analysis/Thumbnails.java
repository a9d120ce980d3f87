package cajal.app.view.analysis;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Form;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.app.view.part.FigureView;
import cajal.figure.Palette;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;

/// Pictures for the gallery: each analysis on a small example with something to find, painted in
/// the colours of the window by one worker.
final class Thumbnails {

  /// An analysis that takes longer on so little data gets no picture.
  private static final long PATIENCE_NS = 4_000_000_000L;

  private static final double MM_PER_PIXEL = 0.56;
  private static final int SHARPNESS = 2;
  private static final String FEWEST = "fewest";

  // What every result looks like does not change while the program runs.
  private static final Map<String, Optional<Result>> RESULTS = new ConcurrentHashMap<>();
  private static final ExecutorService WORKER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-gallery").factory());

  /// Hands over the picture on the window's thread, once it is there; never where there is none.
  void paint(Analysis<?> analysis, Palette palette, Consumer<Image> then) {
    WORKER.execute(() -> {
      Optional<Result> result =
          RESULTS.computeIfAbsent(analysis.card().name(), name -> result(analysis));
      result
          .flatMap(found -> painted(found, palette))
          .ifPresent(image -> Platform.runLater(() -> then.accept(image)));
    });
  }

  private static Optional<Image> painted(Result result, Palette palette) {
    List<Result.Plot> plots = result.plots(palette);
    if (plots.isEmpty()) {
      return Optional.empty();
    }
    double width = GalleryCard.WIDTH - 16;
    double height = GalleryCard.PICTURE;
    return Optional.of(
        FigureView.painted(
            plots.getFirst().figure().sized(width * MM_PER_PIXEL, height * MM_PER_PIXEL),
            (int) (width * SHARPNESS),
            (int) (height * SHARPNESS)));
  }

  // The example is shorter than what is worth keeping of a real recording.
  private static <P extends Record> Request<P> small(Analysis<P> analysis) {
    boolean picky =
        Form.of(analysis).fields().stream().anyMatch(field -> field.key().equals(FEWEST));
    Request<P> request = Request.of(analysis);
    return picky ? request.with(Map.of(FEWEST, "2")) : request;
  }

  private static Optional<Result> result(Analysis<?> analysis) {
    Card card = analysis.card();
    Input input = ExampleData.of(card.kinds());
    long end = System.nanoTime() + PATIENCE_NS;
    Progress patience =
        new Progress() {
          @Override
          public void at(double fraction, String what) {}

          @Override
          public boolean isCancelled() {
            return System.nanoTime() > end;
          }
        };
    try {
      return Optional.of(small(analysis).run(input, 1, patience));
    } catch (ProblemException | CancellationException e) {
      return Optional.empty();
    }
  }
}
