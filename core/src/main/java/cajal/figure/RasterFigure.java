package cajal.figure;

import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Every spike of the chosen populations as a tick in its neuron's row, the first population on
/// top; below, if wanted, the populations' rates on the same time axis.
public final class RasterFigure {

  private static final double GAP_SHARE = 0.012;
  private static final double RASTER_SHARE = 0.7;

  private RasterFigure() {}

  /// What is shown and how.
  ///
  /// @param populations names; empty for all
  /// @param window empty for the whole recording
  /// @param rateBinMs width of a bin of the rate panel, ms; 0 for a round width that makes some two
  ///   hundred bins; empty for no such panel
  /// @param rows where neurons stand and in which colours; empty for the order of their numbers in
  ///   the colours of their populations
  public record Options(
      List<String> populations,
      Optional<TimeWindow> window,
      OptionalDouble rateBinMs,
      Optional<RasterRows> rows,
      Palette palette) {

    public Options {
      populations = List.copyOf(populations);
    }

    /// Neurons in the order of their numbers.
    public Options(
        List<String> populations,
        Optional<TimeWindow> window,
        OptionalDouble rateBinMs,
        Palette palette) {
      this(populations, window, rateBinMs, Optional.empty(), palette);
    }

    /// All populations over the whole recording, with rates below.
    public static Options standard(Palette palette) {
      return new Options(List.of(), Optional.empty(), OptionalDouble.of(0), palette);
    }
  }

  /// @throws cajal.problem.ProblemException if a population is unknown or there are too many spikes
  public static Figure of(Recording recording, Options options) {
    TimeWindow window = options.window().orElseGet(() -> TimeWindow.whole(recording));
    List<PopulationRange> populations = SpikeTrains.chosen(recording, options.populations());
    List<SpikeTrains> trains = SpikeTrains.read(recording, populations, window);
    List<Integer> colours = PopulationColours.of(populations, options.palette());
    double dtMs = recording.header().dtMs();
    Panel raster =
        options
            .rows()
            .map(rows -> raster(trains, rows, window, dtMs))
            .orElseGet(() -> raster(trains, colours, window, dtMs));
    List<Panel> panels = new ArrayList<>();
    if (options.rateBinMs().isPresent()) {
      Panel below =
          RateFigure.panel(
              trains,
              colours,
              window,
              new RateFigure.Bins(dtMs, options.rateBinMs().getAsDouble()));
      panels.add(
          raster.withX(window.axis().unlabelled()).in(new Panel.Cell(0, 0, 1, RASTER_SHARE)));
      panels.add(below.in(new Panel.Cell(0, RASTER_SHARE, 1, 1 - RASTER_SHARE)));
    } else {
      panels.add(raster);
    }
    return Figure.of(recording.header().title(), options.palette(), panels);
  }

  private static Panel raster(
      List<SpikeTrains> trains, List<Integer> colours, TimeWindow window, double dtMs) {
    double neurons = trains.stream().mapToInt(t -> t.population().size()).sum();
    double gap = GAP_SHARE * neurons;
    List<Mark> marks = new ArrayList<>();
    List<Axis.Band> bands = new ArrayList<>();
    double row = 0;
    for (int i = 0; i < trains.size(); i++) {
      SpikeTrains train = trains.get(i);
      PopulationRange population = train.population();
      marks.add(
          new Mark.Raster(train.times(dtMs, window.unitMs()), train.rows(row), 1, colours.get(i)));
      bands.add(
          new Axis.Band(
              population.name() + " (" + population.size() + ")",
              row,
              row + population.size(),
              colours.get(i)));
      row += population.size() + gap;
    }
    Axis rows = new Axis.Bands(Math.max(1, row - gap), 0, "", bands);
    return Panel.of(window.axis(), rows, marks);
  }

  private static Panel raster(
      List<SpikeTrains> trains, RasterRows rows, TimeWindow window, double dtMs) {
    double gap = GAP_SHARE * rows.rgb().length;
    float[] placeOf = new float[rows.rgb().length];
    List<Axis.Band> bands = new ArrayList<>();
    for (RasterRows.Band band : rows.bands()) {
      double before = bands.size() * gap;
      for (int row = band.first(); row < band.end(); row++) {
        placeOf[row] = (float) (row + before);
      }
      String label = band.name() + " (" + (band.end() - band.first()) + ")";
      bands.add(new Axis.Band(label, band.first() + before, band.end() + before, band.rgb()));
    }
    Map<Integer, SpikeTrains.Points> byColour = new LinkedHashMap<>();
    for (SpikeTrains train : trains) {
      train.each((step, neuron) -> {
        int row = rows.rowOf()[neuron];
        if (row >= 0) {
          byColour
              .computeIfAbsent(rows.rgb()[row], _ -> new SpikeTrains.Points())
              .add((step + 1) * dtMs / window.unitMs(), placeOf[row]);
        }
      });
    }
    List<Mark> marks = new ArrayList<>();
    byColour.forEach((rgb, points) -> marks.add(new Mark.Raster(points.x(), points.y(), 1, rgb)));
    double height = Math.max(1, placeOf.length + (bands.size() - 1) * gap);
    Axis axis = new Axis.Bands(height, 0, "", bands);
    return rows.explain(Panel.of(window.axis(), axis, marks));
  }
}
