package cajal.project.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.figure.Palette;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.circuit.CircuitPlan.Experiment;
import cajal.table.Table;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import cajal.work.Progress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AblationTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");

  /// PLML drives PVCL and others; ASHL touches none of the others but through AVA.
  private static Project project(String model, Set<String> ablated) {
    Stimulus touch =
        new Stimulus(
            "touch",
            List.of("PLML"),
            Quantity.of(model.startsWith("iaf") ? 400 : 20, Unit.PA),
            Quantity.ms(50),
            Quantity.ms(200));
    return CircuitNetwork.of(
            CircuitPlan.whole(WORM)
                .of(List.of("PLML", "PVCL", "PVCR", "AVDL", "DVA", "AVAL"))
                .with(Dynamics.ofLibrary(model))
                .with(new Experiment(false, ablated, List.of(touch))))
        .withDuration(Quantity.ms(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"celegans_graded", "iaf_psc_exp"})
  void anAblatedCellNoLongerFollowsItsStimulusAndOthersNoLongerFollowIt(String model) {
    AblationComparison comparison =
        AblationComparison.of(project(model, Set.of("PLML")), Progress.NONE);
    Table table = comparison.table();
    int touched = table.texts("cell").indexOf("PLML");
    assertThat(table.numbers("ablated")[touched]).isOne();
    assertThat(table.numbers("mean_intact")[touched])
        .isGreaterThan(table.numbers("mean_ablated")[touched]);
    assertThat(table.numbers("rms_difference")[table.texts("cell").indexOf("PVCL")]).isPositive();
    assertThat(comparison.figure(Palette.LIGHT).panels()).hasSize(3);
  }

  @Test
  void killedCellsComeBack() {
    Project without = project("celegans_graded", Set.of("PVCL"));
    assertThat(Ablation.of(without)).containsExactly("PVCL");
    assertThat(Ablation.of(Ablation.intact(without))).isEmpty();
    assertThat(Ablation.with(Ablation.intact(without), Set.of("PVCL"))).isEqualTo(without);
  }

  @Test
  void unknownCellsAndNothingToCompareAreRefusedInWords() {
    Project intact = project("celegans_graded", Set.of());
    assertThatThrownBy(() -> Ablation.with(intact, Set.of("PVCX")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("PVCL");
    assertThatThrownBy(() -> AblationComparison.of(intact, Progress.NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("No cell of this project is ablated");
  }
}
