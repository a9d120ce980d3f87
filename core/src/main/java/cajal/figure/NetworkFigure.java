package cajal.figure;

import cajal.connectome.Connectome;
import cajal.network.Cells;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// A network as it stands on the canvas, in the notation of {@link Notation}; a population whose
/// cells are a connectome is drawn as the animal, with its cells at their places.
public final class NetworkFigure {

  private static final double TINT = 0.82;
  private static final double LINE_PT = 1;
  private static final double NAME_PT = 8;
  private static final double DETAIL_PT = 6.5;
  private static final double PITCH = 2.6 * Notation.NODE_SIZE;
  private static final double BODY_PITCH = 2.3 * WormBody.halfLength();

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
    Map<String, ConnectomeMap> maps = new LinkedHashMap<>();
    for (Population population : network.populations()) {
      if (population.cells() instanceof Cells.OfConnectome cells) {
        options
            .connectomes()
            .apply(cells.dataset())
            .ifPresent(connectome ->
                maps.put(population.name(), ConnectomeMap.of(connectome, cells.chosen())));
      }
    }
    Map<String, Place> placed = placed(network, places, maps.isEmpty() ? PITCH : BODY_PITCH);
    Map<String, ConnectomeDrawing> bodies = new LinkedHashMap<>();
    maps.forEach((name, map) -> {
      Place at = placed.getOrDefault(name, new Place(0, 0));
      bodies.put(name, new ConnectomeDrawing(name, map, at.x(), at.y()));
    });
    List<Mark> marks = canvas(network, placed, bodies, options.palette());
    return Figure.of(options.title(), options.palette(), List.of(Panel.drawing(marks)));
  }

  private static Map<String, Place> placed(
      Network network, Map<String, Place> places, double pitch) {
    Map<String, Place> all = new LinkedHashMap<>(places);
    List<Node> missing =
        network.nodes().stream().filter(node -> !places.containsKey(node.name())).toList();
    if (missing.size() == network.nodes().size()) {
      ring(network.populations(), pitch, all);
      double reach = all.values().stream().mapToDouble(Place::x).max().orElse(0) + 1.3 * pitch;
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
  private static void ring(List<Population> populations, double pitch, Map<String, Place> places) {
    int n = populations.size();
    double radius = n < 2 ? 0 : 0.5 * pitch / Math.sin(Math.PI / n);
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

  private static List<Mark> canvas(
      Network network,
      Map<String, Place> places,
      Map<String, ConnectomeDrawing> bodies,
      Palette palette) {
    Map<String, Notation.Spot> spots = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      Place place = places.getOrDefault(node.name(), new Place(0, 0));
      if (!bodies.containsKey(node.name())) {
        spots.put(node.name(), Notation.Spot.of(NodeKind.of(node, network), place.x(), place.y()));
      }
    }
    List<Mark> marks = new ArrayList<>();
    bodies.values().forEach(body -> body.body(palette, marks));
    Map<String, Notation.Wire> wires = new LinkedHashMap<>(Notation.wires(network, spots));
    wires.putAll(bodyWires(network, places, spots, bodies));
    for (Projection projection : network.projections()) {
      Notation.Wire wire = wires.get(projection.name());
      // A half-finished drawing may hold a projection whose node is gone.
      if (wire != null) {
        boolean random = Notation.random(projection.rule());
        wire(wire, random, palette.of(NodeKind.ofWire(projection, network)), marks);
      }
    }
    bodies.values().forEach(body -> body.tags(network, palette, marks));
    for (Node node : network.nodes()) {
      Notation.Spot spot = spots.get(node.name());
      if (spot != null) {
        node(node, spot, palette, marks);
      }
    }
    return marks;
  }

  // Wires that end at a body or in it; those from a body to itself are the bundles.
  private static Map<String, Notation.Wire> bodyWires(
      Network network,
      Map<String, Place> places,
      Map<String, Notation.Spot> spots,
      Map<String, ConnectomeDrawing> bodies) {
    Map<String, Notation.Wire> wires = new LinkedHashMap<>();
    Map<List<String>, Integer> lanes = new HashMap<>();
    for (Projection projection : network.projections()) {
      String source = projection.source();
      String target = projection.target();
      Place from = places.get(source);
      Place to = places.get(target);
      boolean touches = bodies.containsKey(source) || bodies.containsKey(target);
      if (touches && !source.equals(target) && from != null && to != null) {
        int lane = lanes.merge(List.of(source, target), 1, Integer::sum) - 1;
        ConnectomeDrawing first = bodies.get(source);
        ConnectomeDrawing last = bodies.get(target);
        Notation.Spot start =
            first == null ? spots.get(source) : first.anchor(projection, to.x(), to.y());
        Notation.Spot end =
            last == null ? spots.get(target) : last.anchor(projection, from.x(), from.y());
        if (start != null && end != null) {
          Notation.Head head = Notation.Head.of(projection, network);
          wires.put(projection.name(), Notation.wire(start, end, lane, head));
        }
      }
    }
    return wires;
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
        new Mark.Label(
            spot.x(), foot, 6, node.name(), NAME_PT, palette.ink(), Mark.Align.CENTRE, true));
    marks.add(
        new Mark.Label(
            spot.x(),
            foot,
            14.5,
            NodeText.detail(node),
            DETAIL_PT,
            palette.muted(),
            Mark.Align.CENTRE,
            false));
  }
}
