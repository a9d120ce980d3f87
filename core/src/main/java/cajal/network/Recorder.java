package cajal.network;

import cajal.unit.Quantity;
import java.util.List;

/// A device that observes neurons. Spikes of all neurons are always on disk; a recorder says which
/// of them a view shows, and which state variables are recorded as traces.
///
/// @param name unique among the nodes of the network
/// @param variables {@link #SPIKES}, {@link #RATE}, names of state variables of the observed
///   neurons, `NAME = sum(EXPRESSION)` and `NAME = mean(EXPRESSION)` of these and of parameters, or
///   {@link RecordedWeights}, for which nothing needs to be wired
/// @param interval time between two samples of a trace
public record Recorder(String name, List<String> variables, Quantity interval) implements Node {

  /// The variable name that stands for spikes.
  public static final String SPIKES = "spikes";

  /// The variable name that stands for the rate of all observed neurons together.
  public static final String RATE = "rate";

  public Recorder {
    variables = List.copyOf(variables);
  }

  /// Whether this recorder shows spikes rather than traces.
  public boolean observesSpikes() {
    return variables.contains(SPIKES);
  }

  /// The variables that a person writes rather than chooses from a list.
  public List<String> written() {
    return variables.stream()
        .filter(variable -> variable.contains("=") || variable.contains(","))
        .toList();
  }

  /// The same recorder where a projection is called otherwise.
  Recorder following(String projection, String newName) {
    return new Recorder(
        name,
        variables.stream().map(v -> RecordedWeights.renamed(v, projection, newName)).toList(),
        interval);
  }

  @Override
  public Recorder renamed(String newName) {
    return new Recorder(newName, variables, interval);
  }
}
