package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnalysesPageTest {

  @Test
  void thePageInTheDocumentationIsThatOfTheAnalyses() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("docs/analyses.md"))) {
      root = root.getParent();
    }
    assertThat(Files.readString(Objects.requireNonNull(root).resolve("docs/analyses.md")))
        .as("out of date; renew it by: ./cajal analyse --markdown > docs/analyses.md")
        .isEqualTo(AnalysesPage.of(Analyses.all()));
  }

  @Test
  void theHelpOfAnAnalysisShowsDefaultsAndBounds() {
    assertThat(AnalysesPage.help(Analyses.named("spike_statistics")))
        .contains("window=200 ms")
        .contains("[> 0 ms]")
        .contains("Takes a recording with spikes.");
  }
}
