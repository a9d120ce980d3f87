package cajal.figure;

import cajal.figure.Furniture.Rule;
import cajal.figure.Mark.Align;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Places axes, legend and bars around one plot of known size.
final class Furnisher {

  private static final double NAME_SHARE = 0.3;

  private final Panel panel;
  private final Rectangle2D plot;
  private final Rectangle2D cell;
  private final Palette palette;
  private final List<TextBox> texts = new ArrayList<>();
  private final List<TextBox> xNames = new ArrayList<>();
  private final List<TextBox> yNames = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  private Furnisher(Panel panel, Rectangle2D plot, Rectangle2D cell, Palette palette) {
    this.panel = panel;
    this.plot = plot;
    this.cell = cell;
    this.palette = palette;
  }

  static Furniture furnish(Panel panel, Rectangle2D plot, Rectangle2D cell, Palette palette) {
    Furnisher furnisher = new Furnisher(panel, plot, cell, palette);
    furnisher.axes();
    Heading heading = Heading.of(panel, plot, cell, palette);
    furnisher.texts.addAll(heading.keys());
    furnisher.rules.addAll(heading.strokes());
    Optional<Rectangle2D> bar = furnisher.bars();
    return new Furniture(
        furnisher.texts, heading.heads(), furnisher.xNames, furnisher.yNames, furnisher.rules, bar);
  }

  private void axes() {
    boolean framed = panel.marks().stream().anyMatch(Mark.Heat.class::isInstance);
    if (framed || panel.x() instanceof Axis.Numeric) {
      rule(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY());
    }
    if (framed || panel.y() instanceof Axis.Numeric) {
      rule(plot.getMinX(), plot.getMinY(), plot.getMinX(), plot.getMaxY());
    }
    if (framed) {
      rule(plot.getMinX(), plot.getMinY(), plot.getMaxX(), plot.getMinY());
      rule(plot.getMaxX(), plot.getMinY(), plot.getMaxX(), plot.getMaxY());
    }
    switch (panel.x()) {
      case Axis.Numeric numeric -> below(numeric);
      case Axis.Names names -> below(names);
      default -> {}
    }
    double edge =
        switch (panel.y()) {
          case Axis.Numeric numeric -> numbersBeside(numeric);
          case Axis.Bands bands -> bandsBeside(bands);
          case Axis.Names names -> namesBeside(names);
          case Axis.Hidden _ -> plot.getMinX();
        };
    switch (panel.y()) {
      case Axis.Numeric numeric when numeric.labelled() ->
          yName(edge, numeric.label(), numeric.unit());
      case Axis.Bands bands -> yName(edge, bands.name(), "");
      case Axis.Names names -> yName(edge, names.name(), "");
      default -> {}
    }
  }

  private void below(Axis.Numeric axis) {
    LinearScale scale = LayoutScales.x(axis, plot);
    double y = plot.getMaxY();
    Ticks ticks = ticksAcross(axis, scale);
    for (int i = 0; i < ticks.values().size(); i++) {
      double x = scale.map(ticks.values().get(i));
      rule(x, y, x, y + Type.TICK_LENGTH);
      if (axis.labelled()) {
        texts.add(label(ticks.labels().get(i), x, numbersMiddle(), Align.CENTRE));
      }
    }
    if (axis.labelled()) {
      xName(numbersMiddle() + FigureFont.CAP / 2 * Type.TICK, axis.label(), axis.unit());
    }
  }

  private void below(Axis.Names axis) {
    ColumnNames names = ColumnNames.of(axis, plot, cell, palette);
    rules.addAll(names.ticks());
    texts.addAll(names.texts());
    xName(names.edge(), axis.name(), "");
  }

  private void xName(double edge, String name, String shorter) {
    if (!name.isEmpty()) {
      double middle = edge + FigureFont.CAP / 2 * Type.LABEL + 1.5 * Type.GAP + 1;
      xNames.add(
          TextBox.set(
              fit(name, shorter, cell.getWidth() - 2 * Type.EDGE),
              plot.getCenterX(),
              middle,
              new TextBox.Style(Type.LABEL, palette.ink(), true),
              Align.CENTRE));
    }
  }

  private double numbersMiddle() {
    return plot.getMaxY() + Type.TICK_LENGTH + Type.GAP + FigureFont.CAP / 2 * Type.TICK;
  }

  // As many ticks as have room for their labels; more are allowed where fewer than two would fall
  // inside the axis.
  private static Ticks ticksAcross(Axis.Numeric axis, LinearScale scale) {
    double length = Math.abs(scale.to() - scale.from());
    int most = Math.clamp((long) (length / 38), 2, 9);
    Ticks ticks = axis.ticks(most);
    while (most > 2 && crowded(ticks, scale)) {
      most--;
      ticks = axis.ticks(most);
    }
    return atLeastTwo(axis, ticks, most);
  }

  private static boolean crowded(Ticks ticks, LinearScale scale) {
    double end = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ticks.values().size(); i++) {
      double half = FigureFont.width(ticks.labels().get(i), Type.TICK, false) / 2;
      double x = scale.map(ticks.values().get(i));
      if (x - half < end + 3 * Type.GAP) {
        return true;
      }
      end = x + half;
    }
    return false;
  }

  private static Ticks atLeastTwo(Axis.Numeric axis, Ticks ticks, int most) {
    Ticks enough = ticks;
    for (int more = most + 1; enough.values().size() < 2 && more < most + 4; more++) {
      enough = axis.ticks(more);
    }
    return enough;
  }

  private double numbersBeside(Axis.Numeric axis) {
    LinearScale scale = LayoutScales.y(axis, plot);
    int most = Math.clamp((long) (plot.getHeight() / 20), 2, 7);
    Ticks ticks = atLeastTwo(axis, axis.ticks(most), most);
    double widest = 0;
    double x = plot.getMinX() - Type.TICK_LENGTH;
    double below = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ticks.values().size(); i++) {
      double y = scale.map(ticks.values().get(i));
      rule(x, y, plot.getMinX(), y);
      // On a plot that is hardly higher than a line only the lowest tick can be named.
      if (axis.labelled() && below - y >= rowHeight()) {
        below = y;
        TextBox text = label(ticks.labels().get(i), x - Type.GAP, y, Align.RIGHT);
        texts.add(text);
        widest = Math.max(widest, text.width());
      }
    }
    return x - Type.GAP - widest;
  }

  private double bandsBeside(Axis.Bands axis) {
    LinearScale scale = LayoutScales.y(axis, plot);
    double bracket = plot.getMinX() - Type.GAP - 1;
    for (Axis.Band band : axis.bands()) {
      double from = scale.map(band.from());
      double to = scale.map(band.to());
      // A gap of a hair between neighbours keeps two brackets of one colour apart.
      double gap = Math.min(0.6, Math.abs(to - from) / 4) * Math.signum(to - from);
      rules.add(new Rule(bracket, from + gap, bracket, to - gap, band.rgb(), 1.6));
    }
    List<Axis.Band> shown = fitting(axis);
    double[] wanted = shown.stream().mapToDouble(b -> scale.map((b.from() + b.to()) / 2)).toArray();
    double[] placed = Spread.apart(wanted, rowHeight(), plot.getMinY(), plot.getMaxY());
    boolean moved = false;
    for (int i = 0; i < wanted.length; i++) {
      moved |= Math.abs(wanted[i] - placed[i]) > 1;
    }
    double start = bracket - Type.GAP - (moved ? 3 * Type.GAP : 0);
    double edge = start;
    for (int i = 0; i < placed.length; i++) {
      Axis.Band band = shown.get(i);
      String name = FigureFont.fitted(band.name(), Type.TICK, NAME_SHARE * cell.getWidth());
      TextBox text =
          TextBox.across(name, start - Type.GAP / 2, placed[i], Type.TICK, band.rgb(), Align.RIGHT);
      texts.add(text);
      edge = Math.min(edge, text.x());
      if (moved) {
        rules.add(new Rule(bracket - Type.GAP, wanted[i], start, placed[i], palette.muted(), 0.4));
      }
    }
    return edge;
  }

  private static double rowHeight() {
    return Type.TICK * 1.2;
  }

  // The largest bands whose names have room one below the other, from top to bottom.
  private List<Axis.Band> fitting(Axis.Bands axis) {
    int room = Math.max(1, (int) (plot.getHeight() / rowHeight()));
    return axis.bands().stream()
        .sorted(Comparator.comparingDouble((Axis.Band b) -> -Math.abs(b.to() - b.from())))
        .limit(room)
        .sorted(
            Comparator.comparingDouble(
                b -> LayoutScales.y(axis, plot).map((b.from() + b.to()) / 2)))
        .toList();
  }

  private double namesBeside(Axis.Names axis) {
    LinearScale scale = LayoutScales.y(axis, plot);
    NameRow row = NameRow.of(scale.length(1));
    double edge = plot.getMinX() - Type.TICK_LENGTH;
    // From the top, where reading begins.
    for (int i = axis.names().size() - 1; i >= 0; i -= row.every()) {
      double y = scale.map(axis.low() + i + 0.5);
      rule(plot.getMinX() - Type.TICK_LENGTH, y, plot.getMinX(), y);
      String name =
          FigureFont.fitted(axis.names().get(i), row.sizePt(), NAME_SHARE * cell.getWidth());
      TextBox text =
          TextBox.across(
              name,
              plot.getMinX() - Type.TICK_LENGTH - Type.GAP,
              y,
              row.sizePt(),
              palette.ink(),
              Align.RIGHT);
      texts.add(text);
      edge = Math.min(edge, text.x());
    }
    return edge;
  }

  private void yName(double edge, String name, String shorter) {
    if (!name.isEmpty()) {
      double x = edge - 2 * Type.GAP - FigureFont.DEPTH * Type.LABEL;
      String fitted = fit(name, shorter, cell.getHeight() - 2 * Type.EDGE);
      yNames.add(TextBox.upward(fitted, x, plot.getCenterY(), Type.LABEL, palette.ink()));
    }
  }

  private static String fit(String name, String shorter, double room) {
    return FigureFont.width(name, Type.LABEL, true) <= room
        ? name
        : FigureFont.fitted(shorter.isEmpty() ? name : shorter, Type.LABEL, room);
  }

  private Optional<Rectangle2D> bars() {
    double x = plot.getMaxX() + 2.5 * Type.GAP;
    panel
        .scaleBar()
        .ifPresent(bar -> {
          double length = LayoutScales.y(panel.y(), plot).length(bar.length());
          double bottom = plot.getMaxY() - Type.GAP;
          rules.add(new Rule(x, bottom - length, x, bottom, palette.ink(), 1.2));
          texts.add(label(bar.label(), x + 1.5 * Type.GAP, bottom - length / 2, Align.LEFT));
        });
    return panel.colourBar().map(this::colourBar);
  }

  private Rectangle2D colourBar(Panel.ColourBar bar) {
    double height = Math.min(plot.getHeight(), 140);
    Rectangle2D box =
        new Rectangle2D.Double(
            plot.getMaxX() + 3.5 * Type.GAP, plot.getMaxY() - height, Type.BAR_WIDTH, height);
    LinearScale scale = new LinearScale(bar.low(), bar.high(), box.getMaxY(), box.getMinY());
    int most = Math.clamp((long) (height / 20), 2, 6);
    Axis.Numeric named = Axis.Numeric.of(bar.low(), bar.high(), bar.name(), bar.unit());
    Ticks ticks = atLeastTwo(named, named.ticks(most), most);
    double edge = box.getMaxX();
    for (int i = 0; i < ticks.values().size(); i++) {
      double y = scale.map(ticks.values().get(i));
      rule(box.getMaxX(), y, box.getMaxX() + Type.TICK_LENGTH, y);
      TextBox text =
          label(ticks.labels().get(i), box.getMaxX() + Type.TICK_LENGTH + Type.GAP, y, Align.LEFT);
      texts.add(text);
      edge = Math.max(edge, text.bounds().getMaxX());
    }
    if (!named.label().isEmpty()) {
      double room = cell.getHeight() - 2 * Type.EDGE;
      String name = fit(named.label(), bar.unit(), room);
      double x = edge + 1.5 * Type.GAP + FigureFont.CAP * Type.LABEL;
      yNames.add(TextBox.upward(name, x, box.getCenterY(), Type.LABEL, palette.ink()));
    }
    return box;
  }

  private TextBox label(String text, double x, double middle, Align align) {
    return TextBox.across(text, x, middle, Type.TICK, palette.ink(), align);
  }

  private void rule(double x0, double y0, double x1, double y1) {
    rules.add(new Rule(x0, y0, x1, y1, palette.ink(), Type.LINE));
  }
}
