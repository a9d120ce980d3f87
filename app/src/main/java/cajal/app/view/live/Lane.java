package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.figure.Palette;
import cajal.record.Recording;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One live view: a header that says what it shows, a plot of pixels, its axis to the left and its
/// names to the right.
abstract class Lane extends Region {

  static final double LEFT = 58;
  static final double RIGHT = 96;
  static final double HEADER = 22;
  static final double SMALLEST = HEADER + 48;

  /// What all lanes of one frame have in common.
  ///
  /// @param across the time axis in pixel columns
  /// @param gridColumns columns of the time axis's ticks
  record Frame(Columns across, int[] gridColumns, Palette palette) {

    void grid(Surface out) {
      for (int column : gridColumns) {
        out.vertical(column, palette.grid());
      }
    }
  }

  /// One picture in the making.
  interface Picture {

    /// Fills the hidden page; called on the painter's thread.
    void paint(Recording recording);

    /// Puts the page on screen; called on the JavaFX thread.
    void show();
  }

  protected final PixelPane plot = new PixelPane();
  protected final Gutter left = new Gutter(true, LEFT);
  protected final Gutter right = new Gutter(false, RIGHT);
  private final Label unit = new Label();
  private final Label title = new Label();
  private final Label says = new Label();
  private final Label pointer = new Label();
  private final HBox header = new HBox(unit, title, says, pointer);

  protected Lane(String heading, String unitText) {
    getStyleClass().add("live-lane");
    header.getStyleClass().add("live-header");
    header.setAlignment(Pos.CENTER_LEFT);
    unit.setText(unitText);
    unit.getStyleClass().add("live-unit");
    unit.setMinWidth(LEFT - 6);
    unit.setPrefWidth(LEFT - 6);
    unit.setAlignment(Pos.CENTER_RIGHT);
    title.setText(heading);
    title.getStyleClass().add("live-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    says.getStyleClass().add("live-says");
    says.setMinWidth(0);
    pointer.getStyleClass().add("live-pointer");
    pointer.setMinWidth(Region.USE_PREF_SIZE);
    pointer.setMaxWidth(Double.MAX_VALUE);
    pointer.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(pointer, Priority.ALWAYS);
    plot.getStyleClass().add("live-plot");
    getChildren().addAll(header, left, plot, right);
    setMinHeight(SMALLEST);
  }

  /// The next picture; called on the JavaFX thread.
  abstract Picture next(Frame frame);

  /// What lies at a place of the plot, for a person; empty for nothing to tell.
  abstract String at(double ms, double y);

  /// Makes the vertical window larger or smaller around a place of the plot.
  void zoomVertically(double factor, double y) {}

  /// Moves the vertical window by a part of the plot's height; positive shows what lies below.
  void panVertically(double part) {}

  /// Shows everything from top to bottom again.
  void resetVertically() {}

  /// The neuron shown at a height of the plot.
  Optional<cajal.app.session.CellRef> cellAt(double y) {
    return Optional.empty();
  }

  /// This view as a figure.
  abstract LiveFigure figure();

  /// Sorts, groups and colours neurons, where the view has a row for each.
  void look(UnitLook look) {}

  /// Marks neurons that are selected, where the view shows them.
  void choose(Set<CellRef> cells) {}

  /// How much of the height this lane should have relative to others.
  double weight() {
    return 1;
  }

  void tellPointer(String text) {
    pointer.setText(text);
  }

  protected void say(String text) {
    if (!text.equals(says.getText())) {
      says.setText(text);
      setAccessibleText(title.getText() + ", " + text);
    }
  }

  protected void head(String text) {
    title.setText(text);
  }

  /// Puts a switch into the header.
  protected void addSwitch(Node control) {
    header.getChildren().add(header.getChildren().size() - 1, control);
  }

  PixelPane plot() {
    return plot;
  }

  Gutter axis() {
    return left;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double inside = Math.max(1, Math.floor(width - LEFT - RIGHT));
    double height = Math.max(1, Math.floor(getHeight() - HEADER - 4));
    header.resizeRelocate(0, 0, width - 8, HEADER);
    left.resizeRelocate(0, HEADER, LEFT, height);
    plot.resizeRelocate(LEFT, HEADER, inside, height);
    right.resizeRelocate(LEFT + inside, HEADER, RIGHT, height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 160 * weight();
  }
}
