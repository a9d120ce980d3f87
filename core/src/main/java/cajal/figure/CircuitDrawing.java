package cajal.figure;

import cajal.connectome.ConnectionKind;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// A circuit as marks: nodes filled by what their cells do and rimmed by what they release; arrows
/// for chemical connections, lines with a bar at both ends for gap junctions, wider for more
/// weight.
public final class CircuitDrawing {

  /// Connections above which they are drawn as plain lines.
  public static final int MANY = 20_000;

  private static final int SEVERAL = 1200;
  private static final double LABEL_PT = 7;
  private static final double SMALL_PT = 5.5;
  private static final double FADED = 0.14;

  private final Circuit circuit;
  private final double[] x;
  private final double[] y;
  private final CircuitLook look;
  private final double radius;
  private final List<Mark> marks = new ArrayList<>();

  private CircuitDrawing(Circuit circuit, Map<String, Place> places, CircuitLook look) {
    this.circuit = circuit;
    this.look = look;
    radius = radius(circuit.nodes().size());
    x = new double[circuit.nodes().size()];
    y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Place at = places.getOrDefault(circuit.nodes().get(i).id(), new Place(0, 0));
      x[i] = at.x();
      y[i] = at.y();
    }
  }

  /// Radius of a node among so many, in units of the drawing.
  public static double radius(int nodes) {
    return nodes <= 60 ? 19 : nodes <= 500 ? 5.6 : 4;
  }

  /// Radius of one node: more for several cells.
  public static double radius(Circuit.Node node, int nodes) {
    return radius(nodes) * (node.form() == Circuit.Form.CELL ? 1 : 1.14);
  }

  /// The marks in the order of painting.
  ///
  /// @param places by name of node
  public static List<Mark> of(Circuit circuit, Map<String, Place> places, CircuitLook look) {
    CircuitDrawing drawing = new CircuitDrawing(circuit, places, look);
    if (circuit.edges().size() > MANY) {
      drawing.plainLines();
    } else {
      drawing.connections();
    }
    drawing.nodes();
    drawing.treated();
    drawing.labels();
    return drawing.marks;
  }

  private boolean lit(Circuit.Edge edge) {
    Set<String> light = look.light();
    Set<String> chosen = look.chosen();
    String from = id(edge.from());
    String to = id(edge.to());
    return light.isEmpty()
        || (light.contains(from)
            && light.contains(to)
            && (chosen.isEmpty() || chosen.contains(from) || chosen.contains(to)));
  }

  private String id(int node) {
    return circuit.nodes().get(node).id();
  }

  private int colour(Circuit.Edge edge) {
    Palette palette = look.palette();
    int rgb =
        look.line().apply(edge).orElseGet(() -> CircuitColours.connection(edge.kind(), palette));
    return rgb;
  }

  private void connections() {
    double most =
        look.widest() > 0
            ? look.widest()
            : Math.max(
                1, circuit.edges().stream().mapToDouble(Circuit.Edge::weight).max().orElse(1));
    boolean several = circuit.edges().size() > SEVERAL;
    List<Circuit.Edge> sorted = new ArrayList<>(circuit.edges());
    // Faint ones lie below, so that the strong can be followed.
    sorted.sort(
        Comparator.comparing((Circuit.Edge edge) -> lit(edge))
            .thenComparingDouble(Circuit.Edge::weight));
    for (Circuit.Edge edge : sorted) {
      double part = Math.sqrt(edge.weight() / most);
      double width = several ? 0.25 + 1.1 * part : 0.6 + 2.6 * part;
      boolean lit = lit(edge);
      double strength = lit ? (several ? 0.16 + 0.6 * part : 0.55 + 0.3 * part) : FADED / 2;
      if (!look.light().isEmpty() && lit) {
        strength = Math.max(0.8, strength);
      }
      int rgb = Palette.blend(look.palette().background(), colour(edge), strength);
      if (look.ghosts().contains(id(edge.from())) || look.ghosts().contains(id(edge.to()))) {
        Outline line = Outline.polyline(false, ends(edge, 0));
        marks.add(Mark.Shape.dashed(line, rgb, 0.6));
      } else if (edge.kind().directed()) {
        arrow(edge, rgb, width);
      } else {
        gap(edge, rgb, width);
      }
    }
  }

  // From the rim of one node to that of the other.
  private double[] ends(Circuit.Edge edge, double head) {
    double dx = x[edge.to()] - x[edge.from()];
    double dy = y[edge.to()] - y[edge.from()];
    double length = Math.max(1e-9, Math.hypot(dx, dy));
    double first = Math.min(0.45 * length, radius(circuit.nodes().get(edge.from()), x.length));
    double last = Math.min(0.45 * length, radius(circuit.nodes().get(edge.to()), x.length) + head);
    return new double[] {
      x[edge.from()] + dx / length * first,
      y[edge.from()] + dy / length * first,
      x[edge.to()] - dx / length * last,
      y[edge.to()] - dy / length * last
    };
  }

  // Bent to its left, so that the way back is another line.
  private void arrow(Circuit.Edge edge, int rgb, double width) {
    double[] e = ends(edge, 0.09 * radius + 0.5);
    double dx = e[2] - e[0];
    double dy = e[3] - e[1];
    double length = Math.max(1e-9, Math.hypot(dx, dy));
    double bend = 0.11 * Math.min(length, 260);
    double cx = (e[0] + e[2]) / 2 + dy / length * bend;
    double cy = (e[1] + e[3]) / 2 - dx / length * bend;
    double tx = e[2] - cx;
    double ty = e[3] - cy;
    double tangent = Math.max(1e-9, Math.hypot(tx, ty));
    tx /= tangent;
    ty /= tangent;
    double head = Math.min(0.5 * length, radius * (0.28 + 0.09 * width));
    double baseX = e[2] - tx * head;
    double baseY = e[3] - ty * head;
    Outline curve =
        new Outline(
            List.of(
                new Outline.Move(e[0], e[1]),
                new Outline.Curve(
                    e[0] + (cx - e[0]) * 0.66,
                    e[1] + (cy - e[1]) * 0.66,
                    cx + (baseX - cx) * 0.34,
                    cy + (baseY - cy) * 0.34,
                    baseX,
                    baseY)));
    marks.add(Mark.Shape.stroked(curve, rgb, width));
    double half = 0.5 * head;
    marks.add(
        Mark.Shape.filled(
            Outline.polyline(
                true,
                e[2],
                e[3],
                baseX - ty * half,
                baseY + tx * half,
                baseX + ty * half,
                baseY - tx * half),
            rgb));
  }

  private void gap(Circuit.Edge edge, int rgb, double width) {
    double[] e = ends(edge, 0.1 * radius);
    double dx = e[2] - e[0];
    double dy = e[3] - e[1];
    double length = Math.max(1e-9, Math.hypot(dx, dy));
    double half = Math.min(0.3 * length, radius * (0.2 + 0.05 * width));
    double px = -dy / length * half;
    double py = dx / length * half;
    marks.add(
        Mark.Shape.stroked(
            new Outline(
                List.of(
                    new Outline.Move(e[0], e[1]),
                    new Outline.Line(e[2], e[3]),
                    new Outline.Move(e[0] - px, e[1] - py),
                    new Outline.Line(e[0] + px, e[1] + py),
                    new Outline.Move(e[2] - px, e[3] - py),
                    new Outline.Line(e[2] + px, e[3] + py))),
            rgb,
            width));
  }

  // Four strengths, the strongest on top.
  private void plainLines() {
    double[] weights =
        circuit.edges().stream().mapToDouble(Circuit.Edge::weight).sorted().toArray();
    double[] limits = {
      weights[weights.length / 2],
      weights[(int) (0.85 * weights.length)],
      weights[(int) (0.97 * weights.length)],
      Double.POSITIVE_INFINITY
    };
    double[] strengths = {0.1, 0.2, 0.4, 0.75};
    double least = Double.NEGATIVE_INFINITY;
    for (int bin = 0; bin < limits.length; bin++) {
      for (ConnectionKind kind : ConnectionKind.values()) {
        double above = least;
        double most = limits[bin];
        List<Circuit.Edge> some =
            circuit.edges().stream()
                .filter(e -> e.kind() == kind && e.weight() > above && e.weight() <= most && lit(e))
                .toList();
        if (!some.isEmpty()) {
          int rgb =
              Palette.blend(
                  look.palette().background(),
                  CircuitColours.connection(kind, look.palette()),
                  look.light().isEmpty() ? strengths[bin] : Math.max(0.5, strengths[bin]));
          marks.add(lines(some, rgb, 0.25 + 0.12 * bin));
        }
      }
      least = limits[bin];
    }
  }

  private Mark lines(List<Circuit.Edge> edges, int rgb, double width) {
    double[] xs = new double[3 * edges.size()];
    double[] ys = new double[3 * edges.size()];
    Arrays.fill(xs, Double.NaN);
    for (int i = 0; i < edges.size(); i++) {
      xs[3 * i] = x[edges.get(i).from()];
      ys[3 * i] = y[edges.get(i).from()];
      xs[3 * i + 1] = x[edges.get(i).to()];
      ys[3 * i + 1] = y[edges.get(i).to()];
    }
    return new Mark.Line(xs, ys, rgb, width);
  }

  private void nodes() {
    Palette palette = look.palette();
    boolean roomy = radius > 10;
    for (int i = 0; i < x.length; i++) {
      Circuit.Node node = circuit.nodes().get(i);
      double r = radius(node, x.length);
      int own = CircuitColours.type(node.type(), palette);
      OptionalInt painted = look.fill().apply(node);
      int fill =
          painted.isPresent()
              ? painted.getAsInt()
              : roomy ? Palette.blend(own, palette.background(), 0.5) : own;
      // Small nodes are little more than their rim, which must not outshine what is painted.
      int rim =
          painted.isPresent() && !roomy
              ? Palette.blend(fill, palette.ink(), 0.4)
              : CircuitColours.transmitter(node.transmitters(), palette);
      if (look.ghosts().contains(node.id())) {
        marks.add(Mark.Shape.dashed(Outline.circle(x[i], y[i], r), own, 0.8));
        continue;
      }
      if (!look.light().isEmpty() && !look.light().contains(node.id())) {
        fill = Palette.blend(palette.background(), fill, FADED + 0.1);
        rim = Palette.blend(palette.background(), rim, FADED + 0.1);
      }
      Outline shape =
          node.form() == Circuit.Form.GROUP
              ? Outline.rounded(
                  0.5 * r, x[i] - r, y[i] - r, x[i] + r, y[i] - r, x[i] + r, y[i] + r, x[i] - r,
                  y[i] + r)
              : Outline.circle(x[i], y[i], r);
      marks.add(
          new Mark.Shape(
              shape,
              OptionalInt.of(fill),
              OptionalInt.of(rim),
              roomy ? (node.input() ? 2 : 1.2) : 0.6,
              1));
      if (roomy && node.form() != Circuit.Form.CELL) {
        // A second rim says that several cells stand behind it.
        marks.add(Mark.Shape.stroked(Outline.circle(x[i], y[i], r + 3), rim, 0.6));
      }
    }
  }

  // Rec. 601 luma is enough to tell dark from bright.
  private int legibleOn(int rgb) {
    double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    boolean bright = luma > 120;
    return bright != look.palette().dark() ? look.palette().ink() : look.palette().background();
  }

  private void treated() {
    for (int i = 0; i < x.length; i++) {
      Circuit.Node node = circuit.nodes().get(i);
      marks.addAll(TreatmentMarks.of(node, x[i], y[i], radius(node, x.length), look));
    }
  }

  private void labels() {
    double nodePt = 2 * radius * look.pointsPerUnit();
    boolean roomy = radius > 10;
    if (!roomy && look.pointsPerUnit() * radius < 3.6) {
      return;
    }
    for (int i = 0; i < x.length; i++) {
      Circuit.Node node = circuit.nodes().get(i);
      boolean faded = !look.light().isEmpty() && !look.light().contains(node.id());
      if (faded && !roomy) {
        continue;
      }
      int ink = faded ? look.palette().grid() : look.palette().ink();
      double size = roomy ? LABEL_PT : SMALL_PT;
      boolean inside = roomy && FigureFont.width(node.id(), size, false) <= nodePt - 2;
      if (inside) {
        int on =
            faded
                ? ink
                : look.fill().apply(node).stream().map(this::legibleOn).findFirst().orElse(ink);
        marks.add(new Mark.Inscription(x[i], y[i], node.id(), size, on));
      } else {
        marks.add(
            new Mark.Label(
                x[i],
                y[i] + radius,
                0.75 * size + 1,
                node.id(),
                size,
                ink,
                Mark.Align.CENTRE,
                false));
      }
    }
  }
}
