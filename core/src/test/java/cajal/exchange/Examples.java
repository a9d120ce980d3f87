package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.table.Column;
import cajal.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Small recordings that between them hold everything a recording can hold.
final class Examples {

  private Examples() {}

  static List<Activity> all() {
    return List.of(full(), spikes(), populations(), report(), matrix(), nothing());
  }

  /// Of everything something, with gaps, jitter and names that need quoting.
  static Activity full() {
    return new Activity(
        "full",
        Map.of("subject", "worm, \"7\"", "seed", "42", "note", "zwei\nZeilen µ"),
        UnitTable.of(
            List.of("AVAL", "17", "silent, one"),
            List.of(
                new Column.Numbers(
                    "depth_um",
                    "um",
                    "distance from the surface",
                    new double[] {1, Double.NaN, -3.25}),
                new Column.Texts("kind", "type of cell", List.of("command", "", "12")))),
        SpikeTrains.of(
            List.of(new double[] {0.1, 0.30000000000000004, 2}, new double[] {-0.5}, new double[0]),
            -1,
            10),
        List.of(
            new Signals(
                "fluorescence",
                "",
                List.of("AVAL", "17"),
                new double[] {0, 0.31, 0.59, 0.93},
                new double[][] {{1, Double.NaN, 3, 4}, {0.1, 0.2, 0.3, 1e-300}}),
            new Signals(
                "drive", "mm/s", List.of("v"), new double[] {0.5, 1}, new double[][] {{-1, 1}})),
        List.of(
            new Events("lick", new double[] {1, 2.5}, List.of()),
            new Events("stimulus", new double[] {0.5, 4}, List.of("left", "right; far"))),
        List.of(
            new Epochs(
                "trials",
                new double[] {0, 5},
                new double[] {4, 9.5},
                new Table(
                    "labels",
                    "Labels",
                    List.of(
                        new Column.Texts("condition", "", List.of("go", "stop")),
                        new Column.Numbers("contrast", "", "", new double[] {0.5, 1}))))));
  }

  static Activity spikes() {
    return new Activity(
        "spikes",
        Map.of(),
        UnitTable.of(List.of("0", "1", "2")),
        SpikeTrains.of(
            List.of(new double[] {0.001, 0.0015}, new double[] {0.5, 0.75}, new double[] {0.25}),
            0,
            0.75),
        List.of(),
        List.of(),
        List.of());
  }

  /// Named as a simulator's populations are.
  static Activity populations() {
    return new Activity(
        "populations",
        Map.of(),
        UnitTable.of(
            List.of("E 0", "E 1", "I 0"),
            List.of(
                new Column.Texts("population", "population of the node", List.of("E", "E", "I")))),
        SpikeTrains.of(
            List.of(new double[] {0.001, 0.0015}, new double[] {0.5, 0.75}, new double[] {0.25}),
            0,
            0.75),
        List.of(),
        List.of(),
        List.of());
  }

  /// Samples at even times of units of a population.
  static Activity report() {
    return new Activity(
        "report",
        Map.of(),
        UnitTable.of(
            List.of("E 0", "E 4"),
            List.of(new Column.Texts("population", "population of the node", List.of("E", "E")))),
        SpikeTrains.none(2),
        List.of(
            new Signals(
                "V_m",
                "mV",
                List.of("E 0", "E 4"),
                IntStream.range(0, 5).mapToDouble(i -> i / 4.0).toArray(),
                new double[][] {{-70, -69.5, -55, -70, -70}, {-70, -70, -70, -70.25, -70}})),
        List.of(),
        List.of());
  }

  /// Numbers without names and times.
  static Activity matrix() {
    return new Activity(
        "matrix",
        Map.of(),
        UnitTable.of(List.of("0", "1")),
        SpikeTrains.none(2),
        List.of(
            new Signals(
                "matrix",
                "",
                List.of("0", "1"),
                new double[] {0, 1, 2},
                new double[][] {{1, 2, 3}, {4, 5, Double.NaN}})),
        List.of(),
        List.of());
  }

  static Activity nothing() {
    return new Activity(
        "nothing",
        Map.of(),
        UnitTable.of(List.of()),
        SpikeTrains.none(0),
        List.of(),
        List.of(),
        List.of());
  }
}
