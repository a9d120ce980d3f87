package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelPageTest {

  @Test
  void thePageInTheDocumentationIsThatOfTheModelFiles() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "models.md")))
        .as("out of date; renew it by: ./cajal models --markdown > docs/models.md")
        .isEqualTo(ModelPage.of(ModelLibrary.standard()));
  }

  @Test
  void aModelIsShownWithItsValuesBoundsAndEquations() {
    String page = ModelPage.of(ModelLibrary.standard());
    assertThat(page)
        .contains("### iaf_psc_exp\n")
        .contains("| `C_m` | 250 pF | > 0 | membrane capacitance |")
        .contains("| `V_m` | mV | membrane potential |")
        .contains("Integration: exact propagator")
        .contains("dI_ex/dt = -I_ex/tau_syn_ex")
        .contains("https://doi.org/10.1007/s004220050570");
  }
}
