package cajal.figure;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/// One figure of each kind, on synthetic data, for tests that hold for all of them.
final class FigureSamples {

  private FigureSamples() {}

  static SyntheticRecording recording() {
    return new SyntheticRecording(7, 400, 100, 500, 3000).withTrace("V_m", Unit.MV, 6, 1);
  }

  static Map<String, Figure> all() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    SyntheticRecording recording = recording();
    figures.put("raster", raster());
    figures.put(
        "raster alone",
        RasterFigure.of(
            recording,
            new RasterFigure.Options(
                List.of("I"),
                Optional.of(new TimeWindow(100, 300)),
                OptionalDouble.empty(),
                Palette.DARK)));
    figures.put(
        "many populations",
        RasterFigure.of(manyPopulations(), RasterFigure.Options.standard(Palette.LIGHT)));
    figures.put("rates", RateFigure.of(recording, RateFigure.Options.standard(Palette.LIGHT)));
    figures.put("stacked", TraceFigure.of(recording, TraceFigure.Options.standard(Palette.LIGHT)));
    figures.put(
        "overlaid",
        TraceFigure.of(
            recording,
            new TraceFigure.Options(
                List.of(), List.of("0", "3"), false, Optional.empty(), Palette.LIGHT)));
    figures.put(
        "heat map", HeatMapFigure.of(worm(), HeatMapFigure.Options.standard(Palette.LIGHT)));
    figures.put("network", network());
    return figures;
  }

  static Figure raster() {
    return RasterFigure.of(recording(), RasterFigure.Options.standard(Palette.LIGHT));
  }

  static SyntheticRecording worm() {
    List<String> names =
        IntStream.range(0, 120).mapToObj(i -> "AV" + (char) ('A' + i % 26) + i).toList();
    Header header =
        new Header(
            "Worm",
            3,
            0.1,
            List.of(new PopulationRange("neurons", "graded", 0, 120, false, names)));
    return new SyntheticRecording(header, 300, 10).withTrace("V_m", Unit.MV, 120, 10);
  }

  private static SyntheticRecording manyPopulations() {
    List<PopulationRange> ranges = new ArrayList<>();
    int first = 0;
    for (int layer = 1; layer <= 6; layer++) {
      for (String kind : List.of("excitatory", "inhibitory")) {
        int size = kind.startsWith("e") ? 300 / layer : 20;
        ranges.add(
            new PopulationRange(
                "layer " + layer + " " + kind,
                "iaf_psc_exp",
                first,
                size,
                kind.startsWith("i"),
                List.of()));
        first += size;
      }
    }
    return new SyntheticRecording(new Header("Column", 5, 0.1, ranges), 4000, 2000);
  }

  static Figure network() {
    Network network =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", 8000))
            .with(
                Population.of("worm", "graded", 40).withCells(new Cells.OfConnectome("small", 40)))
            .with(new Stimulator("noise µ", "poisson_generator", Map.of()))
            .with(new Recorder("voltmeter", List.of("V_m"), Quantity.ms(1)))
            .with(projection("E", "worm", 1))
            .with(projection("worm", "E", -1))
            .with(projection("E", "E", 1))
            .with(projection("noise µ", "E", 1))
            .with(projection("E", "voltmeter", 1));
    return NetworkFigure.of(
        network,
        Map.of(),
        new NetworkFigure.Options("Net", Palette.LIGHT, _ -> Optional.of(connectome())));
  }

  static Projection projection(String source, String target, double weight) {
    return Projection.of(
        source + " to " + target,
        source,
        target,
        new ConnectionRule.AllToAll(false),
        Distribution.constant(weight, Unit.PA));
  }

  private static Connectome connectome() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      cells.add(
          new Cell(
              "N" + i,
              "N",
              Connectome.Kind.NEURON,
              List.of("sensory", "interneuron", "motor").get(i % 3),
              Set.of(),
              Optional.of(new Connectome.Position(0, 20 * i - 340, 30 * Math.sin(i / 6.0)))));
    }
    return new Connectome("small", "synapses", cells, List.of());
  }
}
