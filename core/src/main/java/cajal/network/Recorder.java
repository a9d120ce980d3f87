package cajal.network;

import cajal.unit.Quantity;
import java.util.List;

/// A device that observes neurons. Spikes of all neurons are always on disk; a recorder says which
/// of them a view shows, and which state variables are recorded as traces.
///
/// @param name unique among the nodes of the network
/// @param variables {@link #SPIKES}, {@link #RATE}, names of state variables of the observed
///   neurons, or `NAME = sum(EXPRESSION)` and `NAME = mean(EXPRESSION)` of these and of parameters
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

  /// The variables that are expressions rather than names.
  public List<String> written() {
    return variables.stream().filter(variable -> !variable.matches("\\w+")).toList();
  }

  @Override
  public Recorder renamed(String newName) {
    return new Recorder(newName, variables, interval);
  }
}
