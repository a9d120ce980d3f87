package cajal.figure;

import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Mean rates of populations over time, from a recording.
public final class RateFigure {

  private RateFigure() {}

  /// What is shown and how.
  ///
  /// @param populations names; empty for all
  /// @param window empty for the whole recording
  /// @param binMs width of a bin, ms; 0 for a round width that makes some two hundred bins
  public record Options(
      List<String> populations, Optional<TimeWindow> window, double binMs, Palette palette) {

    public Options {
      populations = List.copyOf(populations);
    }

    /// All populations over the whole recording, the bin chosen by its length.
    public static Options standard(Palette palette) {
      return new Options(List.of(), Optional.empty(), 0, palette);
    }
  }

  /// @throws cajal.problem.ProblemException if a population is unknown or there are too many spikes
  public static Figure of(Recording recording, Options options) {
    TimeWindow window = options.window().orElseGet(() -> TimeWindow.whole(recording));
    List<PopulationRange> populations = SpikeTrains.chosen(recording, options.populations());
    List<SpikeTrains> trains = SpikeTrains.read(recording, populations, window);
    List<Integer> colours = PopulationColours.of(populations, options.palette());
    List<Panel.Key> keys = new ArrayList<>();
    for (int i = 0; i < populations.size(); i++) {
      keys.add(new Panel.Key(populations.get(i).name(), colours.get(i)));
    }
    double dtMs = recording.header().dtMs();
    Panel panel = panel(trains, colours, window, new Bins(dtMs, options.binMs())).withKeys(keys);
    return Figure.of(recording.header().title(), options.palette(), List.of(panel)).sized(180, 70);
  }

  /// How time is counted.
  record Bins(double dtMs, double binMs) {}

  static Panel panel(
      List<SpikeTrains> trains, List<Integer> colours, TimeWindow window, Bins bins) {
    List<Mark> lines = new ArrayList<>();
    double largest = 0;
    for (int i = 0; i < trains.size(); i++) {
      SpikeTrains.Rates rates =
          trains.get(i).rates(window, bins.dtMs(), window.binMs(bins.binMs()));
      largest = Math.max(largest, rates.largest());
      lines.add(rates.line(window.unitMs(), colours.get(i)));
    }
    Axis rate = Axis.Numeric.of(0, largest == 0 ? 1 : 1.05 * largest, "Rate", "spikes/s");
    return Panel.of(window.axis(), rate, lines);
  }
}
