package cajal.app.view.canvas;

import cajal.app.session.Catalogue;
import cajal.app.session.CellActivity;
import cajal.app.session.CellPaint;
import cajal.app.session.PaletteEntry;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.SharedRecording;
import cajal.app.session.Wiring;
import cajal.app.view.part.UnitLegend;
import cajal.connectome.Connectomes;
import cajal.figure.ConnectomeMap;
import cajal.figure.NodeKind;
import cajal.figure.Palette;
import cajal.network.Cells;
import cajal.network.Node;
import cajal.network.Population;
import cajal.problem.ProblemException;
import cajal.project.Project.Point;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Where a person draws the network.
public final class CanvasPane extends StackPane {

  /// Nearer to each other than this, two nodes hide each other; canvas units.
  private static final double ASIDE = 90;

  private final Session session;
  private final Board board;
  private final CanvasActions actions;
  private final CanvasKeys keys;
  private final Label hint = new Label();
  private final Map<String, CellActivity> lights = new HashMap<>();
  private NodePopover popover = _ -> Optional.empty();
  private @Nullable NodeRing ring;
  private int fitted = -1;
  private double fittedWidth;
  private double fittedHeight;

  public CanvasPane(Session session) {
    this.session = session;
    getStyleClass().add("canvas-pane");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("/styles/canvas.css")).toExternalForm());
    setId("canvas");
    setFocusTraversable(true);
    setMinSize(0, 0);

    Group world = new Group();
    Group marks = new Group();
    marks.setMouseTransparent(true);
    Pane ground = new Pane(world);
    Pane glass = new Pane();
    glass.setPickOnBounds(false);
    NetworkScene scene = new NetworkScene(session, this::view);
    world.getChildren().setAll(scene.bodyLayer(), scene.wireLayer(), scene.nodeLayer(), marks);
    board =
        new Board(
            session,
            scene,
            new Viewport(world),
            marks,
            glass,
            new LinkedHashSet<>(),
            new RingLayer());
    actions = new CanvasActions(board);
    hint.setText(
        "Double-click to place neurons, or drag them here from the palette.\n"
            + "Pull a wire from the handle that shows beside a node.");
    hint.getStyleClass().add("canvas-hint");
    hint.setMouseTransparent(true);
    getChildren().setAll(ground, hint, glass);
    clip();

    PointerGestures pointer = new PointerGestures(board, this, this::open);
    keys = new CanvasKeys(board, actions, pointer, this, this::open);
    new CanvasMenu(board, actions, this);
    acceptDrops();
    session.themeDarkProperty().subscribe(dark -> setStyle(PaletteCss.of(Palette.of(dark))));
    session.projectProperty().subscribe(_ -> show());
    board.viewport().zoomProperty().subscribe(zoom -> repaint(zoom.doubleValue()));
    session.selectionProperty().subscribe(scene::show);
    session.lookProperty().subscribe(_ -> colour());
    session.themeDarkProperty().subscribe(_ -> colour());
  }

  // Units of nodes wear the colours of what a result says of them.
  private void colour() {
    CellPaint paint = session.lookProperty().get().paint().orElse(null);
    Palette palette = Palette.of(session.themeDarkProperty().get());
    board.scene().nodes().forEach(view -> view.paint(paint, palette));
  }

  private NodeView view(Node node, NodeKind kind) {
    return connectome(node)
        .<NodeView>map(map -> new WormView(node, kind, map, session))
        .orElseGet(() -> new SymbolView(node, kind));
  }

  private static Optional<ConnectomeMap> connectome(Node node) {
    try {
      return node instanceof Population population
              && population.cells() instanceof Cells.OfConnectome cells
          ? Optional.of(ConnectomeMap.of(Connectomes.load(cells.dataset()), cells.chosen()))
          : Optional.empty();
    } catch (ProblemException e) {
      // The run reports an unknown dataset; the drawing stays usable.
      return Optional.empty();
    }
  }

  /// Lights up the cells of every connectome as a run goes on, and lets the space bar steer it.
  public void follow(RunSession run) {
    keys.onSpace(run::toggle);
    UnitLegend legend = UnitLegend.ofColours(session, run);
    legend.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    legend.getStyleClass().add("unit-legend-over");
    setAlignment(legend, Pos.BOTTOM_LEFT);
    setMargin(legend, new Insets(8));
    getChildren().add(legend);
    run.recordingProperty()
        .subscribe(recording -> {
          lights.clear();
          if (recording == null) {
            show(name -> new float[0]);
          }
        });
    run.statusProperty().subscribe(_ -> show(run.recordingProperty().get()));
  }

  private void show(@Nullable SharedRecording recording) {
    if (recording != null) {
      recording.read(
          open -> show(name -> lights.computeIfAbsent(name, CellActivity::new).at(open)));
    }
  }

  private void show(Function<String, float[]> activity) {
    for (NodeView view : board.scene().nodes()) {
      if (view instanceof WormView worm) {
        worm.setActivity(activity.apply(worm.name()));
      }
    }
  }

  /// Lights up the cells of a population that is drawn with its cells.
  ///
  /// @param population its name
  /// @param values01 `[cell]` from 0, at rest, to 1; empty when nothing runs
  public void setActivity(String population, float[] values01) {
    board
        .scene()
        .node(population)
        .ifPresent(view -> {
          if (view instanceof WormView worm) {
            worm.setActivity(values01);
          }
        });
  }

  /// What menus, shortcuts and the command palette can ask of the canvas.
  public CanvasActions actions() {
    return actions;
  }

  /// Says what opens beside a node on double click or Enter.
  public void setPopover(NodePopover value) {
    popover = value;
  }

  private void repaint(double zoom) {
    for (NodeView view : board.scene().nodes()) {
      if (view instanceof WormView worm) {
        worm.repaint(zoom);
      }
    }
  }

  private void clip() {
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  private void show() {
    board.scene().show(session.project());
    if (board.scene().isUnsettled()) {
      requestLayout();
    }
    board.scene().show(session.selection());
    if (!session.lookProperty().get().isPlain()) {
      colour();
    }
    board.sources().removeIf(name -> board.scene().node(name).isEmpty());
    hint.setVisible(session.project().network().nodes().isEmpty());
    setAccessibleText("Canvas of " + session.project().title());
  }

  // A project that was just opened is shown whole, as soon as the pane has a size; once the person
  // has zoomed or moved it, the view is theirs.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    board.scene().settle();
    boolean resized = getWidth() != fittedWidth || getHeight() != fittedHeight;
    boolean opened = session.openingsProperty().get() != fitted;
    if (getWidth() > 0 && (opened || (resized && board.viewport().isFitted()))) {
      fitted = session.openingsProperty().get();
      fittedWidth = getWidth();
      fittedHeight = getHeight();
      actions.fit();
    }
  }

  private void open(String node) {
    Optional<javafx.scene.Node> content = popover.content(node);
    board
        .scene()
        .node(node)
        .ifPresent(view -> content.ifPresent(form -> new NodePopup(form).showBeside(view)));
  }

  private void acceptDrops() {
    setOnDragOver(event -> {
      if (event.getDragboard().hasContent(NodeDrag.FORMAT)) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    setOnDragDropped(this::dropped);
  }

  private void dropped(DragEvent event) {
    Object id = event.getDragboard().getContent(NodeDrag.FORMAT);
    Optional<PaletteEntry> entry =
        id instanceof String key ? Catalogue.of(session.models()).entry(key) : Optional.empty();
    entry.ifPresent(found -> {
      Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
      place(found, at, "");
    });
    event.setDropCompleted(entry.isPresent());
    event.consume();
  }

  /// Places a node in the middle of what is seen, beside what stands there already.
  public void place(PaletteEntry entry) {
    Point2D at = new Point2D(getWidth() / 2, getHeight() / 2);
    while (taken(at)) {
      at = at.add(ASIDE, ASIDE / 2);
    }
    place(entry, at, "");
  }

  private boolean taken(Point2D at) {
    Point2D world = board.viewport().toWorld(at.getX(), at.getY());
    return session.project().layout().values().stream()
        .anyMatch(point -> world.distance(point.x(), point.y()) < ASIDE);
  }

  /// Places a node where it is seen at a point of this pane.
  private void place(PaletteEntry entry, Point2D at, String from) {
    Point2D world = board.viewport().toWorld(at.getX(), at.getY());
    Joining.place(session, entry, new Point(world.getX(), world.getY()), from);
    session.selection().nodes().stream()
        .findFirst()
        .flatMap(board.scene()::node)
        .ifPresent(javafx.scene.Node::requestFocus);
  }

  /// The ring above the canvas, one at a time.
  private final class RingLayer implements Board.Ring {

    @Override
    public void open(Point2D at, String from) {
      close();
      NodeRing opened =
          new NodeRing(
              Catalogue.of(session.models()),
              group -> from.isEmpty() || Wiring.possible(session.project().network(), from, group),
              entry -> place(entry, at, from),
              CanvasPane.this::requestFocus);
      ring = opened;
      opened.openAt(board.glass(), at);
    }

    @Override
    public void close() {
      if (ring != null) {
        ring.close();
      }
      ring = null;
    }
  }
}
