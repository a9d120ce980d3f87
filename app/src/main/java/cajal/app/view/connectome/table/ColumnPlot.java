package cajal.app.view.connectome.table;

import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.app.command.Workspace;
import cajal.app.view.part.FigureSource;
import cajal.figure.Figure;
import cajal.figure.FigurePainter;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A plot of the rows in sight: one column as a histogram, or two against each other.
final class ColumnPlot {

  private static final String NOTHING = "how many";
  private static final double WIDTH = 380;
  private static final double HEIGHT = 290;

  private final Workspace workspace;
  private final TableSheet sheet;
  private final ComboBox<String> x = new ComboBox<>();
  private final ComboBox<String> y = new ComboBox<>();
  private final ImageView view = new ImageView();
  private final VBox node;
  private boolean filling;

  ColumnPlot(Workspace workspace, TableSheet sheet) {
    this.workspace = workspace;
    this.sheet = sheet;
    x.setId("plot-x");
    y.setId("plot-y");
    x.setAccessibleText("Column along the plot");
    y.setAccessibleText("Column up the plot");
    x.setOnAction(event -> repaint());
    y.setOnAction(event -> repaint());
    x.setPrefWidth(180);
    y.setPrefWidth(180);
    view.setFitWidth(WIDTH);
    view.setPreserveRatio(true);
    node = new VBox(8, new HBox(8, x, y), view);
    node.getStyleClass().add("column-plot");
    workspace.session().themeDarkProperty().subscribe(_ -> repaint());
  }

  Node node() {
    return node;
  }

  /// Offers the columns of another table.
  void follow(Table table) {
    filling = true;
    List<String> numbers =
        table.columns().stream()
            .filter(Column.Numbers.class::isInstance)
            .map(Column::name)
            .toList();
    String before = x.getValue();
    x.getItems().setAll(numbers);
    List<String> up = new ArrayList<>(List.of(NOTHING));
    up.addAll(numbers);
    y.getItems().setAll(up);
    if (!numbers.isEmpty()) {
      x.setValue(before != null && numbers.contains(before) ? before : numbers.getFirst());
    }
    y.setValue(NOTHING);
    filling = false;
    node.setVisible(!numbers.isEmpty());
    node.setManaged(!numbers.isEmpty());
    repaint();
  }

  void repaint() {
    if (filling) {
      return;
    }
    Palette palette = Palette.of(workspace.session().themeDarkProperty().get());
    Optional<Figure> figure = figure(palette);
    view.setVisible(figure.isPresent());
    figure.ifPresent(shown -> {
      BufferedImage image =
          new BufferedImage((int) (2 * WIDTH), (int) (2 * HEIGHT), BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      FigurePainter.paint(shown, g, image.getWidth(), image.getHeight());
      g.dispose();
      view.setImage(SwingFXUtils.toFXImage(image, null));
    });
  }

  private Optional<Figure> figure(Palette palette) {
    Table table = sheet.table();
    String along = x.getValue();
    String up = y.getValue();
    if (along == null || !(table.column(along).orElse(null) instanceof Column.Numbers first)) {
      return Optional.empty();
    }
    Label label = new Label(first.name().replace('_', ' '), first.unit());
    var panel =
        up != null && table.column(up).orElse(null) instanceof Column.Numbers second
            ? Panels.dots(
                values(first),
                values(second),
                label,
                new Label(second.name().replace('_', ' '), second.unit()),
                palette)
            : Panels.histogram(values(first), label, "rows", palette);
    return Optional.of(Panels.figure(table.title(), palette, 1, List.of(panel)).sized(95, 72.5));
  }

  private double[] values(Column.Numbers column) {
    return sheet.shown().stream().mapToDouble(row -> column.values()[row]).toArray();
  }

  List<FigureSource> figures() {
    return figure(Palette.LIGHT).isEmpty()
        ? List.of()
        : List.of(
            new FigureSource(
                "Plot of columns", false, (palette, window) -> figure(palette).orElseThrow()));
  }
}
