package cajal.figure;

import cajal.network.Network;
import cajal.network.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A population whose cells are a connectome, drawn as the animal: the wall of its body, its cells
/// at their places, its connections between them, as the canvas shows them.
final class ConnectomeDrawing {

  private static final double WALL_PT = 0.6;
  private static final double FILL = 0.2;
  private static final double TITLE_PT = 9;
  private static final double DETAIL_PT = 6.5;

  private final String name;
  private final ConnectomeMap map;
  private final double x;
  private final double y;

  /// @param x middle of the body
  /// @param y middle of the body
  ConnectomeDrawing(String name, ConnectomeMap map, double x, double y) {
    this.name = name;
    this.map = map;
    this.x = x;
    this.y = y;
  }

  /// Where a wire leaves or ends.
  Notation.Spot anchor(Projection projection, double towardsX, double towardsY) {
    return map.anchor(x, y, projection, towardsX, towardsY);
  }

  /// The body with everything in it and its name; wires come on top.
  void body(Palette palette, List<Mark> marks) {
    marks.add(
        new Mark.Shape(
            WormBody.outline().movedBy(x, y),
            OptionalInt.of(Palette.blend(palette.background(), palette.grid(), FILL)),
            OptionalInt.of(palette.grid()),
            WALL_PT,
            1));
    marks.add(new Mark.Bundles(map, x, y, palette));
    for (int i = 0; i < map.x().length; i++) {
      double cellX = x + map.x()[i];
      double cellY = y + map.y()[i];
      double rim = ConnectomeMap.DOT + ConnectomeMap.RIM;
      int rgb = ConnectomeMap.colour(map.cells().get(i), palette);
      marks.add(Mark.Shape.filled(Outline.circle(cellX, cellY, rim), palette.background()));
      marks.add(Mark.Shape.filled(Outline.circle(cellX, cellY, ConnectomeMap.DOT), rgb));
    }
    double left = x - WormBody.halfLength();
    double top = y - WormBody.halfHeight();
    marks.add(new Mark.Label(left, top, -17, name, TITLE_PT, palette.ink(), Mark.Align.LEFT, true));
    marks.add(
        new Mark.Label(
            left, top, -7, map.summary(), DETAIL_PT, palette.muted(), Mark.Align.LEFT, false));
  }

  /// The plates of the projections among its cells, and the legend of their types.
  void tags(Network network, Palette palette, List<Mark> marks) {
    List<Mark.Tag> plates = new ArrayList<>();
    for (Projection projection : network.projections()) {
      if (projection.source().equals(name) && projection.target().equals(name)) {
        int rgb = palette.of(NodeKind.ofWire(projection, network));
        plates.add(new Mark.Tag(projection.name(), rgb));
      }
    }
    List<Mark.Tag> entries = new ArrayList<>();
    map.types()
        .forEach((type, count) ->
            entries.add(new Mark.Tag(type + " " + count, ConnectomeMap.colour(type, palette))));
    double half = WormBody.halfLength();
    marks.add(new Mark.Tags(x - half, x + half, y + WormBody.halfHeight(), plates, entries));
  }
}
