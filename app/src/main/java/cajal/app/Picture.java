package cajal.app;

import cajal.app.session.AutoSave;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.view.shell.FileDialogs;
import cajal.app.view.shell.ProjectDocuments;
import cajal.app.view.shell.Samples;
import cajal.app.view.shell.Settings;
import cajal.app.view.shell.SystemFileDialogs;
import cajal.app.view.shell.WorkbenchWindow;
import cajal.project.Project;
import cajal.unit.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// The window as a picture: opens a project, runs it for a while, and writes what a person would
/// see. This is how the pictures of the README are made; it needs no screen.
///
/// Arguments: `FILE.png [PROJECT] [--for=1.6s] [--size=1440x900] [--dark=true]`, and for the
/// connectome room `--dataset=NAME|FILE [--circuit=AVA,AVB] [--partners=true] [--chemical=5]
/// [--gap=2] [--layout=circle] [--select=AVAL] [--view=graph|matrix|body|table] [--order=community]
/// [--compare=NAME,NAME [--how=beside|difference|fate]] [--activity=RECORDING [--at=30s]]
/// [--stimulate=PLM] [--ablate=AVD]`; with `--for` the circuit that is shown is run and its
/// activity painted.
public final class Picture extends Application {

  /// Frames that the views get to settle on the end of the run.
  private static final int LAST_FRAMES = 40;

  private static final String UNTITLED = "Untitled";

  @Override
  public void start(Stage stage) throws IOException {
    List<String> places = getParameters().getUnnamed();
    Map<String, String> options = getParameters().getNamed();
    if (places.isEmpty()) {
      throw new IllegalArgumentException("picture needs the name of a PNG file");
    }
    Path file = Path.of(places.getFirst());
    Path scratch = Files.createTempDirectory("cajal-picture");
    Settings settings = new Settings(scratch.resolve("settings.properties"));
    Session session = new Session(Project.empty(UNTITLED));
    session.themeDarkProperty().set(Boolean.parseBoolean(options.get("dark")));
    AutoSave journal = new AutoSave(session, scratch, Platform::runLater);
    Supplier<FileDialogs> dialogs = () -> new SystemFileDialogs(stage);
    ProjectDocuments documents =
        new ProjectDocuments(session, settings, Samples.home(), dialogs, journal);
    documents.open(Workbench.first(Samples.home(), places.subList(1, places.size())));
    RunSession run = new RunSession(session);
    WorkbenchWindow window =
        new WorkbenchWindow(session, run, settings, documents, dialogs, stage::close);
    String[] size = options.getOrDefault("size", "1440x900").split("x", 2);
    Scene scene = window.scene(Double.parseDouble(size[0]), Double.parseDouble(size[1]));
    stage.setScene(scene);
    stage.show();
    boolean wired = options.containsKey("dataset");
    String duration = options.getOrDefault("for", wired ? "0s" : "1.6s");
    ConnectomePicture wiring = wired ? new ConnectomePicture(window, options) : null;
    new Sitting(window, file, Quantity.parse(duration).coherent(), wiring).start();
    if (wiring != null) {
      wiring.show();
    }
  }

  /// Waits, frame by frame, until the project is open and its run has come to the end.
  private static final class Sitting extends AnimationTimer {

    private final WorkbenchWindow window;
    private final Path file;
    private final double untilMs;
    private final @Nullable ConnectomePicture wiring;
    private boolean asked;
    private int framesLeft = LAST_FRAMES;

    /// @param wiring the circuit that is run; `null` for the project
    Sitting(WorkbenchWindow window, Path file, double untilMs, @Nullable ConnectomePicture wiring) {
      this.window = window;
      this.file = file;
      this.untilMs = untilMs;
      this.wiring = wiring;
    }

    @Override
    public void handle(long now) {
      RunSession run = window.run();
      if (window.session().project().title().equals(UNTITLED)) {
        return;
      }
      if (!asked) {
        asked = true;
        if (untilMs > 0 && wiring != null) {
          wiring.run(run, untilMs);
        } else if (untilMs > 0) {
          run.runUntil(untilMs);
        }
      }
      run.poll();
      boolean over =
          untilMs == 0
              || run.phase() == RunSession.Phase.FAILED
              || (run.phase() == RunSession.Phase.PAUSED && run.status().simulatedMs() >= untilMs);
      if (over && window.settled() && framesLeft-- <= 0) {
        stop();
        write();
        Platform.exit();
      }
    }

    private void write() {
      try {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        ImageIO.write(
            SwingFXUtils.fromFXImage(window.place().snapshot(null), null), "png", file.toFile());
        System.out.println("wrote " + file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
