package cajal.compile;

import cajal.network.Network;
import cajal.network.RecordedWeights;
import cajal.network.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Checks which weights recorders record over time.
final class WeightsPlanner {

  /// Weights in a sample from which on a person should know what is asked for: a second at samples
  /// of 1 ms is 400 MB.
  private static final double MANY = 100_000;

  private final Network network;
  private final List<PopulationCompiler.Checked> populations;
  private final List<Planned> projections;
  private final double dtMs;
  private final Findings findings;

  /// @param projections those that were found well-formed
  WeightsPlanner(
      Network network,
      List<PopulationCompiler.Checked> populations,
      List<Planned> projections,
      double dtMs,
      Findings findings) {
    this.network = network;
    this.populations = populations;
    this.projections = projections;
    this.dtMs = dtMs;
    this.findings = findings;
  }

  List<PlannedWeights> plan() {
    List<PlannedWeights> all = new ArrayList<>();
    for (Recorder recorder : network.recorders()) {
      for (String variable : recorder.variables()) {
        if (RecordedWeights.looksLike(variable)) {
          PlannedWeights planned = plan(recorder, variable);
          if (planned != null) {
            all.add(planned);
          }
        }
      }
    }
    return all;
  }

  private @Nullable PlannedWeights plan(Recorder recorder, String variable) {
    String place = "recorders." + recorder.name() + ".variables";
    RecordedWeights which;
    try {
      which = RecordedWeights.parse(variable);
    } catch (IllegalArgumentException e) {
      findings.error(
          place,
          e.getMessage() == null ? variable : e.getMessage(),
          "Write 'weight of E→E', 'weight of E→E, 20 drawn' or 'weight of E→E, 3 -> 7'.");
      return null;
    }
    Planned.Plastic of = plastic(which.projection(), place);
    if (of == null) {
      return null;
    }
    if (of.rewires()) {
      findings.error(
          place,
          "The synapses of '" + which.projection() + "' come and go, so none can be followed.",
          "Write the weights at the end of a run instead: --weights " + which.projection() + ".");
      return null;
    }
    double expected = of.spiking().pairs().expected();
    if (which.pairs().isEmpty() && which.drawn() == 0 && expected > MANY) {
      findings.warning(
          place,
          String.format(Locale.ROOT, "It records %,.0f weights in each sample.", expected),
          "Write '" + variable + ", 100 drawn' for a sample of them.");
    }
    End source = end(of.spiking().source());
    End target = end(of.spiking().target());
    int before = findings.errors();
    int[][] pairs =
        which.pairs().stream()
            .map(pair ->
                new int[] {
                  source.number(pair.source(), place, findings),
                  target.number(pair.target(), place, findings)
                })
            .toArray(int[][]::new);
    int interval = ObservableReader.interval(recorder, dtMs, findings);
    return findings.errors() == before
        ? new PlannedWeights(recorder.name(), which, pairs, interval)
        : null;
  }

  private End end(int population) {
    PopulationCompiler.Checked checked = populations.get(population);
    return new End(checked.population().name(), checked.population().size(), checked.cells());
  }

  private Planned.@Nullable Plastic plastic(String name, String place) {
    List<String> learning = new ArrayList<>();
    for (Planned planned : projections) {
      if (planned instanceof Planned.Plastic plastic) {
        if (plastic.projection().name().equals(name)) {
          return plastic;
        }
        learning.add(plastic.projection().name());
      }
    }
    if (network.projection(name).isEmpty()) {
      findings.error(
          place, "There is no projection '" + name + "'.", Findings.nearest(name, learning));
    } else if (projections.stream().anyMatch(p -> p.projection().name().equals(name))) {
      findings.error(
          place,
          "The weights of '" + name + "' do not change.",
          "Choose a synapse with a memory for it, such as 'stdp'.");
    }
    // A projection with problems of its own tells them where it stands.
    return null;
  }
}
