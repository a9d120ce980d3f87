package cajal.activity;

import java.util.List;

/// Instants of one kind, such as stimuli or licks.
///
/// @param times `[event]`, s, ascending
/// @param labels `[event]`; empty where they have none
public record Events(String name, double[] times, List<String> labels) {

  /// @throws IllegalArgumentException if some have labels and some have none
  public Events {
    labels = List.copyOf(labels);
    if (!labels.isEmpty() && labels.size() != times.length) {
      throw new IllegalArgumentException(
          name + " has " + labels.size() + " labels for " + times.length + " times");
    }
  }
}
