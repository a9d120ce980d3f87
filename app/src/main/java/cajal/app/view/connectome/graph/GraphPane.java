package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.Comparing;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.app.view.connectome.ConnectomeView;
import cajal.app.view.connectome.PaintKey;
import cajal.app.view.part.FigureSource;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.figure.CircuitDrawing;
import cajal.figure.CircuitLook;
import cajal.figure.Palette;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The graph with what steers it at its side.
final class GraphPane implements ConnectomeView.Content {

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final GraphSight sight = new GraphSight();
  private final GraphSheet sheet = new GraphSheet();
  private final GraphGlass glass;
  private final BorderPane frame = new BorderPane();
  private final StackPane board;
  private final WeightsChart chart = new WeightsChart();
  private final PaintKey key;
  private final GraphPaths paths;
  private final Glide glide = new Glide(this::redraw);
  private Shown shown;
  private Set<String> ghosts = Set.of();
  private Shown haunted;
  private String dataset = "";
  private @Nullable LayoutKind kind;
  private @Nullable Multiples beside;
  private boolean visible;
  private boolean changed = true;

  GraphPane(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.connectome();
    key = new PaintKey(session);
    shown = session.circuit().get();
    haunted = shown;
    paths = new GraphPaths(workspace, new CircuitGestures(session), this::redraw);
    glass = new GraphGlass(this, workspace, new CircuitGestures(session));
    board =
        new StackPane(sheet, glass, chart, key) {
          @Override
          protected void layoutChildren() {
            super.layoutChildren();
            resized();
          }
        };
    StackPane.setAlignment(chart, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(chart, new Insets(10));
    StackPane.setAlignment(key, Pos.TOP_LEFT);
    StackPane.setMargin(key, new Insets(10));
    board.setId("graph");
    board.getStyleClass().add("graph-board");
    board.setMinSize(0, 0);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(board.widthProperty());
    clip.heightProperty().bind(board.heightProperty());
    board.setClip(clip);
    frame.setCenter(board);
    frame.setLeft(new GraphSide(workspace, new CircuitGestures(session)));
    session.circuit().property().subscribe(this::show);
    session.selectionProperty().subscribe(this::redraw);
    session.paintProperty().subscribe(this::redraw);
    session.experiment().ablatedProperty().subscribe(this::redraw);
    session.experiment().drivenProperty().subscribe(this::redraw);
    workspace.session().themeDarkProperty().subscribe(this::redraw);
  }

  private void show(Shown next) {
    Shown before = shown;
    shown = next;
    ghosts = Set.of();
    haunted = next;
    String name = next.wiring() == null ? "" : next.wiring().connectome().name();
    LayoutKind now = session.view().arrangement().kind();
    boolean opened = !name.equals(dataset);
    boolean arranged = !opened && kind != null && kind != now;
    dataset = name;
    kind = now;
    if (arranged) {
      glide.start(before.places(), next.places(), next.circuit().edges().size());
    } else {
      glide.stop();
    }
    if (opened || arranged || (sight.isFitted() && grown(before, next))) {
      fit(next, next.places());
    }
    redraw();
  }

  private static boolean grown(Shown before, Shown next) {
    return before.circuit().nodes().size() != next.circuit().nodes().size()
        || !before.places().equals(next.places());
  }

  private void resized() {
    if (sight.isFitted()) {
      fit(shown, places());
    }
    move();
  }

  private void fit(Shown of, Map<String, Place> places) {
    double[] box = box(of.circuit(), places);
    Multiples beside = multiples(of, places, box);
    sight.fit(beside == null ? box : beside.extent(), board.getWidth(), board.getHeight());
  }

  /// Left, top, right and bottom of the nodes.
  private static double[] box(Circuit circuit, Map<String, Place> places) {
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (Circuit.Node node : circuit.nodes()) {
      Place at = places.getOrDefault(node.id(), new Place(0, 0));
      box[0] = Math.min(box[0], at.x());
      box[1] = Math.min(box[1], at.y());
      box[2] = Math.max(box[2], at.x());
      box[3] = Math.max(box[3], at.y());
    }
    return box;
  }

  private @Nullable Multiples multiples(Shown of, Map<String, Place> places, double[] box) {
    CircuitComparison comparison = of.comparison();
    return comparison != null
            && session.comparingProperty().get() == Comparing.BESIDE
            && !of.circuit().nodes().isEmpty()
        ? new Multiples(comparison, places, box, board.getWidth() / Math.max(1, board.getHeight()))
        : null;
  }

  /// Where a point of the pane lies in the layout, whichever of several drawings it is in.
  Place at(double x, double y) {
    Place at = sight.toGraph(x, y);
    Multiples several = beside;
    return several == null ? at : several.local(at);
  }

  /// Whether several drawings stand beside each other.
  boolean isSeveral() {
    return beside != null;
  }

  /// Draws anew what has changed.
  private void redraw() {
    changed = true;
    move();
  }

  /// Shows another part of the same drawing.
  void move() {
    if (!visible) {
      return;
    }
    Shown now = haunted;
    Map<String, Place> places = ghosts.isEmpty() ? places() : now.places();
    CircuitLook look = look(1);
    Multiples several = multiples(now, places, box(now.circuit(), places));
    beside = several;
    sheet.show(
        sight,
        changed,
        scale ->
            several == null
                ? CircuitDrawing.of(now.circuit(), places, look.scaled(scale))
                : several.marks(look.scaled(scale)),
        look.palette());
    if (changed) {
      key.show(session.paintProperty().get(), look.palette());
      chart.show(shown, selected(), look.palette());
    }
    changed = false;
    glass.show();
  }

  private CircuitLook look(double scale) {
    Palette palette = Palette.of(workspace.session().themeDarkProperty().get());
    Set<String> lit = GraphLook.lit(shown.circuit(), selected(), ghosts);
    return CircuitLook.of(palette, scale)
        .painted(GraphLook.fill(session.paintProperty().get(), palette))
        .lined(
            GraphLook.lines(
                shown,
                EdgeColours.of(session.comparingProperty().get(), shown, palette),
                paths.steps(),
                palette))
        .lit(lit, lit.isEmpty() ? Set.of() : selected())
        .treated(
            new CircuitLook.Treatment(
                session.experiment().ablatedProperty().get(),
                session.experiment().drivenProperty().get()))
        .haunted(ghosts);
  }

  /// Shows the best paths between two selected cells.
  void showPaths(int most) {
    List<String> chosen = List.copyOf(session.selection());
    List<String> nodes = List.copyOf(selected());
    if (nodes.size() != 2 || chosen.size() < 2) {
      workspace.session().say("Select two cells to find paths from the first to the second.");
      return;
    }
    String from = chosen.getFirst();
    Set<String> own = new LinkedHashSet<>();
    shown.circuit().nodes().stream()
        .filter(node -> node.cellNames().contains(from))
        .forEach(node -> own.addAll(node.cellNames()));
    chosen.stream()
        .filter(cell -> !own.contains(cell))
        .findFirst()
        .ifPresent(to -> paths.show(from, to, most));
  }

  /// Names of the nodes of which a cell is selected.
  Set<String> selected() {
    Set<String> cells = session.selection();
    Set<String> nodes = new LinkedHashSet<>();
    if (!cells.isEmpty()) {
      for (Circuit.Node node : shown.circuit().nodes()) {
        if (node.cells().stream().anyMatch(cell -> cells.contains(cell.name()))) {
          nodes.add(node.id());
        }
      }
    }
    return nodes;
  }

  void select(Set<String> cells) {
    session.select(cells);
  }

  void arrange(LayoutKind layout) {
    session.circuit().arrange(layout);
  }

  /// Where nodes stand just now.
  Map<String, Place> places() {
    return glide.places().orElse(shown.places());
  }

  Shown shown() {
    return shown;
  }

  GraphSight sight() {
    return sight;
  }

  GraphSheet sheet() {
    return sheet;
  }

  /// Draws what an expansion would add, dashed; nothing where it is empty.
  void haunt(Set<String> added, Shown with) {
    if (!added.equals(ghosts)) {
      ghosts = added;
      haunted = added.isEmpty() ? shown : with;
      redraw();
    }
  }

  @Override
  public Node node() {
    return frame;
  }

  @Override
  public List<FigureSource> figures() {
    return GraphFigures.of(session, shown, look(1).haunted(Set.of()), selected());
  }

  @Override
  public void zoomIn() {
    zoom(1.25);
  }

  @Override
  public void zoomOut() {
    zoom(0.8);
  }

  private void zoom(double factor) {
    sight.zoomAt(board.getWidth() / 2, board.getHeight() / 2, factor);
    move();
  }

  @Override
  public void fit() {
    fit(shown, places());
    move();
  }

  @Override
  public void delete() {
    Set<String> chosen = selected();
    if (!chosen.isEmpty()) {
      new CircuitGestures(session).hide(chosen);
      session.select(Set.of());
    }
  }

  @Override
  public ObservableValue<String> scale() {
    return sight.zoomProperty().map(zoom -> Math.round(100 * zoom.doubleValue()) + " %");
  }

  @Override
  public void focus() {
    glass.requestFocus();
  }

  @Override
  public boolean settled() {
    return sheet.isSettled() && glide.places().isEmpty();
  }

  @Override
  public void seen(boolean now) {
    visible = now;
    if (now) {
      redraw();
    } else {
      glide.stop();
    }
  }
}
