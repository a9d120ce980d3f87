package cajal.figure;

import cajal.connectome.Connectome;
import cajal.network.Cells;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// A network as it stands on the canvas, in the notation of {@link Notation}; where a population is
/// a connectome, its cells are shown below at their places in the body.
public final class NetworkFigure {

  private static final double TINT = 0.82;
  private static final double LINE_PT = 1;
  private static final double NAME_PT = 8;
  private static final double DETAIL_PT = 6.5;
  private static final double CANVAS_SHARE = 0.62;
  private static final double PITCH = 2.6 * Notation.NODE_SIZE;

  private NetworkFigure() {}

  /// Where a node stands, in canvas units with y downwards.
  public record Place(double x, double y) {}

  /// What is shown and how.
  ///
  /// @param title for the file's metadata
  /// @param connectomes finds a connectome by its name; where it finds none, cells are not shown
  public record Options(
      String title, Palette palette, Function<String, Optional<Connectome>> connectomes) {

    /// Without cells.
    public static Options standard(String title, Palette palette) {
      return new Options(title, palette, _ -> Optional.empty());
    }
  }

  /// @param places by name of node; nodes without a place stand in rows below the others
  public static Figure of(Network network, Map<String, Place> places, Options options) {
    Panel canvas = Panel.drawing(canvas(network, placed(network, places), options.palette()));
    List<Panel> panels = new ArrayList<>();
    for (Population population : network.populations()) {
      if (population.cells() instanceof Cells.OfConnectome cells) {
        options
            .connectomes()
            .apply(cells.dataset())
            .flatMap(connectome -> BodyPanel.of(connectome, options.palette()))
            .ifPresent(panels::add);
      }
    }
    if (panels.isEmpty()) {
      return Figure.of(options.title(), options.palette(), List.of(canvas));
    }
    double each = (1 - CANVAS_SHARE) / panels.size();
    List<Panel> all = new ArrayList<>();
    all.add(canvas.in(new Panel.Cell(0, 0, 1, CANVAS_SHARE)));
    for (int i = 0; i < panels.size(); i++) {
      all.add(panels.get(i).in(new Panel.Cell(0, CANVAS_SHARE + i * each, 1, each)));
    }
    return Figure.of(options.title(), options.palette(), all);
  }

  private static Map<String, Place> placed(Network network, Map<String, Place> places) {
    Map<String, Place> all = new LinkedHashMap<>(places);
    List<Node> missing =
        network.nodes().stream().filter(node -> !places.containsKey(node.name())).toList();
    if (missing.size() == network.nodes().size()) {
      ring(network.populations(), all);
      double reach = all.values().stream().mapToDouble(Place::x).max().orElse(0) + 1.3 * PITCH;
      column(network.stimulators(), -reach, all);
      column(network.recorders(), reach, all);
      return all;
    }
    double bottom = places.values().stream().mapToDouble(Place::y).max().orElse(0);
    double left = places.values().stream().mapToDouble(Place::x).min().orElse(0);
    for (int i = 0; i < missing.size(); i++) {
      all.put(missing.get(i).name(), new Place(left + PITCH * i, bottom + PITCH));
    }
    return all;
  }

  // A ring for three or more, so that no wire between two populations runs behind a third.
  private static void ring(List<Population> populations, Map<String, Place> places) {
    int n = populations.size();
    double radius = n < 2 ? 0 : 0.5 * PITCH / Math.sin(Math.PI / n);
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n - Math.PI / 2;
      places.put(
          populations.get(i).name(), new Place(radius * Math.cos(angle), radius * Math.sin(angle)));
    }
  }

  private static void column(List<? extends Node> nodes, double x, Map<String, Place> places) {
    for (int i = 0; i < nodes.size(); i++) {
      places.put(nodes.get(i).name(), new Place(x, PITCH * (i - (nodes.size() - 1) / 2.0)));
    }
  }

  private static List<Mark> canvas(Network network, Map<String, Place> places, Palette palette) {
    Map<String, Notation.Spot> spots = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      Place place = places.getOrDefault(node.name(), new Place(0, 0));
      spots.put(node.name(), Notation.Spot.of(NodeKind.of(node, network), place.x(), place.y()));
    }
    List<Mark> marks = new ArrayList<>();
    Map<String, Notation.Wire> wires = Notation.wires(network, spots);
    for (Projection projection : network.projections()) {
      Notation.Wire wire = wires.get(projection.name());
      Notation.Spot from = spots.get(projection.source());
      // A half-finished drawing may hold a projection whose node is gone.
      if (wire != null && from != null) {
        Notation.Head head = Notation.Head.of(projection, network);
        boolean random = Notation.random(projection.rule());
        wire(wire, random, colour(head, from.kind(), palette), marks);
      }
    }
    for (Node node : network.nodes()) {
      Notation.Spot spot = spots.get(node.name());
      if (spot != null) {
        node(node, spot, palette, marks);
      }
    }
    return marks;
  }

  // A wire has the colour of what it does; one of a mixed population that of its sign.
  private static int colour(Notation.Head head, NodeKind from, Palette palette) {
    if (from != NodeKind.MIXED) {
      return palette.of(from);
    }
    return switch (head) {
      case DISC -> palette.inhibitory();
      case ARROW -> palette.excitatory();
      case BARS, NONE -> palette.mixed();
    };
  }

  private static void wire(Notation.Wire wire, boolean random, int rgb, List<Mark> marks) {
    marks.add(
        random
            ? Mark.Shape.dashed(wire.curve(), rgb, LINE_PT)
            : Mark.Shape.stroked(wire.curve(), rgb, LINE_PT));
    for (Outline head : wire.heads()) {
      marks.add(
          wire.filled()
              ? Mark.Shape.filled(head, rgb)
              : Mark.Shape.stroked(head, rgb, 1.4 * LINE_PT));
    }
  }

  private static void node(Node node, Notation.Spot spot, Palette palette, List<Mark> marks) {
    int rgb = palette.of(spot.kind());
    marks.add(
        new Mark.Shape(
            Notation.node(spot),
            OptionalInt.of(Palette.blend(rgb, palette.background(), TINT)),
            OptionalInt.of(rgb),
            LINE_PT,
            1));
    double foot = spot.y() + 0.5 * spot.size();
    marks.add(
        new Mark.Label(spot.x(), foot, 6, node.name(), NAME_PT, palette.ink(), Mark.Align.CENTRE));
    marks.add(
        new Mark.Label(
            spot.x(), foot, 14.5, detail(node), DETAIL_PT, palette.muted(), Mark.Align.CENTRE));
  }

  private static String detail(Node node) {
    return switch (node) {
      case Population population -> population.size() + " · " + population.model();
      case Stimulator stimulator -> stimulator.model();
      case Recorder recorder -> String.join(", ", recorder.variables());
    };
  }
}
