package cajal.app.view.canvas;

import cajal.app.session.Edits;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.app.session.Summaries;
import cajal.network.Network;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/// What menus, shortcuts and the command palette can ask of the canvas.
public final class CanvasActions {

  private static final double ZOOM_STEP = 1.25;
  private static final double LARGEST_FIT = 1.25;

  private final Board board;

  CanvasActions(Board board) {
    this.board = board;
  }

  private Session session() {
    return board.session();
  }

  public void selectAll() {
    Network network = session().project().network();
    Set<String> nodes = new LinkedHashSet<>();
    network.nodes().forEach(node -> nodes.add(node.name()));
    Set<String> projections = new LinkedHashSet<>();
    network.projections().forEach(projection -> projections.add(projection.name()));
    session().select(new Selection(nodes, projections));
  }

  /// Deletes what is selected without asking, since undo brings it back.
  public void delete() {
    Selection selection = session().selection();
    if (selection.isEmpty()) {
      return;
    }
    Network before = session().project().network();
    String nodes = names(selection.nodes());
    String what = nodes.isEmpty() ? names(selection.projections()) : nodes;
    session().edit("Delete " + what, project -> Edits.delete(project, selection));
    session().select(Selection.NONE);
    int gone = before.projections().size() - session().project().network().projections().size();
    boolean single = nodes.isEmpty() ? gone == 1 : selection.nodes().size() == 1 && gone == 0;
    session()
        .say(
            "Deleted "
                + (nodes.isEmpty() || gone == 0
                    ? what
                    : nodes + " and " + Summaries.count(gone, "projection"))
                + " – Ctrl+Z brings "
                + (single ? "it" : "them")
                + " back");
  }

  private static String names(Set<String> names) {
    return names.size() <= 3 ? String.join(", ", names) : Summaries.count(names.size(), "node");
  }

  /// Marks the selected nodes as the sources of the next {@link #connectToSelection()}.
  public void markSources() {
    board.sources().clear();
    board.sources().addAll(board.selectedNodes());
    board
        .scene()
        .nodes()
        .forEach(view -> view.setMarkedAsSource(board.sources().contains(view.name())));
    session()
        .say(
            board.sources().isEmpty()
                ? "No sources marked"
                : "Sources: "
                    + String.join(", ", board.sources())
                    + " – select targets and press C to connect");
  }

  /// Connects every marked source with every selected node, as one gesture.
  public void connectToSelection() {
    Set<String> sources = new LinkedHashSet<>(board.sources());
    sources.removeIf(name -> board.scene().node(name).isEmpty());
    if (sources.isEmpty()) {
      session().say("Select sources and press S first, then targets and C");
    } else {
      Joining.joinAll(session(), sources, board.selectedNodes());
    }
  }

  /// Moves the selected nodes by a distance on the canvas; repeated moves are one gesture.
  public void nudge(double dx, double dy) {
    Set<String> names = board.selectedNodes();
    if (!names.isEmpty()) {
      session()
          .editOrGoOn(
              "Move " + MoveGesture.what(names), project -> Edits.move(project, names, dx, dy));
    }
  }

  /// Magnification; 1 shows one canvas unit as one pixel.
  public ReadOnlyDoubleProperty scaleProperty() {
    return board.viewport().zoomProperty();
  }

  public void zoomIn() {
    zoom(ZOOM_STEP);
  }

  public void zoomOut() {
    zoom(1 / ZOOM_STEP);
  }

  private void zoom(double factor) {
    Bounds pane = board.glass().getLayoutBounds();
    board.viewport().zoomAt(pane.getWidth() / 2, pane.getHeight() / 2, factor);
  }

  /// Shows the whole drawing in the middle.
  public void fit() {
    Bounds pane = board.glass().getLayoutBounds();
    board.scene().settle();
    Bounds extent = board.scene().extent();
    if (extent.getWidth() > 0) {
      board.viewport().fit(extent, pane.getWidth(), pane.getHeight(), LARGEST_FIT);
    }
  }

  /// Opens the ring of things to place in the middle of the canvas.
  public void add() {
    Bounds pane = board.glass().getLayoutBounds();
    board.ring().open(new Point2D(pane.getWidth() / 2, pane.getHeight() / 2), "");
  }
}
