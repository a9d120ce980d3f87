package cajal.app.session.analysis;

import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.app.session.analysis.StepState.Fingerprint;
import cajal.app.session.analysis.StepState.Outcome;
import cajal.work.Progress;
import java.util.function.Function;
import javafx.concurrent.Task;

/// One computation of a step, on a worker, with progress and cancel.
public final class AnalysisTask extends Task<Outcome> {

  private static final double NANOS = 1e-9;

  private final String step;
  private final Fingerprint of;
  private final Request<?> request;
  private final Function<Progress, Input> source;

  /// @param step name of the step
  /// @param source reads the data
  AnalysisTask(String step, Fingerprint of, Request<?> request, Function<Progress, Input> source) {
    this.step = step;
    this.of = of;
    this.request = request;
    this.source = source;
    updateTitle(request.analysis().card().title());
    updateMessage(step);
  }

  String step() {
    return step;
  }

  Fingerprint of() {
    return of;
  }

  @Override
  protected Outcome call() {
    long begun = System.nanoTime();
    Progress progress = progress();
    Input input = source.apply(progress.part(0, 0.1));
    Result result =
        request.run(input, Runtime.getRuntime().availableProcessors(), progress.part(0.1, 1));
    double seconds = (System.nanoTime() - begun) * NANOS;
    return new Outcome(of, request, input.title(), result, seconds);
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void at(double fraction, String what) {
        updateProgress(fraction, 1);
        updateMessage(what);
      }

      @Override
      public boolean isCancelled() {
        return AnalysisTask.this.isCancelled();
      }
    };
  }
}
