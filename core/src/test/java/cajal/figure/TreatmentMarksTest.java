package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectomes;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.work.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Ablated and driven cells are seen in drawings.
class TreatmentMarksTest {

  private static final CircuitView VIEW =
      CircuitView.of("cook2019_hermaphrodite", List.of("AVA", "AVD", "PLM"));
  private static final Circuit CIRCUIT =
      CircuitWiring.of(Connectomes.load("cook2019_hermaphrodite")).circuit(VIEW);
  private static final Map<String, Place> PLACES =
      Layouts.all(CIRCUIT, VIEW.arrangement(), Progress.NONE);

  private static List<Mark> added(Set<String> ablated, Set<String> driven) {
    CircuitLook look = CircuitLook.of(Palette.LIGHT, 0.7);
    List<Mark> plain = CircuitDrawing.of(CIRCUIT, PLACES, look);
    List<Mark> treated =
        CircuitDrawing.of(
            CIRCUIT, PLACES, look.treated(new CircuitLook.Treatment(ablated, driven)));
    return treated.stream().filter(mark -> !plain.contains(mark)).toList();
  }

  private static int strokes(Mark mark) {
    return (int)
        ((Mark.Shape) mark)
            .outline().segments().stream().filter(Outline.Line.class::isInstance).count();
  }

  @Test
  void aClassIsCrossedOutWhenAllOfItIsAblatedAndStruckThroughWhenSomeIs() {
    // The cross and its border; four pieces that leave the name free, or two.
    assertThat(added(Set.of("AVDL", "AVDR"), Set.of()))
        .hasSize(2)
        .allMatch(mark -> strokes(mark) == 4);
    assertThat(added(Set.of("AVDL"), Set.of())).hasSize(2).allMatch(mark -> strokes(mark) == 2);
  }

  @Test
  void aDrivenCellWearsAFlashBesideItsPlace() {
    List<Mark> flashes = added(Set.of(), Set.of("PLML"));
    assertThat(flashes).hasSize(1);
    double[] box = ((Mark.Shape) flashes.getFirst()).outline().bounds();
    Place at = PLACES.getOrDefault("PLM", new Place(0, 0));
    assertThat(Math.hypot((box[0] + box[2]) / 2 - at.x(), (box[1] + box[3]) / 2 - at.y()))
        .isLessThan(2 * CircuitDrawing.radius(CIRCUIT.nodes().size()));
    assertThat(added(Set.of(), Set.of("DA1"))).isEmpty();
  }
}
