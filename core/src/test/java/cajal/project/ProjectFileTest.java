package cajal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {

  private static final String SMALL =
      """
      cajal: 1
      title: Two populations
      description: |
        Excitation and inhibition.

        - a list in Markdown
      seed: 42
      dt: 0.1 ms
      duration: 1 s

      populations:
        E:
          model: iaf_psc_delta
          size: 8000
          parameters: {tau_m: 20 ms, V_th: 20 mV}
          initial:
            V_m: uniform(0 mV, 20 mV)
        worm:
          model: celegans_graded
          connectome: cook2019_hermaphrodite
          size: 302
          parameters:
            V_th: = -65 mV + 15 mV*r^2
          integration: rk4

      stimulators:
        step:
          model: step_current_generator
          parameters:
            times: [100 ms, 200]

      recorders:
        spikes: {records: spikes}
        V: {records: [V_m, s], every: 0.5 ms}

      projections:
        E to E:
          from: E
          to: E
          rule: {fixed_indegree: 100, autapses: no}
          weight: normal(0.1 mV, 0.01 mV, min=0 mV)
          delay: 1.5 ms
        GABA:
          from: worm
          to: worm
          rule: {connectome: cook2019_hermaphrodite, kind: chemical, transmitter: [GABA]}
          synapse: graded_chemical
          port: inhibitory
          weight: 30.5 pS
          delay: 1 ms
          parameters: {E_rev: -48 mV}
        sparse:
          from: E
          to: worm
          rule: {all_to_all, autapses: no}
          weight: 1 pA
          compact_weights: yes
          delay: 1 ms
        touch: {from: step, to: worm, rule: {cells: [PLML, PLMR]}}
        pairs:
          from: worm
          to: worm
          rule:
            pairs:
              - [AVAL, AVAR]
              - [AVBL, AVBR, 2.5]
          delay: 1 ms

      models:
        mine: |
          neuron mine
            "Made for this project: {a, b} # not a comment"

      layout:
        E: [0, 0]
        worm: [120.5, -40]

      views:
        - raster: all
        - traces: [V]
          cells: [AVAL, AVAR]
      """;

  @Test
  void aFileReadsAsWhatItSays() {
    Project project = ProjectFile.parse(SMALL, "small");
    assertThat(project.title()).isEqualTo("Two populations");
    assertThat(project.description())
        .isEqualTo("Excitation and inhibition.\n\n- a list in Markdown\n");
    assertThat(project.seed()).isEqualTo(42);
    assertThat(project.duration()).isEqualTo(Quantity.parse("1 s"));
    assertThat(project.network().population("E").orElseThrow().initial())
        .containsEntry(
            "V_m", new Distribution.Uniform(Quantity.parse("0 mV"), Quantity.parse("20 mV")));
    assertThat(project.network().population("worm").orElseThrow().cells())
        .isEqualTo(new Cells.OfConnectome("cook2019_hermaphrodite", 302));
    assertThat(project.network().population("worm").orElseThrow().parameters())
        .containsEntry("V_th", new Distribution.Formula("-65 mV + 15 mV*r^2"));
    assertThat(project.network().stimulators().getFirst().parameters())
        .containsEntry("times", new Distribution.Listed(List.of(100.0, 200.0), Unit.MS));
    assertThat(project.network().recorders())
        .containsExactly(
            new Recorder("spikes", List.of("spikes"), Quantity.ms(1)),
            new Recorder("V", List.of("V_m", "s"), Quantity.ms(0.5)));
    Projection dense = project.network().projection("E to E").orElseThrow();
    assertThat(dense.rule()).isEqualTo(new ConnectionRule.FixedIndegree(100, false, true));
    assertThat(dense.synapse()).isEqualTo(Projection.STATIC);
    assertThat(project.network().projection("GABA").orElseThrow().rule())
        .isEqualTo(
            new ConnectionRule.OfConnectome(
                "cook2019_hermaphrodite", ConnectionRule.Kind.CHEMICAL, Set.of("GABA"), false));
    assertThat(project.network().projection("sparse").orElseThrow().rule())
        .isEqualTo(new ConnectionRule.AllToAll(false));
    assertThat(project.network().projection("sparse").orElseThrow().compactWeights()).isTrue();
    assertThat(dense.compactWeights()).isFalse();
    assertThat(project.network().projection("touch").orElseThrow().rule())
        .isEqualTo(new ConnectionRule.Chosen(List.of("PLML", "PLMR")));
    assertThat(project.models().get("mine")).contains("{a, b} # not a comment");
    assertThat(project.layout()).containsEntry("worm", new Project.Point(120.5, -40));
    assertThat(project.views())
        .containsExactly(
            new Project.View("raster", List.of(), List.of()),
            new Project.View("traces", List.of("V"), List.of("AVAL", "AVAR")));
  }

  @Test
  void aFileInItsOwnStyleIsWrittenBackToTheLetter() {
    assertThat(ProjectFile.format(ProjectFile.parse(SMALL, "small"))).isEqualTo(SMALL);
  }

  @Test
  void anyProjectIsReadBackEqualAndWrittenBackTheSame() {
    for (int seed = 0; seed < 500; seed++) {
      Project project = new RandomProject(new SplittableRandom(seed)).next();
      String text = ProjectFile.format(project);
      Project read = ProjectFile.parse(text, "seed " + seed);
      assertThat(read).as("seed %d:%n%s", seed, text).isEqualTo(project);
      assertThat(ProjectFile.format(read)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void defaultsAreThoseOfANewProject() {
    Project project = ProjectFile.parse("cajal: 1\ntitle: New\n", "new");
    assertThat(project).isEqualTo(Project.empty("New"));
  }

  @Test
  void everyProblemIsToldAtOnceWithItsPlaceAndTheNearestName() {
    assertThat(
            problems(
                """
                cajal: 1
                sed: 1
                dt: fast
                populations:
                  E:
                    model: iaf_psc_exp
                    size: many
                    parameters:
                      tau_m: 20 mX
                  I:
                    size: 5
                projections:
                  a: {from: E, to: EE, rule: {fixed_indegre: 3}}
                  a: {from: E, to: I, rule: all_to_all}
                """))
        .satisfiesExactlyInAnyOrder(
            at(2, 1, "'sed' has no meaning", "'seed'"),
            at(3, 5, "a time above 0", "found 'fast'"),
            at(7, 11, "a whole number of at least 1", "found 'many'"),
            at(9, 14, "'tau_m'", "mX"),
            at(11, 5, "Population I lacks 'model'", "model: ..."),
            at(13, 20, "no node 'EE'", "'E'"),
            at(13, 31, "'fixed_indegre' has no meaning", "'fixed_indegree'"),
            at(13, 30, "one connection rule", "found 0"),
            at(14, 3, "'a' is here a second time", ""));
  }

  private static java.util.function.Consumer<Problem> at(
      int line, int column, String what, String more) {
    return problem -> {
      assertThat(problem.place()).isEqualTo(new Problem.Place("test", line, column));
      assertThat(problem.toString()).contains(what, more);
    };
  }

  private static List<Problem> problems(String text) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> ProjectFile.parse(text, "test"));
    return refused.problems();
  }

  @Test
  void valuesMayStandInATableBesideTheProject(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("cells.csv"), "name,V_th\na,-20.5\nb,-18\n");
    Files.writeString(
        folder.resolve("project.yaml"),
        """
        cajal: 1
        populations:
          E:
            model: m
            size: 2
            parameters:
              V_th: values(cells.csv, V_th, mV)
        """);
    Distribution listed = new Distribution.Listed(List.of(-20.5, -18.0), Unit.MV);
    assertThat(ProjectFile.read(folder).network().populations().getFirst().parameters())
        .containsEntry("V_th", listed);
  }

  @Test
  void anotherVersionIsNeitherReadNorOverwritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("later.cajal.yaml");
    String later = "cajal: 2\nfields: [of the future]\n";
    Files.writeString(file, later);
    ProblemException unread =
        catchThrowableOfType(ProblemException.class, () -> ProjectFile.read(file));
    assertThat(unread).hasMessageContaining(":1:8").hasMessageContaining("found '2'");
    ProblemException unwritten =
        catchThrowableOfType(
            ProblemException.class, () -> ProjectFile.write(Project.empty("New"), file));
    assertThat(unwritten).hasMessageContaining("version 2");
    assertThat(file).hasContent(later);
  }

  @Test
  void savingReplacesTheFileAndLeavesNothingElseBehind(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep").resolve("mine.cajal.yaml");
    Project first = ProjectFile.parse(SMALL, "small");
    ProjectFile.write(first, file);
    assertThat(ProjectFile.read(file)).isEqualTo(first);
    Project second = first.withSeed(7);
    ProjectFile.write(second, file);
    assertThat(ProjectFile.read(file)).isEqualTo(second);
    try (var left = Files.list(folder.resolve("deep"))) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void whatCannotBeReadBackIsNotSaved(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.cajal.yaml");
    ProjectFile.write(Project.empty("Good"), file);
    String before = Files.readString(file);
    Project dangling =
        Project.empty("Bad")
            .withNetwork(
                Project.empty("Bad")
                    .network()
                    .with(
                        Projection.of(
                            "p",
                            "nowhere",
                            "nowhere",
                            new ConnectionRule.OneToOne(),
                            Distribution.constant(1, Unit.PA))));
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> ProjectFile.write(dangling, file)))
        .hasMessageContaining("no node 'nowhere'");
    assertThat(file).hasContent(before);
  }

  @Test
  void aMissingFileIsSaidInWords(@TempDir Path folder) {
    assertThat(
            catchThrowableOfType(
                ProblemException.class, () -> ProjectFile.read(folder.resolve("none.yaml"))))
        .hasMessageContaining("There is no such file.");
  }
}
