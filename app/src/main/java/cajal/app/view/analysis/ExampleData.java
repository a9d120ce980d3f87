package cajal.app.view.analysis;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.analyse.Card.Kind;
import cajal.analyse.Input;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A small example for each kind of data, with two groups of units that are active in turns.
final class ExampleData {

  private static final int UNITS = 16;
  private static final double SECONDS = 20;
  private static final double BIN_S = 0.05;
  private static final int BINS = (int) (SECONDS / BIN_S);
  private static final int TRIALS = 10;

  /// Part of the spikes that three others follow.
  private static final double BURSTING = 0.2;

  private static final double BURST_INTERVAL_S = 0.005;

  private ExampleData() {}

  static Input of(Set<Kind> kinds) {
    if (kinds.contains(Kind.SPIKES) || kinds.contains(Kind.SIGNALS)) {
      return new Input.Recorded(activity(1, kinds.contains(Kind.SPIKES)));
    }
    if (kinds.contains(Kind.RECORDINGS)) {
      return new Input.Several(List.of(activity(1, false), activity(2, false), activity(3, false)));
    }
    if (kinds.contains(Kind.TENSOR)) {
      return tensor();
    }
    double[][] values = levels(new SplittableRandom(1));
    return new Input.NamedMatrix("example", names(), numbered(BINS), values);
  }

  private static List<String> names() {
    return IntStream.range(0, UNITS).mapToObj(i -> "unit " + i).toList();
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /// `[unit][bin]`, how active a unit is: its group's slow wave and some noise.
  private static double[][] levels(SplittableRandom random) {
    double[][] levels = new double[UNITS][BINS];
    for (int unit = 0; unit < UNITS; unit++) {
      double phase = unit < UNITS / 2 ? 0 : Math.PI * 0.7;
      for (int bin = 0; bin < BINS; bin++) {
        double wave = Math.sin(2 * Math.PI * bin * BIN_S / 5 + phase);
        levels[unit][bin] = Math.max(0, wave) + 0.15 * random.nextDouble();
      }
    }
    return levels;
  }

  private static Activity activity(long seed, boolean spiking) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] levels = levels(random);
    int[] first = new int[UNITS + 1];
    List<Double> times = new ArrayList<>();
    for (int unit = 0; unit < UNITS; unit++) {
      for (int bin = 0; bin < BINS; bin++) {
        if (random.nextDouble() < 0.5 * levels[unit][bin]) {
          double at = (bin + 0.6 * random.nextDouble()) * BIN_S;
          int spikes = random.nextDouble() < BURSTING ? 4 : 1;
          for (int spike = 0; spike < spikes; spike++) {
            times.add(at + spike * BURST_INTERVAL_S);
          }
        }
      }
      first[unit + 1] = times.size();
    }
    SpikeTrains spikes =
        spiking
            ? new SpikeTrains(
                first, times.stream().mapToDouble(Double::doubleValue).toArray(), 0, SECONDS)
            : SpikeTrains.none(UNITS);
    double[] clock = IntStream.range(0, BINS).mapToDouble(i -> i * BIN_S).toArray();
    double[] starts = IntStream.range(0, TRIALS).mapToDouble(i -> 2 * i).toArray();
    double[] stops = Arrays.stream(starts).map(start -> start + 2).toArray();
    List<String> conditions =
        IntStream.range(0, TRIALS).mapToObj(i -> i % 2 == 0 ? "left" : "right").toList();
    Table labels =
        new Table(
            "trials", "Trials", List.of(new Column.Texts("condition", "Condition.", conditions)));
    return new Activity(
        "example " + seed,
        Map.of(),
        new Table("units", "Units", List.of(new Column.Texts("name", "Name.", names()))),
        spikes,
        List.of(new Signals("signal", "", names(), clock, levels)),
        List.of(new Events("stimulus", starts, conditions)),
        List.of(new Epochs("trials", starts, stops, labels)));
  }

  private static Input tensor() {
    double[][] levels = levels(new SplittableRandom(1));
    double[] values = new double[UNITS * 40 * TRIALS];
    for (int unit = 0; unit < UNITS; unit++) {
      for (int bin = 0; bin < 40; bin++) {
        for (int trial = 0; trial < TRIALS; trial++) {
          values[(unit * 40 + bin) * TRIALS + trial] = levels[unit][bin + 40 * (trial % 5)];
        }
      }
    }
    return new Input.NamedTensor(
        "example",
        List.of(
            new Input.TensorAxis("unit", names()),
            new Input.TensorAxis("time", numbered(40)),
            new Input.TensorAxis("trial", numbered(TRIALS))),
        values);
  }
}
