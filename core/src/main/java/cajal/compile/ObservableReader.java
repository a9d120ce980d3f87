package cajal.compile;

import cajal.model.Model;
import cajal.model.PooledText;
import cajal.network.Recorder;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns what a recorder shall record of a population into what can be recorded.
final class ObservableReader {

  private final PopulationCompiler.Checked of;
  private final Findings findings;

  ObservableReader(PopulationCompiler.Checked of, Findings findings) {
    this.of = of;
    this.findings = findings;
  }

  /// All but spikes, which are always recorded.
  List<Observable> read(Recorder recorder) {
    List<Observable> observables = new ArrayList<>();
    for (String variable : recorder.variables().stream().distinct().toList()) {
      if (!variable.equals(Recorder.SPIKES)) {
        read(variable, "recorders." + recorder.name() + ".variables", observables);
      }
    }
    return observables;
  }

  private void read(String variable, String place, List<Observable> observables) {
    Model model = of.model();
    int state = model.stateIndex(variable);
    if (state >= 0) {
      observables.add(new Observable.OfState(state));
    } else if (variable.equals(Recorder.RATE)) {
      observables.add(new Observable.Rate());
    } else if (PooledText.looksLike(variable)) {
      try {
        PooledText text = PooledText.parse(variable, model, variable);
        observables.add(new Observable.Pooled(text.name(), text.value(), text.unit(), text.mean()));
      } catch (ProblemException e) {
        findings.addAll(place, e.problems());
      }
    } else {
      findings.error(
          place,
          model.name() + " of '" + of.population().name() + "' has no '" + variable + "'.",
          Findings.nearest(
              variable,
              Stream.concat(
                      model.states().stream().map(Model.State::name), Stream.of(Recorder.RATE))
                  .toList()));
    }
  }
}
