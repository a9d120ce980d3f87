package cajal.app.view.connectome.matrix;

import cajal.app.command.Workspace;
import cajal.app.session.CellPaint;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.connectome.CellColours;
import cajal.app.view.connectome.ConnectomeView;
import cajal.app.view.connectome.PaintKey;
import cajal.app.view.part.Colours;
import cajal.app.view.part.FigureSource;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectomes;
import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.connectome.matrix.MatrixOrder;
import cajal.figure.MatrixFigure;
import cajal.figure.Palette;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// The matrix with its choices above: order, cells, and what it is compared with.
final class MatrixPane implements ConnectomeView.Content {

  private static final String NOTHING = "nothing";

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final MatrixSheet sheet = new MatrixSheet();
  private final BorderPane frame = new BorderPane();
  private final ComboBox<OrderChoice> order = new ComboBox<>();
  private final ComboBox<String> minus = new ComboBox<>();
  private final CheckBox neurons = new CheckBox("Neurons only");
  private final HBox legend = new HBox(10);
  private final PaintKey key;
  private final Label words = new Label();
  private final ReadOnlyStringWrapper scale = new ReadOnlyStringWrapper("");
  private boolean filling;

  MatrixPane(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.connectome();
    key = new PaintKey(session);
    order.setId("matrix-order");
    order.setAccessibleText("Order of rows and columns");
    minus.setId("matrix-minus");
    minus.setAccessibleText("Connectome that is subtracted");
    neurons.setId("matrix-neurons");
    neurons.setSelected(true);
    legend.setAlignment(Pos.CENTER_LEFT);
    words.setId("matrix-words");
    words.setMinWidth(0);
    frame.setTop(bar());
    frame.setCenter(sheet);
    new MatrixHand(sheet, session, words::setText).install();
    List<String> others = new ArrayList<>(List.of(NOTHING));
    others.addAll(Connectomes.names());
    minus.getItems().setAll(others);
    minus.setValue(NOTHING);
    fillOrders(session.measures().resultsProperty().get());
    order.setValue(OrderChoice.of(MatrixOrder.By.TYPE));
    order.setOnAction(event -> chosen());
    minus.setOnAction(event -> rebuild());
    neurons.setOnAction(event -> rebuild());
    session.shownProperty().subscribe(this::opened);
    session.measures().resultsProperty().subscribe(this::fillOrders);
    session.selectionProperty().subscribe(this::choose);
    session.paintProperty().subscribe(this::paint);
    workspace.session().themeDarkProperty().subscribe(_ -> rebuild());
    // Last: what is shown already may be asked for in an order that must be found first.
    session.matrixOrderProperty().subscribe(this::asked);
  }

  private Node bar() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar =
        new HBox(
            8,
            new Label("Order"),
            order,
            new Label("minus"),
            minus,
            neurons,
            legend,
            key,
            space,
            words);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  private void fillOrders(List<Table> results) {
    filling = true;
    OrderChoice before = order.getValue();
    order.getItems().setAll(OrderChoice.all(results));
    if (before != null) {
      order.setValue(
          order.getItems().stream()
              .filter(choice -> choice.title().equals(before.title()))
              .findFirst()
              .orElseGet(() -> OrderChoice.of(MatrixOrder.By.TYPE)));
    }
    filling = false;
  }

  private void opened(@Nullable Connectome connectome) {
    filling = true;
    minus.setValue(NOTHING);
    OrderChoice now = order.getValue();
    if (now != null && now.by().isEmpty()) {
      // The result belonged to another connectome.
      order.setValue(OrderChoice.of(MatrixOrder.By.TYPE));
      session.matrixOrderProperty().set(MatrixOrder.By.TYPE.title());
    }
    filling = false;
    rebuild();
    sheet.fit();
  }

  // By its title; one that is not there changes nothing. A box that is in no window yet tells
  // nobody of its value, so it is not left to it.
  private void asked(String title) {
    OrderChoice now = order.getValue();
    if (now == null || !now.title().equals(title)) {
      order.getItems().stream()
          .filter(choice -> choice.title().equals(title))
          .findFirst()
          .ifPresent(choice -> {
            filling = true;
            order.setValue(choice);
            filling = false;
            chosen();
          });
    }
  }

  private void chosen() {
    OrderChoice choice = order.getValue();
    if (filling || choice == null) {
      return;
    }
    session.matrixOrderProperty().set(choice.title());
    if (choice.wanting()) {
      Connectome connectome = session.shownProperty().get();
      if (connectome != null) {
        session
            .measures()
            .take(
                "Communities",
                progress -> MatrixOrder.communities(connectome, progress),
                tables -> byCommunity(tables.getFirst()));
      }
    } else {
      rebuild();
    }
  }

  private void byCommunity(Table table) {
    String title =
        OrderChoice.all(List.of(table)).stream()
            .filter(choice -> choice.column().equals(MatrixOrder.COMMUNITY))
            .map(OrderChoice::title)
            .findFirst()
            .orElse("");
    order.getItems().stream()
        .filter(choice -> choice.title().equals(title))
        .findFirst()
        .ifPresent(order::setValue);
  }

  private Palette palette() {
    return Palette.of(workspace.session().themeDarkProperty().get());
  }

  private int[] cells(Connectome connectome) {
    int[] some = ConnectomeMatrix.neurons(connectome);
    return neurons.isSelected() && some.length > 0
        ? some
        : IntStream.range(0, connectome.cells().size()).toArray();
  }

  private void rebuild() {
    OrderChoice choice = order.getValue();
    Connectome connectome = session.shownProperty().get();
    if (filling || connectome == null || choice == null) {
      return;
    }
    MatrixOrder rows = choice.order(connectome, cells(connectome));
    String other = minus.getValue();
    ConnectomeMatrix matrix =
        other == null || other.equals(NOTHING) || other.equals(connectome.name())
            ? ConnectomeMatrix.of(connectome, rows)
            : ConnectomeMatrix.difference(connectome, Connectomes.load(other), rows);
    sheet.show(matrix, palette());
    scale.set("%,d × %,d".formatted(matrix.size(), matrix.size()));
    showLegend(matrix);
    choose(session.selection());
    paint(session.paintProperty().get());
  }

  private void showLegend(ConnectomeMatrix matrix) {
    legend.getChildren().clear();
    for (var key : MatrixFigure.keys(matrix, palette())) {
      Label label = new Label(key.label());
      int rgb = key.rgb();
      label.setGraphic(new Circle(4.5, Colours.of(rgb)));
      label.setMinWidth(Region.USE_PREF_SIZE);
      legend.getChildren().add(label);
    }
  }

  private void choose(Set<String> names) {
    ConnectomeMatrix matrix = sheet.matrix();
    BitSet rows = new BitSet();
    if (matrix != null && !names.isEmpty()) {
      for (int i = 0; i < matrix.size(); i++) {
        if (names.contains(matrix.cells().get(i).name())) {
          rows.set(i);
        }
      }
    }
    sheet.choose(rows);
  }

  private void paint(@Nullable CellPaint paint) {
    key.show(paint, palette());
    ConnectomeMatrix matrix = sheet.matrix();
    if (matrix != null) {
      List<Cell> cells = matrix.cells();
      Palette colours = palette();
      sheet.colour(row -> CellColours.of(cells.get(row), paint, colours));
    }
  }

  @Override
  public Node node() {
    return frame;
  }

  @Override
  public List<FigureSource> figures() {
    ConnectomeMatrix matrix = sheet.matrix();
    Connectome connectome = session.shownProperty().get();
    return matrix == null || connectome == null
        ? List.of()
        : List.of(
            new FigureSource(
                "Matrix",
                false,
                (palette, window) -> MatrixFigure.of(matrix, connectome.title(), palette)));
  }

  @Override
  public void zoomIn() {
    sheet.zoom(1.5);
  }

  @Override
  public void zoomOut() {
    sheet.zoom(1 / 1.5);
  }

  @Override
  public void fit() {
    sheet.fit();
  }

  @Override
  public ObservableValue<String> scale() {
    return scale.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    sheet.requestFocus();
  }

  @Override
  public boolean settled() {
    return sheet.settled();
  }

  @Override
  public void seen(boolean visible) {
    sheet.seen(visible);
  }

  /// The sheet, for tests.
  MatrixSheet sheet() {
    return sheet;
  }

  /// What stands in the bar about the place under the pointer.
  Optional<String> told() {
    return Optional.of(words.getText()).filter(text -> !text.isEmpty());
  }
}
