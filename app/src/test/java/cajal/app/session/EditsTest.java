package cajal.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.model.ModelSource;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.project.Project.Point;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Edits of a drawing, without a window.
final class EditsTest {

  private static final String CONDUCTANCES =
      """
      neuron cond
        "A leaky neuron with one conductance"
        source "made up for this test"

      parameters
        C_m = 250 pF  > 0  "membrane capacitance"
        tau_m = 10 ms  > 0  "membrane time constant"
        tau_syn = 2 ms  > 0  "decay of the conductance"
        E_ex = 0 mV  "reversal potential"
        E_L = -70 mV  "resting potential"

      state
        V_m = E_L
        g_ex = 0 nS

      input
        spikes excitatory  g_ex += weight

      dynamics
        dV_m/dt = -(V_m - E_L)/tau_m - g_ex*(V_m - E_ex)/C_m
        dg_ex/dt = -g_ex/tau_syn
      """;
  private static final ModelSource MODELS =
      ModelLibrary.standard().with(Map.of("cond", CONDUCTANCES));
  private static final Catalogue CATALOGUE = Catalogue.of(MODELS);

  private static Project place(Project project, String id) {
    return Edits.place(project, CATALOGUE.entry(id).orElseThrow(), new Point(10, 20), MODELS);
  }

  private static Project placed(String... ids) {
    Project project = Project.empty("Test");
    for (String id : ids) {
      project = place(project, id);
    }
    return project;
  }

  private static List<String> names(Project project) {
    return project.network().nodes().stream().map(node -> node.name()).toList();
  }

  @Test
  void placedNodesGetShortNamesOfTheirOwn() {
    Project project =
        placed(
            "neuron/excitatory",
            "neuron/inhibitory",
            "neuron/excitatory",
            "neuron/iaf_psc_exp",
            "stimulator/poisson_generator",
            "stimulator/dc_generator",
            "recorder/spikes");
    assertThat(names(project)).containsExactly("E", "I", "E2", "P", "Poisson", "DC", "Spikes");
    assertThat(project.layout().get("E2")).isEqualTo(new Point(10, 20));
  }

  @Test
  void aPlacedStimulatorDoesSomething() {
    Project project = placed("stimulator/poisson_generator");
    Stimulator poisson = project.network().stimulators().getFirst();
    assertThat(poisson.parameters().get("rate")).isEqualTo(Distribution.constant(8000, Unit.HZ));
  }

  @Test
  void anInhibitoryPopulationWiresWithNegativeWeights() {
    Project project = placed("neuron/excitatory", "neuron/inhibitory");
    Project wired = Wiring.connect(project, "I", "E", MODELS);
    Projection made = wired.network().projections().getFirst();
    assertThat(made.weight().orElseThrow().negative()).isTrue();
    assertThat(made.rule()).isEqualTo(new ConnectionRule.FixedIndegree(10, false, false));
    assertThat(wired.network().inhibitory("I")).isTrue();
  }

  @Test
  void weightsHaveTheUnitOfTheTargetsPort() {
    Project project = placed("neuron/excitatory", "neuron/cond");
    Project wired = Wiring.connect(project, "E", "P", MODELS);
    assertThat(wired.network().projections().getFirst().weight())
        .contains(Distribution.constant(1, Unit.NS));
  }

  @Test
  void aCurrentHasNoSynapticWeight() {
    Project wired =
        Wiring.connect(placed("stimulator/dc_generator", "neuron/excitatory"), "DC", "E", MODELS);
    assertThat(wired.network().projections().getFirst().weight()).isEmpty();
  }

  @Test
  void nothingGoesIntoAStimulator() {
    Project project =
        placed("neuron/excitatory", "stimulator/poisson_generator", "recorder/spikes");
    assertThat(Wiring.refusal(project.network(), "E", "Poisson"))
        .contains("Nothing goes into a stimulator");
    assertThat(Wiring.refusal(project.network(), "Poisson", "Spikes")).isPresent();
    assertThat(Wiring.refusal(project.network(), "Spikes", "Poisson")).isPresent();
    assertThat(Wiring.refusal(project.network(), "Poisson", "E")).isEmpty();
    assertThat(Wiring.connect(project, "E", "Poisson", MODELS)).isEqualTo(project);
  }

  @Test
  void aWireDrawnFromARecorderObserves() {
    Project project = placed("neuron/excitatory", "recorder/spikes");
    Project wired = Wiring.connect(project, "Spikes", "E", MODELS);
    Projection made = wired.network().projections().getFirst();
    assertThat(made.source()).isEqualTo("E");
    assertThat(made.target()).isEqualTo("Spikes");
    assertThat(Wiring.refusal(wired.network(), "E", "Spikes"))
        .contains("Spikes observes E already");
  }

  @Test
  void allPairsAreConnectedThatMakeSense() {
    Project project =
        placed("neuron/excitatory", "neuron/inhibitory", "stimulator/poisson_generator");
    Project wired =
        Wiring.connectAll(
            project, List.of("E", "I", "Poisson"), List.of("E", "I", "Poisson"), MODELS);
    assertThat(wired.network().projections())
        .extracting(Projection::name)
        .containsExactly("E→E", "E→I", "I→E", "I→I", "Poisson→E", "Poisson→I");
  }

  @Test
  void deletingANodeTakesItsProjectionsPlaceAndViewsAlong() {
    Project wired =
        Wiring.connect(placed("neuron/excitatory", "neuron/inhibitory"), "E", "I", MODELS)
            .withViews(List.of(new Project.View("raster", List.of("E", "I"), List.of())));
    Project less = Edits.delete(wired, Selection.node("E"));
    assertThat(names(less)).containsExactly("I");
    assertThat(less.network().projections()).isEmpty();
    assertThat(less.layout()).containsOnlyKeys("I");
    assertThat(less.views().getFirst().shows()).containsExactly("I");
  }

  @Test
  void renamingIsFollowedEverywhere() {
    Project wired =
        Wiring.connect(placed("neuron/excitatory", "neuron/inhibitory"), "E", "I", MODELS)
            .withViews(List.of(new Project.View("raster", List.of("E"), List.of())));
    Project renamed = Edits.rename(wired, "E", "Pyramidal");
    assertThat(names(renamed)).containsExactly("Pyramidal", "I");
    assertThat(renamed.network().projections().getFirst().source()).isEqualTo("Pyramidal");
    assertThat(renamed.layout()).containsOnlyKeys("Pyramidal", "I");
    assertThat(renamed.views().getFirst().shows()).containsExactly("Pyramidal");
  }

  @Test
  void anotherModelKeepsTheParametersItHas() {
    Project project = placed("neuron/excitatory");
    Project set =
        project.withNetwork(
            project
                .network()
                .replace(
                    "E",
                    node ->
                        ((Population) node)
                            .withParameter("tau_m", Distribution.constant(20, Unit.MS))
                            .withParameter("odd", Distribution.constant(1, Unit.ONE))));
    Population changed =
        Edits.setModel(set, "E", "cond", MODELS).network().population("E").orElseThrow();
    assertThat(changed.model()).isEqualTo("cond");
    assertThat(changed.parameters()).containsOnlyKeys("tau_m");
  }

  @Test
  void aTraceRecorderObservesAFewCellsOfALargePopulation() {
    Project wired =
        Wiring.connect(placed("neuron/excitatory", "recorder/traces"), "E", "Traces", MODELS);
    assertThat(wired.network().projections().getFirst().rule())
        .isInstanceOf(ConnectionRule.Chosen.class);
    assertThat(wired.network().recorders())
        .extracting(Recorder::variables)
        .containsExactly(List.of("V_m"));
  }

  @Test
  void movingMovesOnlyWhatIsNamed() {
    Project project = placed("neuron/excitatory", "neuron/inhibitory");
    Project moved = Edits.move(project, Set.of("E"), 5, -5);
    assertThat(moved.layout().get("E")).isEqualTo(new Point(15, 15));
    assertThat(moved.layout().get("I")).isEqualTo(new Point(10, 20));
  }

  @Test
  void rateUnitsAreJoinedByRatesAndDrivenByAFactorOfTheCurrent() {
    Project project =
        placed("neuron/tanh_rate_ipn", "neuron/celegans_graded", "stimulator/dc_generator");
    List<String> names = names(project);
    String rate = names.get(0);
    String graded = names.get(1);
    String current = names.get(2);
    Project wired = Wiring.connect(project, rate, rate, MODELS);
    wired = Wiring.connect(wired, current, rate, MODELS);
    wired = Wiring.connect(wired, graded, graded, MODELS);
    wired = Wiring.connect(wired, current, graded, MODELS);
    List<Projection> projections = wired.network().projections();
    assertThat(projections.get(0).synapse()).isEqualTo("rate_connection_instantaneous");
    // The usual 500 pA become a drive of 1.
    assertThat(projections.get(1).weight())
        .contains(Distribution.constant(0.002, Unit.parse("1/pA")));
    assertThat(projections.get(2).synapse()).isEqualTo("gap_junction");
    assertThat(projections.get(3).weight()).isEmpty();
    NetworkCompiler.compile(wired.network(), ModelLibrary.standard(), 1, 0.1);
  }

  @Test
  void thePaletteListsModelsByFamilyBelowWhatMostDrawingsBeginWith() {
    List<String> headings =
        CATALOGUE.entries().stream().map(PaletteEntry::heading).distinct().toList();
    assertThat(headings).startsWith("Neurons", "Stimulators", "Recorders");
    assertThat(headings.subList(3, headings.size())).isSorted().contains("Adaptive", "Rate units");
    // Headings stand above what belongs to them: no heading comes back further down.
    List<String> lines = CATALOGUE.entries().stream().map(PaletteEntry::heading).toList();
    for (String heading : headings) {
      int first = lines.indexOf(heading);
      assertThat(lines.subList(first, lines.lastIndexOf(heading) + 1)).containsOnly(heading);
    }
  }

  @Test
  void typingFindsEntriesByEveryWord() {
    assertThat(CATALOGUE.search("spikes poisson"))
        .isNotEmpty()
        .allMatch(entry -> entry.matches("spikes") && entry.matches("poisson"));
    assertThat(CATALOGUE.search("poisson").getFirst().model()).isEqualTo("poisson_generator");
    assertThat(CATALOGUE.search("iaf_psc_exp")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(CATALOGUE.search("no such thing")).isEmpty();
  }
}
