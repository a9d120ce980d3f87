package cajal.app.session.analysis;

import cajal.analyse.Analyses;
import cajal.analyse.Request;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.analysis.StepState.Fingerprint;
import cajal.app.session.analysis.StepState.Outcome;
import cajal.problem.ProblemException;
import cajal.project.AnalysisStep;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What steps of analysis ask: which analysis of which data with which settings.
final class Questions {

  private final Session session;
  private final RunSession run;
  private final Supplier<Path> folder;

  /// @param folder to which paths of recordings are relative
  Questions(Session session, RunSession run, Supplier<Path> folder) {
    this.session = session;
    this.run = run;
    this.folder = folder;
  }

  /// What one step asks now.
  record Question(String step, Request<?> request, StepSource source) {

    Fingerprint fingerprint() {
      return new Fingerprint(
          source.fingerprint(),
          request.analysis().card().name() + " " + request.texts() + " " + request.seed());
    }

    /// The computation that answers it.
    AnalysisTask task() {
      return new AnalysisTask(step, fingerprint(), request, source.read());
    }
  }

  /// What a step asks.
  ///
  /// @param states how other steps stand, by name
  /// @throws ProblemException if settings make no sense, or the data are not there
  Question of(String name, AnalysisStep step, Function<String, StepState> states) {
    Map<String, String> texts = new LinkedHashMap<>(step.selection());
    texts.putAll(step.parameters());
    Request<?> request =
        Request.of(Analyses.named(step.analysis())).with(texts).seeded(session.project().seed());
    return new Question(name, request, source(name, step, states));
  }

  /// What tells whether a step asks the same as before; `null` where it cannot be asked now.
  @Nullable Fingerprint fingerprint(
      String name, AnalysisStep step, Function<String, StepState> states) {
    try {
      return of(name, step, states).fingerprint();
    } catch (ProblemException _) {
      return null;
    }
  }

  private Map<String, AnalysisStep> steps() {
    return session.project().analyses();
  }

  private StepSource source(String name, AnalysisStep step, Function<String, StepState> states) {
    if (StepSource.isRun(step)) {
      return StepSource.ofRun(run);
    }
    String before = step.sourceStep();
    if (!steps().containsKey(before)) {
      return StepSource.ofFile(step.source(), folder.get(), Analyses.named(step.analysis()).card());
    }
    if (goesRound(name)) {
      throw StepSource.problem("'" + name + "' takes its own result.", "Choose another source.");
    }
    Outcome outcome = states.apply(before).outcome();
    if (outcome == null) {
      throw StepSource.problem("'" + before + "' has found nothing yet.", "");
    }
    return StepSource.ofStep(step.source(), outcome);
  }

  private boolean goesRound(String name) {
    Set<String> passed = new HashSet<>();
    String at = name;
    AnalysisStep step = steps().get(at);
    while (step != null) {
      if (!passed.add(at)) {
        return true;
      }
      at = step.sourceStep();
      step = steps().get(at);
    }
    return false;
  }
}
