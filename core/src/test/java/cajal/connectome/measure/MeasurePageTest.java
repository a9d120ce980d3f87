package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MeasurePageTest {

  @Test
  void thePageInTheDocumentationIsThatOfTheMeasures() throws IOException {
    String page = MeasurePage.of(Measures.all());
    Path docs = Path.of("docs", "measures.md");
    Path stored = Files.exists(docs) ? docs : Path.of("..").resolve(docs);
    String kept = Files.readString(stored);
    if (!kept.equals(page)) {
      Path renewed = Files.createDirectories(Path.of("target")).resolve("measures.md");
      Files.writeString(renewed, page);
      assertThat(kept).as("out of date; " + renewed.toAbsolutePath() + " is new").isEqualTo(page);
    }
  }

  @Test
  void aMeasureIsShownWithItsFormulaSourceSettingsAndTables() {
    assertThat(MeasurePage.of(Measures.all()))
        .contains("## Rich club (`rich_club`)\n")
        .contains("doi:10.1523/JNEUROSCI.3784-12.2013")
        .contains("| `resolution` | 1 | 0.01 to 100 |")
        .contains("| `highest_club` |");
  }
}
