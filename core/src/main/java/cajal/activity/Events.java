package cajal.activity;

import java.util.List;

/// Instants of one kind, such as stimuli or licks.
///
/// @param times `[event]`, s, ascending
/// @param labels `[event]`; empty where they have none
public record Events(String name, double[] times, List<String> labels) {

  public Events {
    labels = List.copyOf(labels);
  }
}
