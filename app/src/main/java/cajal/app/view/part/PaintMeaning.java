package cajal.app.view.part;

import cajal.app.session.CellPaint;
import cajal.figure.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/// What the colours of painted cells mean: the scale between its ends, or each class.
public final class PaintMeaning {

  /// More classes than these are not listed one by one.
  private static final int MOST = 24;

  private static final int STOPS = 16;

  private PaintMeaning() {}

  /// @param chosen is told the number of a class that is clicked
  /// @return parts that stand side by side
  public static List<Node> of(CellPaint paint, Palette palette, IntConsumer chosen) {
    if (!paint.isClassed()) {
      return List.of(whole(paint.lowest()), scale(paint), whole(paint.highest()));
    }
    List<Node> classes = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, paint.classes().size()); i++) {
      int number = i;
      Circle dot = new Circle(4.5, Colours.of(paint.rgb(i, palette)));
      Button one = new Button(paint.classes().get(i), dot);
      one.getStyleClass().add("legend-entry");
      one.setMinWidth(Region.USE_PREF_SIZE);
      one.setMnemonicParsing(false);
      one.setFocusTraversable(false);
      one.setTooltip(new Tooltip("Select the units of this class"));
      one.setOnAction(event -> chosen.accept(number));
      classes.add(one);
    }
    if (paint.classes().size() > MOST) {
      classes.add(new Label("and %d more".formatted(paint.classes().size() - MOST)));
    }
    return classes;
  }

  private static Label whole(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node scale(CellPaint paint) {
    List<Stop> stops =
        IntStream.rangeClosed(0, STOPS)
            .mapToDouble(i -> (double) i / STOPS)
            .mapToObj(part -> new Stop(part, Colours.of(paint.map().rgb(part, 0, 1))))
            .toList();
    return new Rectangle(
        100, 10, new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
  }
}
