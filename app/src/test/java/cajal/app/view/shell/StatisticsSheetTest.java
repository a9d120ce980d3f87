package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.BalancedProject;
import cajal.app.fixture.Fx;
import cajal.app.session.EngineStarter;
import cajal.app.session.RunFolders;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.record.SpikeStatistics;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsSheetTest {

  private static final double UNTIL_MS = 200;

  @TempDir Path folder;

  @Test
  void theRatesOfARunAreShownAsAChartAndATable() {
    Session session = Fx.get(() -> new Session(BalancedProject.of(300)));
    RunSession run =
        Fx.get(() -> new RunSession(session, new EngineStarter(), new RunFolders(folder)));
    Fx.run(() -> run.runUntil(UNTIL_MS));
    Fx.until(
        "the run is over",
        () -> {
          run.poll();
          return run.phase() == RunSession.Phase.PAUSED
              && run.status().simulatedMs() >= UNTIL_MS - 1e-6;
        });
    Overlay overlay = Fx.get(Overlay::new);
    Stage stage = Fx.show(new StackPane(overlay), 900, 700, false);

    Fx.run(() -> StatisticsSheet.of(session, run, overlay).orElseThrow().open());
    Fx.settle();
    Fx.shot(stage, new File("target/shots/statistics.png"));

    ImageView chart = (ImageView) Fx.get(() -> overlay.lookup(".image-view"));
    assertThat(chart.getImage().getWidth()).isGreaterThan(1000);
    String words =
        Fx.get(() ->
            String.join(
                " ",
                overlay.lookupAll(".label").stream()
                    .map(node -> ((Label) node).getText())
                    .toList()));
    session
        .project()
        .network()
        .populations()
        .forEach(population -> assertThat(words).contains(population.name()));
    Fx.run(() ->
        run.recordingProperty()
            .get()
            .read(recording ->
                assertThat(Arrays.stream(SpikeStatistics.ratesHz(recording)).sum())
                    .as("rates of all neurons add up to all spikes")
                    .isCloseTo(
                        recording.spikes().count() / (UNTIL_MS / 1000),
                        org.assertj.core.api.Assertions.within(1e-6))));
    Fx.run(() -> {
      stage.close();
      run.close();
    });
  }
}
