package cajal.activity;

import cajal.table.Table;
import java.util.List;
import java.util.Map;

/// What was recorded in one session, from a run of ours or from a file: a value on one clock.
///
/// @param title what a person calls it
/// @param about facts with their names: source, subject, citation, seed
/// @param units one row for each unit (neuron, channel, region); the column `name` is always there
///   and its values are different from each other
/// @param spikes spike trains of the units; of length 0 in every unit where there are none
/// @param signals groups of sampled channels
/// @param events instants, such as stimuli
/// @param epochs stretches of time, such as trials and behavioural states
public record Activity(
    String title,
    Map<String, String> about,
    Table units,
    SpikeTrains spikes,
    List<Signals> signals,
    List<Events> events,
    List<Epochs> epochs) {

  /// @throws IllegalArgumentException if spikes are of another number of units
  public Activity {
    if (spikes.units() != units.rows()) {
      throw new IllegalArgumentException(
          "there are " + units.rows() + " units and spike trains of " + spikes.units());
    }
    about = Map.copyOf(about);
    signals = List.copyOf(signals);
    events = List.copyOf(events);
    epochs = List.copyOf(epochs);
  }

  /// The same recording with other facts.
  public Activity withAbout(Map<String, String> facts) {
    return new Activity(title, facts, units, spikes, signals, events, epochs);
  }

  /// Names of the units, in their order.
  public List<String> unitNames() {
    return units.texts("name");
  }
}
