package cajal.app.view.live;

import cajal.figure.LinearScale;
import cajal.figure.Palette;
import cajal.record.Recording;
import cajal.record.Recording.TraceColumns;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The whole run as a strip: the rate of all neurons together, and over it the window as a shade
/// that can be dragged, or pulled at its edges.
final class Overview extends Region {

  static final double HEIGHT = 38;
  private static final double EDGE = 5;

  private final TimeWindow window;
  private final PixelPane plot = new PixelPane();
  private final Region shade = new Region();
  private double extentMs = 1;
  private double shownExtentMs = 1;
  private Optional<TraceNames> traces = Optional.empty();
  private EnvelopeColumns envelope = new EnvelopeColumns(new int[0], true);
  private Grip grip = Grip.NONE;
  private double gripOffsetMs;

  /// What of the shade the person has taken hold of.
  private enum Grip {
    NONE,
    LEFT,
    RIGHT,
    MIDDLE
  }

  Overview(TimeWindow window) {
    this.window = window;
    getStyleClass().add("live-overview");
    shade.getStyleClass().add("live-shade");
    shade.setManaged(false);
    shade.setMouseTransparent(true);
    getChildren().addAll(plot, shade);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setAccessibleText("The whole run; drag the shade to look back");
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseMoved(event -> setCursor(cursorAt(event.getX())));
  }

  /// How much time the strip shows: the run so far, or up to its target.
  void setExtent(double ms) {
    extentMs = Math.max(1, ms);
  }

  /// Shows other traces where there are no spikes.
  void setTraces(Optional<TraceNames> names) {
    traces = names;
    envelope =
        new EnvelopeColumns(
            IntStream.range(
                    0, names.map(n -> Math.min(TraceLane.FEW, n.neurons().length)).orElse(0))
                .toArray(),
            true);
  }

  Lane.Picture next(RateHistory history, Palette palette) {
    Surface page = plot.hiddenPage();
    double extent = extentMs;
    Optional<TraceNames> shown = traces;
    EnvelopeColumns columns = envelope;
    return new Lane.Picture() {
      @Override
      public void paint(Recording recording) {
        page.fill(Palette.blend(palette.background(), palette.ink(), 0.04));
        double dtMs = recording.header().dtMs();
        Columns whole = new Columns(0, page.width(), extent / page.width(), dtMs);
        if (recording.spikes().count() > 0) {
          rates(history, palette, page, extent);
        } else {
          shown
              .flatMap(names -> names.in(recording.traces()))
              .ifPresent(trace -> curves(trace, columns, page, palette, whole));
        }
        int end = (int) (recording.completedSteps() * dtMs / extent * page.width());
        page.rectangle(end, 0, 1, page.height(), palette.muted());
      }

      @Override
      public void show() {
        shownExtentMs = extent;
        plot.flip();
      }
    };
  }

  // Each column shows the largest rate in it, so that a short burst in a long run is seen.
  private static void rates(RateHistory history, Palette palette, Surface page, double extent) {
    int width = page.width();
    double binsPerColumn = extent / history.binMs() / width;
    // Bins narrower than this would show single spikes instead of a rate.
    long merged = Math.max(1, Math.round(Math.max(binsPerColumn, extent / 400 / history.binMs())));
    double[] most = new double[width];
    double top = 0;
    int columns = (int) Math.min(width, Math.floor(history.bins() / binsPerColumn));
    for (int column = 0; column < columns; column++) {
      long bin = (long) (column * binsPerColumn) / merged * merged;
      double sum = 0;
      for (int p = 0; p < history.populations().size(); p++) {
        sum += history.count(p, bin, bin + merged);
      }
      most[column] = sum;
      top = Math.max(top, sum);
    }
    int tall = page.height() - 3;
    for (int column = 0; column < columns; column++) {
      double high = top == 0 ? 0 : most[column] / top * tall;
      page.bar(column, page.height() - 1 - high, page.height(), palette.muted(), 0.75);
    }
  }

  private static void curves(
      TraceColumns trace, EnvelopeColumns columns, Surface page, Palette palette, Columns whole) {
    columns.update(trace, whole);
    LinearScale y =
        new LinearScale(columns.quantile(0), columns.quantile(1), page.height() - 4.0, 3);
    for (int i = 0; i < columns.traces(); i++) {
      TraceLane.curve(page, columns, i, y, palette.muted());
    }
  }

  /// Moves the shade to where the window is.
  void showWindow() {
    double from = Math.max(0, x(window.fromMs()));
    double to = Math.min(plot.getWidth(), x(window.toMs()));
    double wide = Math.max(6, to - from);
    double left = Math.min(from, plot.getWidth() - wide);
    shade.resizeRelocate(Lane.LEFT + Math.max(0, left), 0, wide, getHeight());
  }

  private double x(double ms) {
    return ms / shownExtentMs * plot.getWidth();
  }

  private double msAt(double sceneX) {
    return (sceneX - Lane.LEFT) / plot.getWidth() * shownExtentMs;
  }

  private Grip gripAt(double x) {
    double left = shade.getLayoutX();
    double right = left + shade.getWidth();
    if (x < left - EDGE || x > right + EDGE) {
      return Grip.NONE;
    }
    // A narrow shade can be moved only: its edges would leave no middle.
    if (shade.getWidth() > 4 * EDGE) {
      if (x < left + EDGE) {
        return Grip.LEFT;
      }
      if (x > right - EDGE) {
        return Grip.RIGHT;
      }
    }
    return Grip.MIDDLE;
  }

  private Cursor cursorAt(double x) {
    return switch (gripAt(x)) {
      case LEFT, RIGHT -> Cursor.H_RESIZE;
      case MIDDLE -> Cursor.OPEN_HAND;
      case NONE -> Cursor.DEFAULT;
    };
  }

  private void press(MouseEvent event) {
    grip = gripAt(event.getX());
    if (grip == Grip.NONE) {
      // A click beside the shade brings it there, ready to be dragged on.
      window.hold(msAt(event.getX()) - window.spanMs() / 2, window.spanMs());
      grip = Grip.MIDDLE;
    }
    gripOffsetMs = msAt(event.getX()) - window.fromMs();
    requestFocus();
    event.consume();
  }

  private void drag(MouseEvent event) {
    double ms = Math.clamp(msAt(event.getX()), 0.0, shownExtentMs);
    switch (grip) {
      case LEFT -> {
        double to = window.toMs();
        double from = Math.min(ms, to - 1);
        window.hold(from, to - from);
      }
      case RIGHT -> window.hold(window.fromMs(), Math.max(1, ms - window.fromMs()));
      case MIDDLE -> {
        double from = msAt(event.getX()) - gripOffsetMs;
        window.hold(from, window.spanMs());
        if (window.toMs() >= window.nowMs()) {
          window.follow();
        }
      }
      case NONE -> {}
    }
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    plot.resizeRelocate(
        Lane.LEFT, 0, Math.max(1, Math.floor(getWidth() - Lane.LEFT - Lane.RIGHT)), getHeight());
    showWindow();
  }
}
