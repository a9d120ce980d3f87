package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.problem.Problem;
import cajal.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A recording while a file is being read.
final class Draft {

  String title;
  final Map<String, String> about = new LinkedHashMap<>();
  final List<Signals> signals = new ArrayList<>();
  final List<Events> events = new ArrayList<>();
  final List<Epochs> epochs = new ArrayList<>();
  final List<Column> columns = new ArrayList<>();

  /// Spikes of the units, by their index.
  SpikeRows spikes = SpikeRows.growing();

  double startS = Double.NaN;
  double stopS = Double.NaN;

  private final String source;
  private final List<Problem> remarks = new ArrayList<>();
  private final Map<String, Integer> units = new LinkedHashMap<>();

  /// @param source the file, for remarks
  Draft(String source, String title) {
    this.source = source;
    this.title = title;
  }

  /// Says something that a person should know.
  void remark(String what, String remedy) {
    remarks.add(Problem.warning(Problem.Place.of(source), what, remedy));
  }

  /// Index of a unit, which is added where it is new.
  int unit(String name) {
    return units.computeIfAbsent(name, _ -> units.size());
  }

  List<String> unitNames() {
    return List.copyOf(units.keySet());
  }

  /// The recording. Where no beginning or end of the observation is known, it goes from 0, or an
  /// earlier first spike, to the last spike or sample.
  Reading finish(String format) {
    SpikeTrains trains = SpikeTrains.none(units.size());
    if (!spikes.isEmpty() || !Double.isNaN(stopS)) {
      double lastS = 0;
      for (Signals group : signals) {
        if (group.samples() > 0) {
          lastS = Math.max(lastS, group.times()[group.samples() - 1]);
        }
      }
      trains = spikes.trains(units.size(), startS, stopS, lastS);
    }
    Activity activity =
        new Activity(
            title, about, UnitTable.of(unitNames(), columns), trains, signals, events, epochs);
    return new Reading(format, activity, remarks);
  }
}
