package cajal.app.view.shell;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.simulate.Backend;
import cajal.simulate.Verification;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.work.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Compares the chosen device with the processor, and reports: identical, or the first difference.
final class VerifySheet extends VBox {

  private static final int WIDTH = 460;
  private static final int WIDTH_OF_TABLE = 600;

  private final Session session;
  private final String backend;
  private final Overlay overlay;
  private final TextField time = new TextField("200 ms");
  private final Label answer = new Label();
  private final ProgressBar bar = new ProgressBar(-1);
  private final Button verify = new Button("Verify");
  private final Watch watch = new Watch();

  VerifySheet(Session session, RunSession run, Overlay overlay) {
    this.session = session;
    this.overlay = overlay;
    backend = run.backend().chosen();
    getStyleClass().add("panel-sheet");
    boolean table = Backend.isFast(backend);
    setMaxSize(table ? WIDTH_OF_TABLE : WIDTH, Region.USE_PREF_SIZE);
    Label heading = new Label("Verify on CPU");
    heading.getStyleClass().add("sheet-title");
    boolean processor = run.backend().isProcessor();
    Label hint =
        new Label(
            processor
                ? "Choose a device in the run bar first: the processor is what it is compared with."
                : "Runs the project on “"
                    + run.backend().choiceProperty().get().title()
                    + "” and on the processor and compares all spikes and states"
                    + (table
                        ? ": by how much states differ, and what rates and intervals both give."
                        : ", bit by bit."));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    time.setId("verify-time");
    time.setPrefWidth(90);
    time.setAccessibleText("Simulated time to compare");
    time.setOnAction(event -> begin());
    answer.setId("verify-answer");
    answer.setWrapText(true);
    if (table) {
      answer.getStyleClass().add("report-text");
    }
    answer.setMinHeight(Region.USE_PREF_SIZE);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setVisible(false);
    bar.managedProperty().bind(bar.visibleProperty());
    verify.setId("verify-go");
    verify.getStyleClass().add("accent");
    verify.setDisable(processor);
    verify.setOnAction(event -> begin());
    Button close = new Button("Close");
    close.setCancelButton(true);
    close.setOnAction(event -> overlay.hide());
    HBox first = new HBox(8, new Label("Compare"), time);
    first.setAlignment(Pos.CENTER_LEFT);
    HBox foot = new HBox(8, close, verify);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(heading, hint, first, bar, answer, foot);
    // Nobody wants the answer when the sheet is gone.
    sceneProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            watch.cancelled = true;
          }
        });
  }

  void open() {
    overlay.show(this, time, Pos.CENTER);
    time.selectAll();
  }

  private void begin() {
    double ms = timeMs();
    if (!(ms > 0)) {
      answer.setText(
          "'" + time.getText() + "' is not a time: type a number with a unit, such as 200 ms.");
      return;
    }
    verify.setDisable(true);
    bar.setVisible(true);
    answer.setText("Both runs are being built…");
    Project project = session.project();
    var _ =
        CompletableFuture.supplyAsync(() -> report(project, ms))
            .whenComplete((report, failure) ->
                Platform.runLater(() -> {
                  bar.setVisible(false);
                  verify.setDisable(false);
                  answer.setText(report == null ? words(failure) : report.text());
                }));
  }

  private double timeMs() {
    try {
      Quantity quantity = Quantity.parse(time.getText().strip());
      return quantity.dimension().equals(Dimension.TIME) ? quantity.coherent() : Double.NaN;
    } catch (IllegalArgumentException e) {
      return Double.NaN;
    }
  }

  private Verification report(Project project, double ms) {
    CompiledNetwork network =
        NetworkCompiler.compile(
            project.network(),
            ModelLibrary.standard().with(project.models()),
            project.seed(),
            project.dt().coherent());
    return Verification.of(network, backend, ms, watch);
  }

  private static String words(Throwable failure) {
    return switch (failure.getCause()) {
      case ProblemException e ->
          e.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
      case CancellationException _ -> "";
      case null, default -> String.valueOf(failure.getMessage());
    };
  }

  /// Shows how far the comparison is, and ends it with the sheet.
  private final class Watch implements Progress {

    private volatile boolean cancelled;

    @Override
    public void at(double fraction, String what) {
      Platform.runLater(() -> {
        bar.setProgress(fraction);
        if (fraction >= 0) {
          answer.setText(what + "…");
        }
      });
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
