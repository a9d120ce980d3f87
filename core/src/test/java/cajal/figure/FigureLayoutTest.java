package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureLayoutTest {

  // From half a column of a journal to beyond a whole page.
  private static final double[][] SIZES_MM = {
    {60, 45}, {60, 90}, {85, 60}, {120, 80}, {180, 110}, {180, 60}, {250, 60}, {250, 250}
  };

  private static List<TextBox> texts(FigureLayout.Placed placed) {
    List<TextBox> texts = new ArrayList<>(placed.furniture().texts());
    texts.addAll(placed.furniture().heads());
    texts.addAll(placed.furniture().xNames());
    texts.addAll(placed.furniture().yNames());
    return texts;
  }

  private interface Check {
    void check(String where, Figure figure, FigureLayout layout);
  }

  private static void everywhere(Check check) {
    for (Map.Entry<String, Figure> sample : FigureSamples.all().entrySet()) {
      for (double[] size : SIZES_MM) {
        Figure figure = sample.getValue().sized(size[0], size[1]);
        String where = "%s at %.0f x %.0f mm".formatted(sample.getKey(), size[0], size[1]);
        check.check(where, figure, FigureLayout.of(figure));
      }
    }
  }

  @Test
  void noTextLeavesTheFigureAtAnySize() {
    everywhere(FigureLayoutTest::noTextLeaves);
  }

  static void noTextLeaves(String where, Figure figure, FigureLayout layout) {
    for (FigureLayout.Placed placed : layout.placed()) {
      for (TextBox text : texts(placed)) {
        Rectangle2D box = text.bounds();
        String what = where + ": " + text.text();
        assertThat(box.getMinX()).as(what).isNotNegative();
        assertThat(box.getMinY()).as(what).isNotNegative();
        assertThat(box.getMaxX()).as(what).isLessThanOrEqualTo(figure.widthPt());
        assertThat(box.getMaxY()).as(what).isLessThanOrEqualTo(figure.heightPt());
      }
    }
  }

  @Test
  void noTextsOverlapAtAnySize() {
    everywhere((where, _, layout) -> noTextsOverlap(where, layout));
  }

  static void noTextsOverlap(String where, FigureLayout layout) {
    List<TextBox> all = new ArrayList<>();
    layout.placed().forEach(placed -> all.addAll(texts(placed)));
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(all.get(i).bounds().intersects(all.get(j).bounds()))
            .as("%s: '%s' and '%s'", where, all.get(i).text(), all.get(j).text())
            .isFalse();
      }
    }
  }

  @Test
  void lettersOfPanelsSideBySideStandAtOneHeight() {
    Axis axis = Axis.Numeric.of(0, 1, "x", "");
    Panel plain = Panel.of(axis, axis, List.of());
    Panel keyed = plain.withKeys(List.of(new Panel.Key("a curve", 0)));
    FigureLayout layout =
        FigureLayout.of(
            Figure.of(
                "two",
                Palette.LIGHT,
                List.of(
                    plain.in(new Panel.Cell(0, 0, 0.5, 1)).lettered("A"),
                    keyed.in(new Panel.Cell(0.5, 0, 0.5, 1)).lettered("B"))));
    assertThat(layout.placed().get(0).furniture().heads().getFirst().y())
        .isEqualTo(layout.placed().get(1).furniture().heads().getFirst().y());
    noTextsOverlap("two", layout);
  }

  @Test
  void namesOfColumnsRunAcrossWhereTheyFitAndElseUpwards() {
    assertThat(columnNames(4).get(1)).matches(box -> !box.upward() && box.text().equals("unit_2"));
    List<TextBox> many = columnNames(40);
    assertThat(many).hasSize(40).allMatch(TextBox::upward);
    assertThat(columnNames(400))
        .as("every fifth has room in the smallest type")
        .hasSize(80)
        .allMatch(TextBox::upward);
    for (int i = 1; i < many.size(); i++) {
      assertThat(many.get(i).bounds().getMinX())
          .isGreaterThanOrEqualTo(many.get(i - 1).bounds().getMaxX());
    }
  }

  private static List<TextBox> columnNames(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("unit_" + i);
    }
    Axis axis = new Axis.Names(0, count, "Unit", names);
    Panel panel = Panel.of(axis, new Axis.Hidden(0, 1), List.of());
    FigureLayout layout = FigureLayout.of(Figure.of("columns", Palette.LIGHT, List.of(panel)));
    noTextsOverlap(count + " columns", layout);
    return layout.placed().getFirst().furniture().texts();
  }

  @Test
  void noTextLiesOnAPlot() {
    everywhere((where, _, layout) -> {
      for (FigureLayout.Placed one : layout.placed()) {
        for (FigureLayout.Placed other : layout.placed()) {
          for (TextBox text : texts(one)) {
            assertThat(text.bounds().intersects(other.plot()))
                .as("%s: %s", where, text.text())
                .isFalse();
          }
        }
      }
    });
  }

  @Test
  void thePlotKeepsMostOfAFigureOfDefaultSize() {
    FigureSamples.all()
        .forEach((name, figure) -> {
          double plots =
              FigureLayout.of(figure).placed().stream()
                  .mapToDouble(p -> p.plot().getWidth() * p.plot().getHeight())
                  .sum();
          assertThat(plots).as(name).isGreaterThan(0.55 * figure.widthPt() * figure.heightPt());
        });
  }

  @Test
  void panelsOneAboveTheOtherShareTheirTimeAxis() {
    FigureLayout layout = FigureLayout.of(FigureSamples.raster());
    FigureLayout.Placed raster = layout.placed().get(0);
    FigureLayout.Placed rates = layout.placed().get(1);
    assertThat(raster.plot().getMinX()).isCloseTo(rates.plot().getMinX(), within(1e-9));
    assertThat(raster.plot().getMaxX()).isCloseTo(rates.plot().getMaxX(), within(1e-9));
  }

  @Test
  void everyNumericAxisHasAtLeastTwoLabelledTicks() {
    everywhere((where, _, layout) -> {
      for (FigureLayout.Placed placed : layout.placed()) {
        if (placed.panel().x() instanceof Axis.Numeric x && x.labelled()) {
          assertThat(placed.furniture().texts()).as(where).hasSizeGreaterThanOrEqualTo(2);
        }
      }
    });
  }

  @Test
  void aDrawingStandsInsideItsPlotWithItsLabels() {
    // Lower than this the legend of the cells leaves them no room.
    for (double[] size : new double[][] {{60, 90}, {85, 60}, {180, 110}, {250, 250}}) {
      FigureLayout layout = FigureLayout.of(FigureSamples.network().sized(size[0], size[1]));
      for (FigureLayout.Placed placed : layout.placed()) {
        Rectangle2D room = placed.plot();
        assertThat(placed.x().length(1)).isCloseTo(placed.y().length(1), within(1e-12));
        for (Mark mark : placed.panel().marks()) {
          if (mark instanceof Mark.Label label) {
            Rectangle2D box =
                TextBox.across(
                        label.text(),
                        placed.x().map(label.x()),
                        placed.y().map(label.y()) + label.dyPt(),
                        label.sizePt(),
                        label.rgb(),
                        label.align())
                    .bounds();
            // The fit is by bisection; its last step is far below a thousandth of a point.
            assertThat(box.getMinX()).isGreaterThan(room.getMinX() - 1e-3);
            assertThat(box.getMaxX()).isLessThan(room.getMaxX() + 1e-3);
            assertThat(box.getMinY()).isGreaterThan(room.getMinY() - 1e-3);
            assertThat(box.getMaxY()).isLessThan(room.getMaxY() + 1e-3);
          }
        }
      }
    }
  }

  @Test
  void crowdedLabelsAreSpreadInOrderAndInsideTheirRange() {
    double[] placed = Spread.apart(new double[] {5, 6, 7, 50, 99, 99.5}, 10, 0, 100);
    assertThat(placed).isSorted();
    assertThat(placed[0]).isGreaterThanOrEqualTo(5);
    assertThat(placed[5]).isLessThanOrEqualTo(95);
    for (int i = 1; i < placed.length; i++) {
      assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo(10 - 1e-9);
    }
  }
}
