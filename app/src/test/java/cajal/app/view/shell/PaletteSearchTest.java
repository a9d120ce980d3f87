package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.Commands;
import cajal.app.command.FakeWorkspace;
import cajal.app.fixture.Fx;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a line in the command palette may mean.
class PaletteSearchTest {

  @TempDir private Path folder;

  private List<String> titles(String typed) {
    return Fx.get(() -> {
      Settings settings = new Settings(folder.resolve("settings"));
      settings.use("command", "Zoom out");
      PaletteSearch search =
          new PaletteSearch(Commands.all(), new FakeWorkspace(Project.empty("Test")), settings);
      return search.find(typed).stream().map(hit -> hit.choice().title()).toList();
    });
  }

  @Test
  void whatWasUsedLatelyComesFirst() {
    assertThat(titles("")).first().isEqualTo("Zoom out");
    assertThat(titles("")).hasSizeGreaterThan(25);
  }

  @Test
  void theBeginningOfANameBeatsLettersInside() {
    assertThat(titles("un").getFirst()).isEqualTo("Undo");
    assertThat(titles("sav").getFirst()).isEqualTo("Save");
    assertThat(titles("drk")).contains("Dark theme");
  }

  @Test
  void parametersAreUnderstood() {
    assertThat(titles("seed 5").getFirst()).isEqualTo("Restart with seed 5");
    assertThat(titles("run for 2 s").getFirst()).isEqualTo("Run for 2 s");
    assertThat(titles("run 250ms").getFirst()).isEqualTo("Run for 250 ms");
    assertThat(titles("add spike rec").getFirst()).isEqualTo("Add Spike recorder");
  }

  @Test
  void samplesAreFoundByName() {
    assertThat(titles("worm")).contains("Open sample: worm");
  }

  @Test
  void nonsenseFindsNothing() {
    assertThat(titles("qqqq")).isEmpty();
  }
}
