package cajal.app.view.canvas;

import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.Session;
import cajal.connectome.Connectome.Cell;
import cajal.figure.ConnectomeMap;
import cajal.figure.ConnectomeRaster;
import cajal.figure.NodeKind;
import cajal.figure.Notation.Spot;
import cajal.figure.Palette;
import cajal.figure.WormBody;
import cajal.network.Node;
import cajal.network.Projection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A population whose cells are a connectome, drawn as the animal: its cells at their places in the
/// body, its connections between them, its activity as light.
final class WormView extends NodeView {

  private static final double HIT_REACH = 9;
  private static final double LABEL_TOP = 12;
  private static final double CHIP_GAP = 8;
  private static final float[] AT_REST = {};

  private final Session session;
  private final ConnectomeMap map;
  private final Path focusRing = OutlinePaths.path(WormBody.outline(), "focus-ring");
  private final Path halo = OutlinePaths.path(WormBody.outline(), "halo");
  private final Path body = OutlinePaths.path(WormBody.outline(), "worm-body");
  private final PixelLayer edges = new PixelLayer();
  private final PixelLayer cells = new PixelLayer();
  private final Group chosen = new Group();
  private final CellTag hovered = new CellTag("cell-hover");
  private final Text title = new Text();
  private final Text detail = new Text();
  private final Group legend = new Group();
  private final Handle handle;
  private final Map<Integer, Double> chips = new TreeMap<>();
  private float[] activity = AT_REST;
  private int[] colours = {};
  private ConnectomeRaster raster;

  WormView(Node node, NodeKind kind, ConnectomeMap map, Session session) {
    super(node, kind);
    this.session = session;
    this.map = map;
    raster = new ConnectomeRaster(map, Palette.of(session.themeDarkProperty().get()), 1);
    edges.around(WormBody.halfLength(), WormBody.halfHeight());
    cells.around(WormBody.halfLength(), WormBody.halfHeight());
    label(title, "worm-title", -WormBody.halfHeight() - LABEL_TOP - 34);
    label(detail, "node-detail", -WormBody.halfHeight() - LABEL_TOP - 12);
    handle = new Handle(this, WormBody.halfLength() + 4, WormBody.yAt(WormBody.halfLength(), 0.5));
    hovered.setVisible(false);
    getChildren()
        .setAll(
            focusRing, halo, body, edges, cells, title, detail, legend, handle, chosen, hovered);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hovered.setVisible(false));
    session.themeDarkProperty().subscribe(_ -> repaint(raster.density()));
    session.selectedCellsProperty().subscribe(this::showChosen);
    refresh();
  }

  private static void label(Text text, String style, double top) {
    text.getStyleClass().setAll(style);
    text.setTextOrigin(VPos.TOP);
    text.setX(-WormBody.halfLength());
    text.setY(top);
  }

  @Override
  void refresh() {
    title.setText(name());
    detail.setText(map.summary());
  }

  /// Paints for another theme or magnification.
  ///
  /// @param zoom pixels for a canvas unit
  void repaint(double zoom) {
    Palette palette = Palette.of(session.themeDarkProperty().get());
    double density = Math.clamp(Math.ceil(zoom * 2) / 2, 1, 3);
    if (edges.getImage() != null && raster.shows(palette, density)) {
      return;
    }
    raster = new ConnectomeRaster(map, palette, density);
    edges.paint(raster.width(), raster.height(), raster::edges);
    paintCells();
    showLegend(palette);
  }

  private void paintCells() {
    cells.paint(raster.width(), raster.height(), pixels -> raster.cells(pixels, activity, colours));
  }

  @Override
  void paint(@Nullable CellPaint paint, Palette palette) {
    int without = Palette.blend(palette.background(), palette.muted(), 0.4);
    colours = new int[paint == null ? 0 : map.cells().size()];
    for (int i = 0; i < colours.length; i++) {
      Double value =
          java.util.Objects.requireNonNull(paint).values().get(map.cells().get(i).name());
      colours[i] = value == null ? without : paint.rgb(value, palette);
    }
    legend.setVisible(paint == null);
    paintCells();
  }

  /// Lights the cells up.
  ///
  /// @param values `[cell]` from 0 to 1, in the order of the population; empty for none
  void setActivity(float[] values) {
    activity = values.clone();
    paintCells();
  }

  /// Where the plate of a projection among the cells begins, from the middle.
  ///
  /// @param lane number of the projection
  /// @param width of its plate
  double chipLeft(int lane, double width) {
    chips.put(lane, width);
    double before = 0;
    for (Map.Entry<Integer, Double> chip : chips.entrySet()) {
      if (chip.getKey() < lane) {
        before += chip.getValue() + CHIP_GAP;
      }
    }
    return before - WormBody.halfLength();
  }

  private void showLegend(Palette palette) {
    legend.getChildren().clear();
    double x = WormBody.halfLength();
    double y = WormBody.halfHeight() + LABEL_TOP;
    for (Map.Entry<String, Integer> type : List.copyOf(map.types().entrySet()).reversed()) {
      Text text = new Text(type.getKey() + " " + type.getValue());
      text.getStyleClass().setAll("node-detail");
      text.setTextOrigin(VPos.CENTER);
      x -= text.getLayoutBounds().getWidth() + 22;
      text.setX(x + 10);
      text.setY(y);
      int rgb = ConnectomeMap.colour(type.getKey(), palette);
      Color colour = Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
      legend.getChildren().addAll(new Circle(x, y, 4, colour), text);
    }
  }

  private void hover(MouseEvent event) {
    var at = sceneToLocal(event.getSceneX(), event.getSceneY());
    int cell = map.cellAt(at.getX(), at.getY(), HIT_REACH);
    boolean tagged = session.selectedCellsProperty().get().contains(new CellRef(name(), cell));
    hovered.setVisible(cell >= 0 && !tagged);
    if (cell >= 0) {
      hovered.show(map.x()[cell], map.y()[cell], describe(map.cells().get(cell)));
    }
  }

  private static String describe(Cell cell) {
    String transmitters = cell.transmitters().stream().sorted().collect(Collectors.joining(", "));
    return cell.name()
        + (cell.type().isEmpty() ? "" : "  " + cell.type())
        + (transmitters.isEmpty() ? "" : " · " + transmitters);
  }

  @Override
  void clickedAt(double localX, double localY, boolean adds) {
    int cell = map.cellAt(localX, localY, HIT_REACH);
    Set<CellRef> cellsNow =
        adds ? new HashSet<>(session.selectedCellsProperty().get()) : new HashSet<>();
    if (cell >= 0) {
      CellRef ref = new CellRef(name(), cell);
      if (!adds || !cellsNow.remove(ref)) {
        cellsNow.add(ref);
      }
      session.say("Selected " + describe(map.cells().get(cell)));
    }
    session.selectedCellsProperty().set(Set.copyOf(cellsNow));
  }

  private void showChosen(Set<CellRef> refs) {
    hovered.setVisible(false);
    chosen.getChildren().clear();
    for (CellRef ref : refs) {
      if (ref.population().equals(name()) && ref.index() < map.cells().size()) {
        CellTag tag = new CellTag("cell-chosen");
        tag.show(map.x()[ref.index()], map.y()[ref.index()], map.cells().get(ref.index()).name());
        chosen.getChildren().add(tag);
      }
    }
  }

  @Override
  Spot anchor(double towardsX, double towardsY) {
    return ConnectomeMap.wall(x(), y(), towardsX, towardsY);
  }

  @Override
  Spot anchor(Projection projection, double towardsX, double towardsY) {
    return map.anchor(x(), y(), projection, towardsX, towardsY);
  }

  @Override
  double[] reach() {
    return new double[] {WormBody.halfLength(), WormBody.halfHeight()};
  }

  @Override
  Handle handle() {
    return handle;
  }
}
