package cajal.figure;

import cajal.figure.Furniture.Rule;
import cajal.figure.Mark.Align;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Names of columns below a plot: across where each fits below its column, else upwards.
///
/// @param edge their lower end, pt
record ColumnNames(List<TextBox> texts, List<Rule> ticks, double edge) {

  private static final double SHARE = 0.25;

  static ColumnNames of(Axis.Names axis, Rectangle2D plot, Rectangle2D cell, Palette palette) {
    LinearScale scale = LayoutScales.x(axis, plot);
    double column = scale.length(1);
    boolean across =
        axis.names().stream()
            .allMatch(name -> FigureFont.width(name, Type.TICK, false) + 2 * Type.GAP <= column);
    NameRow row = across ? new NameRow(Type.TICK, 1) : NameRow.of(column);
    double top = plot.getMaxY() + Type.TICK_LENGTH + Type.GAP;
    double edge = top;
    List<TextBox> texts = new ArrayList<>();
    List<Rule> ticks = new ArrayList<>();
    for (int i = 0; i < axis.names().size(); i += row.every()) {
      double x = scale.map(axis.low() + i + 0.5);
      ticks.add(
          new Rule(
              x, plot.getMaxY(), x, plot.getMaxY() + Type.TICK_LENGTH, palette.ink(), Type.LINE));
      String name = FigureFont.fitted(axis.names().get(i), row.sizePt(), SHARE * cell.getHeight());
      double capital = FigureFont.CAP * row.sizePt();
      TextBox text =
          across
              ? TextBox.across(
                  name, x, top + capital / 2, row.sizePt(), palette.ink(), Align.CENTRE)
              : TextBox.upwardTo(name, x + capital / 2, top, row.sizePt(), palette.ink());
      texts.add(text);
      edge = Math.max(edge, across ? top + capital : text.bounds().getMaxY());
    }
    return new ColumnNames(texts, ticks, edge);
  }
}
