package cajal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cajal.problem.ProblemException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever a person or a broken disk makes of a model text, the outcome is a model or a located
/// problem.
class ModelParserFuzzTest {

  private static final List<String> SCRAPS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "\"",
          "\n",
          "#",
          "^",
          "-",
          "/",
          "..",
          "=",
          "+=",
          ">=",
          "mV",
          "ms",
          "inf",
          "dV_m/dt",
          "if",
          "then",
          "else",
          "not",
          "and",
          "weight",
          "t",
          "of pre",
          "held",
          "spikes",
          "1e999",
          "0",
          "-1",
          "9^9^9",
          "\u0000",
          "\uD83E",
          "é",
          "µS",
          "exp(",
          "uniform()",
          "poisson(",
          "signal h in ",
          "family ",
          "min(",
          "V_m",
          "m",
          "dynamics\n",
          "state\n",
          "input\n",
          "synapse x\n",
          "output current = ",
          "emit ");

  @Test
  void tenThousandMutatedTextsGiveAModelOrALocatedProblem() {
    fuzz(10_000, 20261122L);
  }

  @Test
  @Tag("slow")
  void aHundredThousandMutatedTextsGiveAModelOrALocatedProblem() {
    fuzz(100_000, 4711L);
  }

  private static void fuzz(int count, long seed) {
    ModelLibrary library = ModelLibrary.standard();
    List<String> texts =
        library.names().stream().map(name -> library.find(name).orElseThrow().text()).toList();
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
    int sound = 0;
    for (int trial = 0; trial < count; trial++) {
      String text = texts.get(random.nextInt(texts.size()));
      int mutations = 1 + random.nextInt(6);
      for (int m = 0; m < mutations; m++) {
        text = mutated(text, texts, random);
      }
      sound += outcome(text, seed, trial);
    }
    // Both outcomes must occur, or the mutations are too tame or too wild to mean anything.
    assertThat(sound).isBetween(count / 100, count * 9 / 10);
  }

  private static int outcome(String text, long seed, int trial) {
    try {
      ModelParser.parse(text, "fuzz");
      return 1;
    } catch (ProblemException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems())
          .as("seed %s, trial %s:%n%s", seed, trial, text)
          .allMatch(p -> p.place() != null && p.place().line() > 0 && p.place().column() > 0);
      return 0;
    } catch (RuntimeException | StackOverflowError e) {
      return fail("seed " + seed + ", trial " + trial + ":\n" + text, e);
    }
  }

  private static String mutated(String text, List<String> texts, RandomGenerator random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    String head = text.substring(0, at);
    return switch (random.nextInt(6)) {
      case 0 -> head + text.substring(end);
      case 1 -> head + (char) (32 + random.nextInt(95)) + text.substring(at);
      case 2 -> head + SCRAPS.get(random.nextInt(SCRAPS.size())) + text.substring(at);
      case 3 -> head + SCRAPS.get(random.nextInt(SCRAPS.size())) + text.substring(end);
      case 4 -> head + text.substring(at, end).repeat(1 + random.nextInt(40)) + text.substring(end);
      default -> {
        String other = texts.get(random.nextInt(texts.size()));
        yield head + other.substring(random.nextInt(other.length()));
      }
    };
  }
}
