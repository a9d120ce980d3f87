package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Bursts of single units by their intervals.
final class Bursts implements Analysis<Bursts.Parameters> {

  record Parameters(
      @Parameter(
              title = "Begin",
              help = "A burst begins with an interval of at most so much.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double beginMs,
      @Parameter(
              title = "End",
              help = "A burst ends before an interval of more than so much.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double endMs,
      @Parameter(title = "Apart", help = "Bursts less apart are one.", unit = "ms", min = 0)
          double apartMs,
      @Parameter(title = "Spikes", help = "Fewest spikes of a burst.", min = 2, max = 1_000_000)
          int spikes) {}

  @Override
  public Card card() {
    return Card.of(
            "bursts",
            Card.Group.SPIKE_TRAINS,
            "Bursts",
            "Bursts of every unit by the intervals with which they begin and end.",
            Card.Kind.SPIKES)
        .from(
            "Cotterill, Charlesworth, Thomas, Paulsen & Eglen (2016) J Neurophysiol 116:306-321",
            "10.1152/jn.00093.2016");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(10, 20, 50, 3);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    return new Found(
        activity.unitNames(),
        work.map(trains.units(), "bursts", unit -> bursts(trains, unit, parameters)),
        IntStream.range(0, trains.units()).map(trains::count).toArray());
  }

  static List<Burst> bursts(SpikeTrains trains, int unit, Parameters parameters) {
    double[] times = trains.times();
    List<Burst> found = new ArrayList<>();
    int end = trains.first()[unit + 1];
    int at = trains.first()[unit];
    while (at + 1 < end) {
      if (1000 * (times[at + 1] - times[at]) > parameters.beginMs()) {
        at++;
        continue;
      }
      int last = at + 1;
      while (last + 1 < end && 1000 * (times[last + 1] - times[last]) <= parameters.endMs()) {
        last++;
      }
      Burst burst = new Burst(times[at], times[last], last - at + 1);
      if (!found.isEmpty()
          && 1000 * (burst.startS() - found.getLast().stopS()) < parameters.apartMs()) {
        Burst before = found.removeLast();
        int first = at - 1;
        while (times[first] > before.stopS()) {
          first--;
        }
        burst = new Burst(before.startS(), burst.stopS(), before.spikes() + last - first);
      }
      found.add(burst);
      at = last + 1;
    }
    found.removeIf(burst -> burst.spikes() < parameters.spikes());
    return found;
  }

  /// One burst, s.
  record Burst(double startS, double stopS, int spikes) {

    double durationMs() {
      return 1000 * (stopS - startS);
    }
  }

  /// Bursts of all units.
  ///
  /// @param bursts of each unit
  /// @param spikes `[unit]`
  record Found(List<String> names, List<List<Burst>> bursts, int[] spikes) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "units",
              "Bursts of units",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", names),
                  unit("bursts", "", "Number of bursts.", i -> bursts.get(i).size()),
                  unit(
                      "burst_spikes_part",
                      "",
                      "Part of spikes that lie in bursts.",
                      this::inBursts),
                  unit(
                      "burst_duration_ms",
                      "ms",
                      "Mean duration of bursts.",
                      i -> mean(i, Burst::durationMs)),
                  unit(
                      "spikes_per_burst",
                      "",
                      "Mean number of spikes of bursts.",
                      i -> mean(i, Burst::spikes)))),
          new Table(
              "bursts",
              "All bursts",
              List.of(
                  new Column.Texts(
                      "unit",
                      "Name of the unit.",
                      IntStream.range(0, names.size())
                          .boxed()
                          .flatMap(i -> bursts.get(i).stream().map(_ -> names.get(i)))
                          .toList()),
                  burst("start_s", "s", "Time of the first spike.", Burst::startS),
                  burst("stop_s", "s", "Time of the last spike.", Burst::stopS),
                  burst("spikes", "", "Number of spikes.", Burst::spikes))));
    }

    private interface OfUnit {
      double value(int unit);
    }

    private Column unit(String name, String unit, String description, OfUnit value) {
      return new Column.Numbers(
          name,
          unit,
          description,
          IntStream.range(0, names.size()).mapToDouble(value::value).toArray());
    }

    private Column burst(
        String name, String unit, String description, ToDoubleFunction<Burst> value) {
      return new Column.Numbers(
          name,
          unit,
          description,
          bursts.stream().flatMap(List::stream).mapToDouble(value).toArray());
    }

    private double inBursts(int unit) {
      return spikes[unit] == 0
          ? Double.NaN
          : bursts.get(unit).stream().mapToDouble(Burst::spikes).sum() / spikes[unit];
    }

    private double mean(int unit, ToDoubleFunction<Burst> value) {
      return bursts.get(unit).stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    @Override
    public List<Plot> plots(Palette palette) {
      return List.of(
          new Plot(
              "bursts",
              Panels.figure(
                  "Bursts",
                  palette,
                  2,
                  List.of(
                      Panels.histogram(
                          tables().getFirst().numbers("burst_spikes_part"),
                          Label.of("Part of spikes in bursts"),
                          "Units",
                          palette),
                      Panels.histogram(
                          bursts.stream()
                              .flatMap(List::stream)
                              .mapToDouble(Burst::durationMs)
                              .toArray(),
                          new Label("Duration", "ms"),
                          "Bursts",
                          palette)))));
    }

    @Override
    public List<String> notes() {
      return List.of("all spikes");
    }
  }
}
