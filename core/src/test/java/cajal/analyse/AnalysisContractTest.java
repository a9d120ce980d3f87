package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.activity.Activity;
import cajal.analyse.Input.NamedMatrix;
import cajal.analyse.Input.NamedTensor;
import cajal.analyse.Input.TensorAxis;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.figure.ExportOptions;
import cajal.figure.FigureExport;
import cajal.figure.Palette;
import cajal.problem.ProblemException;
import cajal.table.TableText;
import cajal.work.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
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
    for (Input input : ordinary(analysis)) {
      Request<P> request = quick(analysis).seeded(3);
      String one = text(request.run(input, 1, Progress.NONE));
      assertThat(text(request.run(input, 2, Progress.NONE))).isEqualTo(one);
      assertThat(text(request.run(input, 3, Progress.NONE))).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void figuresCanBePaintedAndTablesAreNamed(Analysis<P> analysis)
      throws IOException {
    for (Input input : ordinary(analysis)) {
      Result result = quick(analysis).run(input, 1, Progress.NONE);
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
        result = quick(analysis).run(input, 1, Progress.NONE);
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
    for (Input input : ordinary(analysis)) {
      Input selected = quick(analysis).selection().of(input);
      assertThatThrownBy(
              () -> analysis.run(selected, quick(analysis).parameters(), new Work(1, 1, stopped)))
          .isInstanceOf(CancellationException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void anInputOfAnotherKindIsRefusedInWords(Analysis<P> analysis) {
    for (Input input : inputs().values()) {
      if (!analysis.card().accepts(input)) {
        assertThatThrownBy(() -> Request.of(analysis).run(input, 1, Progress.NONE))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining(analysis.card().title() + " takes");
      }
    }
  }

  private static <P extends Record> List<Input> ordinary(Analysis<P> analysis) {
    return inputs().entrySet().stream()
        .filter(entry -> analysis.card().kinds().contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  // Whoever takes a while by default says with a parameter of these names how long.
  private static <P extends Record> Request<P> quick(Analysis<P> analysis) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field field : Form.of(analysis).fields()) {
      switch (field.key()) {
        case "surrogates" -> texts.put("surrogates", "5");
        case "iterations" -> texts.put("iterations", "20");
        case "perplexity" -> texts.put("perplexity", "5");
        case "components", "clusters", "rank" -> texts.put(field.key(), "2");
        default -> {}
      }
    }
    return Request.of(analysis).with(texts);
  }

  private static Map<Card.Kind, Input> inputs() {
    Map<Card.Kind, Input> inputs = new EnumMap<>(Card.Kind.class);
    Activity spikes = Recordings.withTrials(Recordings.of(20, Recordings.poisson(5, 10, 20, 7)), 8);
    RandomSequence random = RandomSequence.of(5, "contract");
    double[][] channels = new double[5][60];
    for (double[] channel : channels) {
      Arrays.setAll(channel, i -> Math.sin(i / 5.0) + random.normal());
    }
    inputs.put(Card.Kind.SPIKES, new Input.Recorded(spikes));
    Activity signals = Recordings.signals(0.1, channels);
    inputs.put(Card.Kind.SIGNALS, new Input.Recorded(signals));
    inputs.put(Card.Kind.RECORDINGS, new Input.Several(List.of(signals, signals)));
    double[][] values = new double[12][8];
    for (double[] row : values) {
      Arrays.setAll(row, _ -> Math.floor(9 * random.uniform()));
    }
    inputs.put(Card.Kind.MATRIX, matrix(values));
    double[] cells = new double[5 * 4 * 6];
    Arrays.setAll(cells, _ -> random.uniform());
    inputs.put(
        Card.Kind.TENSOR,
        new NamedTensor(
            "cells", List.of(axis("trial", 5), axis("neuron", 4), axis("time", 6)), cells));
    return inputs;
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
        matrix(new double[0][0]),
        matrix(new double[1][1]),
        matrix(constant),
        matrix(new double[][] {{Double.NaN, 1}, {2, Double.NaN}, {3, 4}}),
        new NamedTensor("one", List.of(axis("x", 1), axis("y", 1), axis("z", 1)), new double[1]));
  }

  private static TensorAxis axis(String name, int size) {
    return new TensorAxis(name, numbered(size));
  }

  private static NamedMatrix matrix(double[][] values) {
    return new NamedMatrix(
        "cells",
        numbered(values.length),
        numbered(values.length == 0 ? 0 : values[0].length),
        values);
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
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
