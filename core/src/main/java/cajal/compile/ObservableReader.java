package cajal.compile;

import cajal.model.Model;
import cajal.model.PooledText;
import cajal.network.RecordedWeights;
import cajal.network.Recorder;
import cajal.problem.ProblemException;
import cajal.unit.Dimension;
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

  /// All but spikes, which are always recorded, and weights, which are no matter of a population.
  List<Observable> read(Recorder recorder) {
    List<Observable> observables = new ArrayList<>();
    for (String variable : recorder.variables().stream().distinct().toList()) {
      if (!variable.equals(Recorder.SPIKES) && !RecordedWeights.looksLike(variable)) {
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

  /// Steps between two samples.
  static int interval(Recorder recorder, double dtMs, Findings findings) {
    String place = "recorders." + recorder.name() + ".interval";
    if (!recorder.interval().dimension().equals(Dimension.TIME)) {
      findings.error(place, "'" + recorder.interval() + "' is not a time.", "Write '1 ms'.");
      return 1;
    }
    double steps = recorder.interval().coherent() / dtMs;
    if (!(steps > 0 && steps < Integer.MAX_VALUE)) {
      findings.error(
          place,
          "The interval of " + recorder.interval() + " is not positive.",
          "Give at least one step of " + dtMs + " ms.");
      return 1;
    }
    return (int) Math.max(1, Math.round(steps));
  }
}
