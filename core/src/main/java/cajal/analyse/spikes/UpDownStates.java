package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Axis;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up and down states of the whole population by its smoothed rate.
final class UpDownStates implements Analysis<UpDownStates.Parameters> {

  private static final int MOST_BINS = 50_000_000;

  record Parameters(
      @Parameter(
              title = "Smoothing",
              help = "Standard deviation of the kernel that smooths the rate.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double smoothMs,
      @Parameter(
              title = "Up above",
              help = "An up state begins when the rate exceeds this part of its largest value.",
              min = 0,
              max = 1)
          double up,
      @Parameter(
              title = "Down below",
              help = "An up state ends when the rate falls below this part of its largest value.",
              min = 0,
              max = 1)
          double down,
      @Parameter(
              title = "Shortest",
              help = "States that are shorter belong to the one before.",
              unit = "ms",
              min = 0)
          double shortestMs) {}

  @Override
  public Card card() {
    return Card.of(
            "up_down_states",
            Card.Group.SPIKE_TRAINS,
            "Up and down states",
            "Times at which the smoothed rate of all units is high or low, with two thresholds.",
            Card.Kind.SPIKES)
        .from(
            "Saleem, Chadderton, Apergis-Schoute, Harris & Schultz (2010) J Comput Neurosci 29:49-62",
            "10.1007/s10827-010-0228-5");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(20, 0.3, 0.15, 50);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    double binS = Math.max(parameters.smoothMs() / 4000, trains.durationS() / MOST_BINS);
    double[] rate = rate(trains, binS, parameters.smoothMs() / 1000, work);
    double largest = Arrays.stream(rate).max().orElse(0);
    boolean[] up = new boolean[rate.length];
    boolean now = rate.length > 0 && rate[0] > parameters.up() * largest;
    for (int i = 0; i < rate.length; i++) {
      now = now ? rate[i] >= parameters.down() * largest : rate[i] > parameters.up() * largest;
      up[i] = now;
    }
    return new Found(
        states(up, binS, trains, parameters.shortestMs() / 1000), rate, trains.startS(), binS);
  }

  private static double[] rate(SpikeTrains trains, double binS, double sdS, Work work) {
    int bins = (int) Math.floor(trains.durationS() / binS + 1e-9);
    double[] counts = new double[bins];
    for (double time : trains.times()) {
      int bin = (int) ((time - trains.startS()) / binS);
      if (bin < bins) {
        counts[bin]++;
      }
    }
    work.progress().orStop();
    int reach = (int) Math.ceil(4 * sdS / binS);
    double[] kernel = new double[2 * reach + 1];
    Arrays.setAll(kernel, i -> Math.exp(-0.5 * Math.pow((i - reach) * binS / sdS, 2)));
    double[] rate = new double[bins];
    double perUnit = binS * Math.max(1, trains.units());
    work.each(
        Math.ceilDiv(bins, 65_536),
        "rate",
        block -> {
          for (int i = block * 65_536; i < Math.min(bins, (block + 1) * 65_536); i++) {
            double sum = 0;
            double weight = 0;
            for (int k = Math.max(-reach, -i); k <= Math.min(reach, bins - 1 - i); k++) {
              sum += kernel[k + reach] * counts[i + k];
              weight += kernel[k + reach];
            }
            rate[i] = sum / weight / perUnit;
          }
        });
    return rate;
  }

  private static List<State> states(
      boolean[] up, double binS, SpikeTrains trains, double shortestS) {
    List<State> states = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= up.length; i++) {
      if (i == up.length || up[i] != up[from]) {
        State state =
            new State(up[from], trains.startS() + from * binS, trains.startS() + i * binS);
        State before = states.isEmpty() ? state : states.getLast();
        boolean joins =
            !states.isEmpty() && (state.up() == before.up() || state.durationS() < shortestS);
        if (joins) {
          states.removeLast();
          states.add(new State(before.up(), before.startS(), state.stopS()));
        } else {
          states.add(state);
        }
        from = i;
      }
    }
    return states;
  }

  /// One state of the population, s.
  record State(boolean up, double startS, double stopS) {

    double durationS() {
      return stopS - startS;
    }
  }

  /// States in the order of time, and the rate by which they were found.
  ///
  /// @param rate `[bin]`, spikes/s of a mean unit
  record Found(List<State> states, double[] rate, double startS, double binS) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "states",
              "Up and down states",
              List.of(
                  new Column.Texts(
                      "state",
                      "Whether it is up or down.",
                      states.stream().map(state -> state.up() ? "up" : "down").toList()),
                  new Column.Numbers(
                      "start_s",
                      "s",
                      "Its beginning.",
                      states.stream().mapToDouble(State::startS).toArray()),
                  new Column.Numbers(
                      "stop_s",
                      "s",
                      "Its end.",
                      states.stream().mapToDouble(State::stopS).toArray()),
                  new Column.Numbers(
                      "duration_s",
                      "s",
                      "Its length.",
                      states.stream().mapToDouble(State::durationS).toArray()))));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      double[] times = new double[rate.length];
      Arrays.setAll(times, i -> startS + (i + 0.5) * binS);
      double largest = Arrays.stream(rate).max().orElse(1);
      List<Mark> marks = new ArrayList<>();
      double[] floor = {0, 0};
      double[] ceiling = {1.05 * largest, 1.05 * largest};
      for (State state : states) {
        if (state.up()) {
          double[] span = {state.startS(), state.stopS()};
          marks.add(new Mark.Area(span, floor, ceiling, palette.cycle(1), 0.25));
        }
      }
      Label x = new Label("Time", "s");
      Label y = new Label("Rate", "spikes/s");
      Panel curve = Panels.curves(List.of(new Curve("", times, rate)), x, y, palette);
      marks.addAll(curve.marks());
      Panel panel =
          curve
              .with(marks)
              .withY(Axis.Numeric.of(0, largest > 0 ? 1.05 * largest : 1, y.name(), y.unit()))
              .withKeys(
                  List.of(
                      new Panel.Key("rate of all units", palette.cycle(0)),
                      new Panel.Key("up state", palette.cycle(1))));
      return List.of(
          new Plot(
              "up_down_states",
              Panels.figure("Up and down states", palette, 1, List.of(panel)).sized(180, 70)));
    }

    @Override
    public List<String> notes() {
      return List.of("all spikes");
    }
  }
}
