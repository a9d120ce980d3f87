package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelLibraryTest {

  @Test
  void modelsAreListedByKind() {
    ModelLibrary library = ModelLibrary.standard();
    assertThat(library.names(Model.Kind.SYNAPSE))
        .contains("gap_junction", "graded_chemical", "static")
        .doesNotContain("parrot");
    assertThat(library.names(Model.Kind.STIMULATOR)).contains("dc_generator").isSorted();
  }

  @Test
  void aProjectAddsModelsAndReplacesThoseOfTheLibrary() {
    String mine = "neuron iaf_psc_exp\nstate\n  V_m = 0 mV\n";
    ModelLibrary library = ModelLibrary.standard().with(Map.of("iaf_psc_exp", mine));
    assertThat(library.find("iaf_psc_exp").orElseThrow().parameters()).isEmpty();
    assertThat(ModelLibrary.standard().find("iaf_psc_exp").orElseThrow().parameters()).isNotEmpty();
    assertThat(library.find("static")).isPresent();
    assertThat(library.find("no_such_model")).isEmpty();
  }

  @Test
  void aBrokenModelOfAProjectIsReportedWhenItIsAskedForAndHidesNoOther() {
    ModelLibrary library = ModelLibrary.standard().with(Map.of("mine", "neuron mine\n  oops\n"));
    assertThat(library.names(Model.Kind.NEURON)).contains("parrot").doesNotContain("mine");
    assertThatThrownBy(() -> library.find("mine"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("mine:2:3");
  }

  @Test
  void aModelThatCallsItselfOtherwiseThanItIsKeptIsRefused() {
    ModelLibrary library = ModelLibrary.standard().with(Map.of("mine", "neuron yours\n"));
    assertThatThrownBy(() -> library.find("mine"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("calls itself 'yours'");
  }
}
