package cajal.analyse.overview;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The recording itself: every spike and every signal over time.
final class Overview implements Analysis<Overview.Parameters> {

  /// In which order units stand.
  enum Order {
    RECORDING,
    RATE,
    NAME
  }

  record Parameters(
      @Parameter(
              title = "Order of units",
              help = "Units stand as in the recording, by falling rate, or by name.")
          Order order,
      @Parameter(
              title = "Standardise signals",
              help = "Each channel is shown in standard deviations from its own mean.")
          boolean standardise) {}

  @Override
  public Card card() {
    return Card.of(
        "overview",
        Card.Group.RECORDING,
        "The recording",
        "Every spike and every signal over time, with events and epochs.",
        Card.Kind.SPIKES,
        Card.Kind.SIGNALS);
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Order.RECORDING, true);
  }

  @Override
  public Result run(Input input, Parameters parameters, Work work) {
    work.progress().orStop();
    Activity activity = input.activity();
    List<String> names = activity.unitNames();
    SpikeTrains spikes = activity.spikes();
    Comparator<Integer> by =
        switch (parameters.order()) {
          case RECORDING -> Comparator.naturalOrder();
          case RATE -> Comparator.<Integer>comparingInt(unit -> -spikes.count(unit));
          case NAME -> Comparator.comparing(names::get);
        };
    int[] order =
        IntStream.range(0, names.size()).boxed().sorted(by).mapToInt(Integer::intValue).toArray();
    List<ShownSignals> signals =
        activity.signals().stream()
            .filter(group -> group.samples() > 1 && !group.channels().isEmpty())
            .map(group -> shown(group, parameters.standardise(), work))
            .toList();
    return new Recorded(activity, order, signals);
  }

  private static ShownSignals shown(Signals group, boolean standardise, Work work) {
    List<double[]> rows =
        work.map(
            group.channels().size(),
            "signals",
            channel ->
                standardise
                    ? ShownSignals.standardised(group.values()[channel])
                    : group.values()[channel]);
    return ShownSignals.of(group, rows, standardise);
  }
}
