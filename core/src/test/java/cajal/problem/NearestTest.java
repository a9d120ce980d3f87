package cajal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> NAMES = List.of("tau_m", "C_m", "t_ref", "V_th", "E_L");

  @Test
  void aSlipOfTheFingerIsRecognised() {
    assertThat(Nearest.remedy("tua_m", NAMES)).isEqualTo("Did you mean 'tau_m'?");
    assertThat(Nearest.remedy("taum", NAMES)).isEqualTo("Did you mean 'tau_m'?");
    assertThat(Nearest.remedy("v_TH", NAMES)).isEqualTo("Did you mean 'V_th'?");
  }

  @Test
  void aWildGuessGetsTheWholeList() {
    assertThat(Nearest.remedy("conductance", NAMES))
        .isEqualTo("Known here: tau_m, C_m, t_ref, V_th, E_L.");
    assertThat(Nearest.remedy("x", List.of())).isEmpty();
  }

  @Test
  void theClosestComeFirstAndTiesAlphabetically() {
    assertThat(Nearest.of("AVA", List.of("AVBL", "AVAR", "AVAL", "PVCL"), 3))
        .containsExactly("AVAL", "AVAR", "AVBL");
  }

  @Test
  void aVeryLongNameCostsNoTime() {
    assertThat(Nearest.of("x".repeat(1_000_000), NAMES, 1)).hasSize(1);
  }
}
