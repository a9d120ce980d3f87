package cajal.app.view.live;

import cajal.figure.LinearScale;
import cajal.figure.Palette;
import cajal.figure.PopulationColours;
import cajal.figure.RateFigure;
import cajal.figure.Ticks;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The mean rate of each chosen population over time, as a histogram of its spikes.
final class RateLane extends Lane {

  private final RateHistory history;
  private final List<Integer> chosen = new ArrayList<>();
  private final RateBins bins = new RateBins();
  private final StickyRange range = new StickyRange(0);
  private double binMs;
  private double topHz = 1;

  RateLane(RateHistory history, List<String> names) {
    super("Population rate", "spikes/s");
    this.history = history;
    for (int p = 0; p < history.populations().size(); p++) {
      if (names.isEmpty() || names.contains(history.populations().get(p).name())) {
        chosen.add(p);
      }
    }
    setAccessibleRoleDescription("population rate");
  }

  @Override
  Picture next(Frame frame) {
    Surface page = plot.hiddenPage();
    return new Picture() {
      private final List<Gutter.Mark> ends = new ArrayList<>();
      private double top = 1;
      private double bin;

      @Override
      public void paint(Recording recording) {
        bins.fill(recording, history, frame.across());
        bin = bins.binMs();
        double most = 0;
        for (int p : chosen) {
          most = Math.max(most, Arrays.stream(bins.ratesHz(p)).max().orElse(0));
        }
        range.take(0, most);
        top = range.high();
        page.fill(frame.palette().background());
        frame.grid(page);
        LinearScale y = new LinearScale(0, top, page.height() - 1.0, 4);
        for (double value : Ticks.nice(0, top, page.height() / 26).values()) {
          page.horizontal((int) Math.floor(y.map(value)), frame.palette().grid());
        }
        List<Integer> colours = colours(frame.palette());
        for (int i = 0; i < chosen.size(); i++) {
          ends.add(curve(chosen.get(i), colours.get(i), frame.across(), y));
        }
      }

      private Gutter.Mark curve(int p, int colour, Columns across, LinearScale y) {
        PopulationRange population = history.populations().get(p);
        double[] rates = bins.ratesHz(p);
        int previous = -1;
        double last = 0;
        for (int column = 0; column < page.width(); column++) {
          int at = bins.binAt(across, column);
          if (at < 0 || at >= rates.length) {
            previous = -1;
            continue;
          }
          last = rates[at];
          int here = (int) Math.floor(y.map(last));
          int from = previous < 0 ? here : Math.min(previous, here);
          int to = previous < 0 ? here : Math.max(previous, here);
          if (chosen.size() == 1) {
            page.bar(column, here + 1.0, page.height(), colour, 0.12);
          }
          page.rectangle(column, from, 1, to - from + 1, colour);
          previous = here;
        }
        return new Gutter.Mark(y.map(last), population.name(), colour, false);
      }

      @Override
      public void show() {
        plot.flip();
        binMs = bin;
        topHz = top;
        say("mean of each population, bins of " + Ticks.format(bin) + " ms");
        List<Gutter.Mark> marks = new ArrayList<>();
        Ticks ticks = Ticks.nice(0, top, page.height() / 26);
        LinearScale y = new LinearScale(0, top, page.height() - 1.0, 4);
        for (int i = ticks.values().size() - 1; i >= 0; i--) {
          marks.add(Gutter.Mark.tick(y.map(ticks.values().get(i)), ticks.labels().get(i)));
        }
        left.show(marks, frame.palette());
        ends.sort(Comparator.comparingDouble(Gutter.Mark::y));
        right.show(Labels.apart(ends, page.height()), frame.palette());
      }
    };
  }

  private List<Integer> colours(Palette palette) {
    return PopulationColours.of(chosen.stream().map(history.populations()::get).toList(), palette);
  }

  @Override
  String at(double ms, double y) {
    double rate = new LinearScale(0, topHz, plot.getHeight() - 1, 4).invert(y);
    return Ticks.format(Math.rint(Math.max(0, rate) * 10) / 10) + " spikes/s";
  }

  @Override
  LiveFigure figure() {
    List<String> names = chosen.stream().map(p -> history.populations().get(p).name()).toList();
    double bin = binMs > 0 ? binMs : history.binMs();
    return new LiveFigure(
        "Population rate",
        (recording, palette, stretch) ->
            RateFigure.of(
                recording, new RateFigure.Options(names, Optional.of(stretch), bin, palette)));
  }

  /// Width of the bins of the picture on screen, ms.
  double binMs() {
    return binMs;
  }
}
