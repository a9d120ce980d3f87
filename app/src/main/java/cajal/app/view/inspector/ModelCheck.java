package cajal.app.view.inspector;

import cajal.model.Model;
import cajal.model.ModelParser;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Checks the text of a model while a person types it: on a worker, and only the newest text
/// counts.
final class ModelCheck {

  private static final ExecutorService WORKER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-model-check").factory());

  private final AtomicInteger newest = new AtomicInteger();
  private final Consumer<Result> shown;

  /// @param shown gets each result that is still of interest, on the JavaFX thread
  ModelCheck(Consumer<Result> shown) {
    this.shown = shown;
  }

  /// What is known about a text.
  ///
  /// @param text the text that was checked
  /// @param model the checked model, or `null` where there are problems
  record Result(String text, @Nullable Model model, List<Problem> problems) {}

  void check(String text) {
    int request = newest.incrementAndGet();
    WORKER.execute(() -> {
      if (request == newest.get()) {
        Result result = parse(text);
        Platform.runLater(() -> {
          if (request == newest.get()) {
            shown.accept(result);
          }
        });
      }
    });
  }

  static Result parse(String text) {
    try {
      return new Result(text, ModelParser.parse(text, "model"), List.of());
    } catch (ProblemException e) {
      return new Result(text, null, e.problems());
    }
  }
}
