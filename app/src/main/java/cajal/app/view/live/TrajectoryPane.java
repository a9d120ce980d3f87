package cajal.app.view.live;

import cajal.analyse.dimension.LiveTrajectory;
import cajal.analyse.dimension.LiveTrajectory.Path;
import cajal.app.session.SharedRecording;
import cajal.app.view.part.Colours;
import cajal.figure.Axis;
import cajal.figure.Figure;
import cajal.figure.LinearScale;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The path of the run along the first two principal components of its activity, as it grows: what
/// lies in the window of time stands out, and a click goes to the time of a point.
///
/// It is computed on a thread of its own, one step at a time.
final class TrajectoryPane extends VBox {

  private static final List<Double> BINS_MS = List.of(5.0, 10.0, 20.0, 50.0, 100.0, 200.0);
  private static final double USUAL_MS = 50;
  private static final long EVERY_NANOS = 150_000_000;
  private static final double MARGIN = 14;
  private static final double WIDTH = 270;

  private final TimeWindow window;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-live-trajectory").factory());
  private final ComboBox<Double> bin = new ComboBox<>();
  private final Label says = new Label();
  private final Canvas canvas = new Canvas();
  private @Nullable SharedRecording recording;
  private @Nullable LiveTrajectory trajectory;
  private @Nullable Future<Optional<Path>> work;
  private @Nullable Path path;
  private long askedAt;
  private double seenMs = -1;
  private volatile boolean whole = true;
  private double pointerMs = Double.NaN;
  private long drawnVersion = -1;
  private boolean redraw = true;

  TrajectoryPane(TimeWindow window) {
    this.window = window;
    getStyleClass().add("live-trajectory");
    setId("trajectory");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    Label title = new Label("Trajectory");
    title.getStyleClass().add("live-title");
    bin.getItems().setAll(BINS_MS);
    bin.setValue(USUAL_MS);
    bin.setId("trajectory-bin");
    bin.setConverter(new BinText());
    bin.setTooltip(new Tooltip("Width of the bins in which spikes are counted"));
    bin.setOnAction(event -> begin(recording));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(6, title, gap, bin);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("live-header");
    says.getStyleClass().add("live-says");
    says.setWrapText(true);
    StackPane plot = new StackPane(canvas);
    plot.setMinSize(0, 0);
    canvas.setManaged(false);
    canvas.setId("trajectory-plot");
    canvas.widthProperty().bind(plot.widthProperty());
    canvas.heightProperty().bind(plot.heightProperty());
    canvas.widthProperty().subscribe(width -> redraw = true);
    canvas.heightProperty().subscribe(height -> redraw = true);
    canvas.setOnMouseClicked(this::goTo);
    setVgrow(plot, Priority.ALWAYS);
    getChildren().addAll(head, says, plot);
    setAccessibleText("Trajectory of the run along its principal components");
  }

  /// Begins anew with a recording.
  void begin(@Nullable SharedRecording next) {
    recording = next;
    trajectory = next == null ? null : new LiveTrajectory(next.header(), bin.getValue());
    path = null;
    // What is still being computed belongs to the recording before.
    work = null;
    seenMs = -1;
    redraw = true;
    says.setText("");
  }

  /// Marks the point of a time; none where it is not a number.
  void point(double ms) {
    redraw |= Double.compare(ms, pointerMs) != 0;
    pointerMs = ms;
  }

  /// Draws again what is there.
  void repaint() {
    redraw = true;
  }

  /// Looks for something new, once per frame.
  void frame(long nowNanos, double completedMs, Palette palette) {
    if (!isVisible()) {
      return;
    }
    take();
    LiveTrajectory going = trajectory;
    SharedRecording open = recording;
    if (work == null
        && going != null
        && open != null
        && nowNanos - askedAt > EVERY_NANOS
        && (completedMs >= seenMs + going.binMs() || !whole)) {
      askedAt = nowNanos;
      seenMs = Math.floor(completedMs / going.binMs()) * going.binMs();
      work = thread.submit(() -> next(going, open));
    }
    if (redraw || drawnVersion != window.versionProperty().get()) {
      redraw = false;
      drawnVersion = window.versionProperty().get();
      draw(palette);
    }
  }

  private Optional<Path> next(LiveTrajectory going, SharedRecording open) {
    boolean[] all = {true};
    boolean there = open.read(now -> all[0] = going.read(now));
    whole = all[0];
    return there ? Optional.of(going.path()) : Optional.empty();
  }

  private void take() {
    Future<Optional<Path>> done = work;
    if (done != null && done.isDone()) {
      work = null;
      if (done.state() == Future.State.FAILED) {
        trajectory = null;
        throw new IllegalStateException("the trajectory failed", done.exceptionNow());
      }
      done.resultNow().ifPresent(this::show);
    }
  }

  private void show(Path next) {
    path = next;
    redraw = true;
    says.setText(words(next));
  }

  private static String words(Path next) {
    String of =
        next.features() < next.neurons()
            ? "%,d neurons in %,d groups of neighbours".formatted(next.neurons(), next.features())
            : "%,d neurons".formatted(next.neurons());
    String what = next.spiking() ? "counts of spikes, " : "recorded variable, ";
    return what + of + (next.endsMs().length >= LiveTrajectory.KEPT_BINS ? "; newest bins" : "");
  }

  /// The newest path; empty before there is any.
  Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  private static DoubleSummaryStatistics extent(Path of, int component) {
    return Arrays.stream(of.scores()).mapToDouble(s -> s[component]).summaryStatistics();
  }

  private static LinearScale scale(Path of, int component, double from, double to) {
    DoubleSummaryStatistics extent = extent(of, component);
    double low = extent.getMin();
    return new LinearScale(low, extent.getMax() > low ? extent.getMax() : low + 1, from, to);
  }

  private boolean drawable() {
    Path of = path;
    return of != null && of.scores().length > 1 && of.scores()[0].length >= 2;
  }

  private void draw(Palette palette) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    g.clearRect(0, 0, width, height);
    Path of = path;
    if (of == null || !drawable()) {
      return;
    }
    LinearScale x = scale(of, 0, MARGIN, width - MARGIN);
    LinearScale y = scale(of, 1, height - MARGIN - 14, MARGIN);
    int faint = Palette.blend(palette.background(), palette.muted(), 0.35);
    g.setStroke(Colours.of(faint));
    g.setLineWidth(0.8);
    line(g, of, x, y, i -> true);
    g.setStroke(Colours.of(palette.cycle(0)));
    g.setLineWidth(1.4);
    line(g, of, x, y, i -> of.endsMs()[i] >= window.fromMs() && of.endsMs()[i] <= window.toMs());
    int last = of.scores().length - 1;
    g.setFill(Colours.of(palette.excitatory()));
    dot(g, of.scores()[last], x, y);
    if (!Double.isNaN(pointerMs)) {
      g.setFill(Colours.of(palette.ink()));
      dot(g, of.scores()[at(of, pointerMs)], x, y);
    }
    g.setFont(Font.font(11));
    g.setFill(Colours.of(palette.muted()));
    g.fillText(axis(of, 0), MARGIN, height - 4);
    g.save();
    g.translate(10, height - MARGIN - 14);
    g.rotate(-90);
    g.fillText(axis(of, 1), 0, 0);
    g.restore();
  }

  private static String axis(Path of, int component) {
    return String.format(
        Locale.ROOT, "PC %d (%.0f %%)", component + 1, 100 * of.variances()[component]);
  }

  private static void line(
      GraphicsContext g, Path of, LinearScale x, LinearScale y, IntPredicate drawn) {
    g.beginPath();
    boolean begun = false;
    for (int i = 0; i < of.scores().length; i++) {
      if (drawn.test(i)) {
        double atX = x.map(of.scores()[i][0]);
        double atY = y.map(of.scores()[i][1]);
        if (begun) {
          g.lineTo(atX, atY);
        } else {
          g.moveTo(atX, atY);
        }
        begun = true;
      }
    }
    g.stroke();
  }

  private static void dot(GraphicsContext g, double[] score, LinearScale x, LinearScale y) {
    g.fillOval(x.map(score[0]) - 4, y.map(score[1]) - 4, 8, 8);
  }

  private static int at(Path of, double ms) {
    int found = Arrays.binarySearch(of.endsMs(), ms);
    return Math.clamp(found < 0 ? -found - 1 : found, 0, of.endsMs().length - 1);
  }

  private void goTo(MouseEvent event) {
    Path of = path;
    if (of == null || !drawable()) {
      return;
    }
    LinearScale x = scale(of, 0, MARGIN, canvas.getWidth() - MARGIN);
    LinearScale y = scale(of, 1, canvas.getHeight() - MARGIN - 14, MARGIN);
    int nearest = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < of.scores().length; i++) {
      double away =
          Math.hypot(
              x.map(of.scores()[i][0]) - event.getX(), y.map(of.scores()[i][1]) - event.getY());
      if (away < best) {
        best = away;
        nearest = i;
      }
    }
    window.hold(Math.max(0, of.endsMs()[nearest] - window.spanMs() / 2), window.spanMs());
  }

  /// The path as a figure, what lies in a stretch of time over all of it.
  Optional<LiveFigure> figure() {
    Path of = path;
    return of == null || !drawable() || !isVisible()
        ? Optional.empty()
        : Optional.of(
            new LiveFigure(
                "Trajectory", (open, palette, stretch) -> figure(of, palette, stretch, open)));
  }

  private Figure figure(
      Path of, Palette palette, cajal.figure.TimeWindow stretch, cajal.record.Recording open) {
    List<Mark> marks = new ArrayList<>();
    int faint = Palette.blend(palette.background(), palette.muted(), 0.45);
    marks.add(mark(of, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, faint, 0.4));
    marks.add(mark(of, stretch.fromMs(), stretch.toMs(), palette.cycle(0), 0.7));
    Panel panel = Panel.of(axisOf(of, 0), axisOf(of, 1), marks);
    return Figure.of(
        open.header().title(), palette, List.of(panel.titled("Bins of " + bin.getValue() + " ms")));
  }

  private static Axis axisOf(Path of, int component) {
    DoubleSummaryStatistics extent = extent(of, component);
    return Axis.Numeric.of(extent.getMin(), extent.getMax(), axis(of, component), "");
  }

  private static Mark mark(Path of, double fromMs, double toMs, int rgb, double width) {
    int[] inside =
        java.util.stream.IntStream.range(0, of.endsMs().length)
            .filter(i -> of.endsMs()[i] >= fromMs && of.endsMs()[i] <= toMs)
            .toArray();
    return new Mark.Line(
        Arrays.stream(inside).mapToDouble(i -> of.scores()[i][0]).toArray(),
        Arrays.stream(inside).mapToDouble(i -> of.scores()[i][1]).toArray(),
        rgb,
        width);
  }

  /// Widths of bins as a person reads them.
  private static final class BinText extends javafx.util.StringConverter<Double> {

    @Override
    public String toString(Double ms) {
      return ms == null ? "" : "%.0f ms".formatted(ms);
    }

    @Override
    public Double fromString(String text) {
      return Double.valueOf(text.replace(" ms", ""));
    }
  }
}
