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
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Rates and regularity of all units.
final class SpikeStatistics implements Analysis<SpikeStatistics.Parameters> {

  record Parameters(
      @Parameter(
              title = "Window",
              help = "Length of the windows in which spikes are counted for the Fano factor.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double windowMs) {}

  @Override
  public Card card() {
    return Card.of(
            "spike_statistics",
            Card.Group.SPIKE_TRAINS,
            "Rates and intervals",
            "Rate, intervals between spikes, CV, CV2, LV and Fano factor of every unit.",
            Card.Kind.SPIKES)
        .from(
            "Shinomoto, Shima & Tanji (2003) Neural Comput 15:2823-2842",
            "10.1162/089976603322518759");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(200);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    List<IntervalStatistics> units =
        work.map(
            trains.units(),
            "intervals",
            unit -> IntervalStatistics.of(trains, unit, parameters.windowMs() / 1000));
    return new Found(activity.unitNames(), units);
  }

  /// Numbers of all units.
  record Found(List<String> names, List<IntervalStatistics> units) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "units",
              "Rates and intervals",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", names),
                  column("spikes", "", "Number of spikes.", IntervalStatistics::spikes),
                  column(
                      "rate_hz", "Hz", "Spikes per second observed.", IntervalStatistics::rateHz),
                  column(
                      "isi_mean_ms", "ms", "Mean interval between spikes.", u -> 1000 * u.meanS()),
                  column(
                      "isi_sd_ms", "ms", "Standard deviation of intervals.", u -> 1000 * u.sdS()),
                  column(
                      "cv", "", "Coefficient of variation of intervals.", IntervalStatistics::cv),
                  column(
                      "cv2",
                      "",
                      "Variation between neighbouring intervals.",
                      IntervalStatistics::cv2),
                  column("lv", "", "Local variation of intervals.", IntervalStatistics::lv),
                  column(
                      "fano",
                      "",
                      "Variance over mean of counts in windows.",
                      IntervalStatistics::fano))));
    }

    private Column column(
        String name, String unit, String description, ToDoubleFunction<IntervalStatistics> value) {
      return new Column.Numbers(
          name, unit, description, units.stream().mapToDouble(value).toArray());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      Table table = tables().getFirst();
      double[] rate = table.numbers("rate_hz");
      double[] cv = table.numbers("cv");
      Label rates = new Label("Rate", "spikes/s");
      return List.of(
          new Plot(
              "rates_and_intervals",
              Panels.figure(
                  "Rates and intervals",
                  palette,
                  2,
                  List.of(
                      Panels.histogram(rate, rates, "Units", palette),
                      Panels.histogram(cv, Label.of("CV of intervals"), "Units", palette),
                      Panels.dots(rate, cv, rates, Label.of("CV of intervals"), palette),
                      Panels.dots(
                          table.numbers("lv"),
                          table.numbers("fano"),
                          Label.of("LV"),
                          Label.of("Fano factor"),
                          palette)))));
    }

    @Override
    public List<String> notes() {
      return List.of("all spikes");
    }
  }
}
