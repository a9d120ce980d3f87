package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CellPaint;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.app.view.connectome.ConnectomeView;
import cajal.app.view.part.FigureSource;
import cajal.connectome.Connectome;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.figure.CircuitDrawing;
import cajal.figure.CircuitFigure;
import cajal.figure.CircuitLook;
import cajal.figure.Palette;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
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
  private final Glide glide = new Glide(this::redraw);
  private Shown shown;
  private Set<String> ghosts = Set.of();
  private Shown haunted;
  private String dataset = "";
  private @Nullable LayoutKind kind;
  private boolean visible;
  private boolean changed = true;

  GraphPane(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.connectome();
    shown = session.circuit().get();
    haunted = shown;
    glass = new GraphGlass(this, workspace, new CircuitGestures(session));
    board =
        new StackPane(sheet, glass) {
          @Override
          protected void layoutChildren() {
            super.layoutChildren();
            resized();
          }
        };
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
      sight.fit(next.circuit(), next.places(), board.getWidth(), board.getHeight());
    }
    redraw();
  }

  private static boolean grown(Shown before, Shown next) {
    return before.circuit().nodes().size() != next.circuit().nodes().size()
        || !before.places().equals(next.places());
  }

  private void resized() {
    if (sight.isFitted()) {
      sight.fit(shown.circuit(), places(), board.getWidth(), board.getHeight());
    }
    move();
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
    sheet.show(
        sight,
        changed,
        scale -> CircuitDrawing.of(now.circuit(), places, scaled(look, scale)),
        look.palette());
    changed = false;
    glass.show();
  }

  private static CircuitLook scaled(CircuitLook look, double scale) {
    return new CircuitLook(
        look.palette(), scale, look.fill(), look.line(), look.light(), look.ghosts());
  }

  private CircuitLook look(double scale) {
    Palette palette = Palette.of(workspace.session().themeDarkProperty().get());
    return CircuitLook.of(palette, scale).painted(paint()).lit(lit()).haunted(ghosts);
  }

  private Function<Circuit.Node, OptionalInt> paint() {
    CellPaint paint = session.paintProperty().get();
    if (paint == null) {
      return _ -> OptionalInt.empty();
    }
    return node -> {
      double[] values =
          node.cells().stream()
              .map(cell -> paint.values().get(cell.name()))
              .filter(java.util.Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .toArray();
      if (values.length == 0) {
        return OptionalInt.empty();
      }
      double mean = java.util.Arrays.stream(values).average().orElse(0);
      List<Integer> colours = paint.map().colours();
      return OptionalInt.of(colours.get((int) Math.round(paint.part(mean) * (colours.size() - 1))));
    };
  }

  // Selected nodes and their partners stand out; a single circuit that is all selected does not.
  private Set<String> lit() {
    Set<String> chosen = selected();
    if (chosen.isEmpty() || chosen.size() == shown.circuit().nodes().size()) {
      return Set.of();
    }
    Set<String> lit = new LinkedHashSet<>(chosen);
    List<Circuit.Node> nodes = shown.circuit().nodes();
    for (Circuit.Edge edge : shown.circuit().edges()) {
      String from = nodes.get(edge.from()).id();
      String to = nodes.get(edge.to()).id();
      if (chosen.contains(from)) {
        lit.add(to);
      }
      if (chosen.contains(to)) {
        lit.add(from);
      }
    }
    lit.addAll(ghosts);
    return lit;
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
    Connectome connectome = session.shownProperty().get();
    Shown now = shown;
    if (connectome == null) {
      return List.of();
    }
    CircuitLook look = look(1).haunted(Set.of());
    return List.of(
        new FigureSource(
            "Graph",
            false,
            (palette, window) ->
                CircuitFigure.of(
                    connectome,
                    now.circuit(),
                    now.places(),
                    CircuitLook.of(palette, 1)
                        .painted(look.fill())
                        .lined(look.line())
                        .lit(look.light()))));
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
    sight.fit(shown.circuit(), places(), board.getWidth(), board.getHeight());
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
