package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.analyse.Input.NamedTensor;
import cajal.analyse.fixture.Examples;
import cajal.analyse.fixture.Recordings;
import cajal.figure.ExportOptions;
import cajal.figure.FigureExport;
import cajal.figure.Palette;
import cajal.problem.ProblemException;
import cajal.table.TableText;
import cajal.work.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every analysis that is found keeps.
class AnalysisContractTest {

  static Stream<Named<Analysis<?>>> analyses() {
    return Analyses.all().stream().map(analysis -> Named.of(analysis.card().name(), analysis));
  }

  @Test
  void namesAreDifferentAndFitForScripts() {
    List<String> names = analyses().map(Named::getName).toList();
    assertThat(names)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  @ParameterizedTest
  @MethodSource("analyses")
  void theCardTellsInOneSentence(Analysis<?> analysis) {
    Card card = analysis.card();
    assertThat(card.help()).endsWith(".").doesNotContain("\n");
    assertThat(card.title()).isNotBlank().doesNotEndWith(".");
    assertThat(card.kinds()).isNotEmpty();
    assertThat(card.source().doi()).doesNotContain("http").matches("(10\\..+)?");
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void parametersComeBackFromTheirTexts(Analysis<P> analysis) {
    Form<P> form = Form.of(analysis);
    P defaults = analysis.defaults();
    assertThat(form.parse(defaults, form.texts(defaults))).isEqualTo(defaults);
    assertThat(form.fields())
        .allSatisfy(field -> {
          assertThat(field.about().title()).isNotBlank();
          assertThat(field.about().help()).endsWith(".");
        });
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void noKeyIsTakenTwice(Analysis<P> analysis) {
    List<String> keys =
        new ArrayList<>(Form.of(Selection.class).fields().stream().map(Field::key).toList());
    keys.addAll(Form.of(analysis).fields().stream().map(Field::key).toList());
    assertThat(keys).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void theSameSeedGivesTheSameTablesOnAnyNumberOfThreads(Analysis<P> analysis)
      throws IOException {
    for (Input input : Examples.ordinary(analysis)) {
      Request<P> request = Examples.quick(analysis).seeded(3);
      String one = text(request.run(input, 1, Progress.NONE));
      assertThat(text(request.run(input, 2, Progress.NONE))).isEqualTo(one);
      assertThat(text(request.run(input, 3, Progress.NONE))).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void figuresCanBePaintedAndTablesAreNamed(Analysis<P> analysis)
      throws IOException {
    for (Input input : Examples.ordinary(analysis)) {
      Result result = Examples.quick(analysis).run(input, 1, Progress.NONE);
      assertThat(result.tables()).isNotEmpty();
      assertThat(result.notes()).allMatch(note -> !note.isBlank());
      assertThat(result.tables())
          .allSatisfy(table -> {
            assertThat(table.name()).matches("[a-z][a-z0-9_]*");
            assertThat(table.columns())
                .allMatch(column -> column.name().matches("[a-z][a-z0-9_]*"))
                .allMatch(column -> column.description().endsWith("."));
          });
      assertThat(result.plots(Palette.LIGHT)).isNotEmpty();
      paint(result, Palette.LIGHT);
      paint(result, Palette.DARK);
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void littleOrNothingGivesAResultOrAReason(Analysis<P> analysis)
      throws IOException {
    for (Input input : meagre()) {
      if (!analysis.card().accepts(input)) {
        continue;
      }
      Result result;
      try {
        result = Examples.quick(analysis).run(input, 1, Progress.NONE);
      } catch (ProblemException e) {
        assertThat(e.problems()).allMatch(problem -> problem.what().endsWith("."));
        continue;
      }
      paint(result, Palette.LIGHT);
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void whatIsCancelledEnds(Analysis<P> analysis) {
    Progress stopped =
        new Progress() {
          @Override
          public void at(double fraction, String what) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    for (Input input : Examples.ordinary(analysis)) {
      Input selected = Examples.quick(analysis).selection().of(input);
      assertThatThrownBy(() ->
              analysis.run(
                  selected, Examples.quick(analysis).parameters(), new Work(1, 1, stopped)))
          .isInstanceOf(CancellationException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void anInputOfAnotherKindIsRefusedInWords(Analysis<P> analysis) {
    for (Input input : Examples.inputs().values()) {
      if (!analysis.card().accepts(input)) {
        assertThatThrownBy(() -> Request.of(analysis).run(input, 1, Progress.NONE))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining(analysis.card().title() + " takes");
      }
    }
  }

  private static List<Input> meagre() {
    double[][] constant = new double[6][4];
    return List.of(
        new Input.Recorded(Recordings.of(0)),
        new Input.Recorded(Recordings.of(1)),
        new Input.Recorded(Recordings.of(1, new double[0])),
        new Input.Recorded(Recordings.of(1, new double[] {0.5})),
        new Input.Recorded(Recordings.of(1, new double[0], new double[0], new double[0])),
        new Input.Recorded(Recordings.of(1, new double[] {0.2, 0.2, 0.2}, new double[] {0.2})),
        new Input.Recorded(Recordings.signals(0.1, new double[0][0])),
        new Input.Recorded(Recordings.signals(0.1, new double[1][0])),
        new Input.Recorded(Recordings.signals(0.1, new double[1][1])),
        new Input.Recorded(Recordings.signals(0.1, constant)),
        new Input.Several(List.of()),
        Examples.matrix(new double[0][0]),
        Examples.matrix(new double[1][1]),
        Examples.matrix(constant),
        Examples.matrix(new double[][] {{Double.NaN, 1}, {2, Double.NaN}, {3, 4}}),
        new NamedTensor(
            "one",
            List.of(Examples.axis("x", 1), Examples.axis("y", 1), Examples.axis("z", 1)),
            new double[1]));
  }

  private static String text(Result result) {
    return String.join(
        "\n",
        result.tables().stream().map(table -> table.name() + "\n" + TableText.csv(table)).toList());
  }

  // Coarse, since the painter is the same for all formats and sizes.
  private static void paint(Result result, Palette palette) throws IOException {
    for (Result.Plot plot : result.plots(palette)) {
      assertThat(
              FigureExport.bytes(
                  plot.figure(),
                  FigureExport.Format.PNG,
                  ExportOptions.of(ExportOptions.Provenance.NONE).withDpi(30)))
          .isNotEmpty();
      assertThat(plot.figure().title()).isNotBlank();
    }
  }
}
