package cajal.app.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import cajal.app.fixture.FakeRun;
import cajal.app.fixture.Fx;
import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.RunFolders;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.project.Project;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import cajal.unit.Unit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the live views for people to look at, in `target/pictures`.
@Tag("slow")
class LivePicturesTest {

  @TempDir Path folder;

  @Test
  void everyThemeAndSizeGivesAPicture() throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      SyntheticRecording recording = SyntheticRecording.balanced(10_000, 100_000);
      picture("raster", recording, dark, 1000, 480);
      picture("worm", worm(), dark, 1000, 560);
      picture("mixed", mixed(), dark, 900, 900);
    }
  }

  private static SyntheticRecording worm() {
    int size = 302;
    List<String> cells = IntStream.range(0, size).mapToObj(i -> "CELL" + i).toList();
    return new SyntheticRecording(
            new Header(
                "worm",
                1,
                0.1,
                List.of(new PopulationRange("neurons", "graded", 0, size, false, cells))),
            0)
        .withTraces("V", "neurons", "V_m", Unit.MV, 10, IntStream.range(0, size).toArray());
  }

  private static SyntheticRecording mixed() {
    return SyntheticRecording.balanced(400, 4_000)
        .withTraces("voltmeter", "E", "V_m", Unit.MV, 1, new int[] {0, 5, 17});
  }

  private void picture(
      String name, SyntheticRecording recording, boolean dark, int width, int height)
      throws IOException {
    FakeRun run = new FakeRun(recording);
    Session session = Fx.get(() -> new Session(Project.empty("Pictures")));
    RunSession runs =
        Fx.get(() ->
            new RunSession(session, (project, path, progress) -> run, new RunFolders(folder)));
    LiveViews views =
        Fx.get(() -> {
          Application.setUserAgentStylesheet(
              dark
                  ? new PrimerDark().getUserAgentStylesheet()
                  : new PrimerLight().getUserAgentStylesheet());
          session.themeDarkProperty().set(dark);
          LiveViews made = new LiveViews(session, runs);
          BorderPane root = new BorderPane(made, new RunBar(session, runs), null, null, null);
          Stage stage = new Stage();
          stage.setScene(new Scene(root, width, height));
          stage.show();
          return made;
        });
    Fx.run(runs::start);
    Fx.until("the run goes", () -> runs.phase() == RunSession.Phase.RUNNING);
    run.advance(640);
    Fx.until("the newest time is shown", () -> views.window().nowMs() >= 639);
    Fx.until("it is painted", views::settled);
    File file = Path.of("target", "pictures", name + (dark ? "-dark" : "-light") + ".png").toFile();
    Files.createDirectories(file.getParentFile().toPath());
    Fx.run(() -> {
      try {
        ImageIO.write(SwingFXUtils.fromFXImage(views.getScene().snapshot(null), null), "png", file);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      views.getScene().getWindow().hide();
    });
    assertThat(file).exists();
  }
}
