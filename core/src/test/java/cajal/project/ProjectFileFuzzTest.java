package cajal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever stands in a project file, reading it ends with a project or with a located error.
class ProjectFileFuzzTest {

  private static final List<String> PIECES =
      List.of(
          ":",
          " ",
          "\n",
          "  ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "'",
          "\"",
          "#",
          "|",
          ">",
          "&a ",
          "*a",
          "!!int ",
          "%",
          "@",
          "`",
          "\t",
          "?",
          "? ",
          "---\n",
          "...\n",
          "\u0000",
          "\ufeff",
          "\ud83e",
          "\udde0",
          "1e999",
          "NaN",
          "inf",
          "-",
          "~",
          "<<: *a\n",
          "=",
          "uniform(",
          ")",
          "mV",
          "values(x.csv, y)",
          "cajal: 1\n",
          "\\",
          "9999999999999999999");

  @Test
  void tenThousandMutatedFilesEndAsProjectsOrLocatedErrors() {
    mutate(1, 10_000);
  }

  @Tag("slow")
  @Test
  void aHundredThousandMutatedFilesEndAsProjectsOrLocatedErrors() {
    mutate(2, 100_000);
  }

  private static void mutate(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> seeds = new ArrayList<>();
    while (seeds.size() < 40) {
      String text = ProjectFile.format(new RandomProject(random.split()).next());
      // In short files a mutation hits something that matters more often.
      if (text.length() < 1000) {
        seeds.add(text);
      }
    }
    int read = 0;
    for (int i = 0; i < count; i++) {
      String text = mutated(seeds.get(i % seeds.size()), random);
      try {
        Project project = ProjectFile.parse(text, "fuzz");
        // What was read must be fit to be saved as well.
        if (i % 10 == 0) {
          String written = ProjectFile.format(project);
          assertThat(ProjectFile.parse(written, "again"))
              .as("seed %d, input %d", seed, i)
              .isEqualTo(project);
        }
        read++;
      } catch (ProblemException e) {
        located(e, seed, i, text);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", input " + i + ":\n" + text, e);
      }
    }
    assertThat(read).as("some mutations must leave a project").isPositive();
  }

  private static void located(ProblemException e, long seed, int i, String text) {
    assertThat(e.problems()).isNotEmpty();
    long lines = text.lines().count() + 1;
    for (Problem problem : e.problems()) {
      Problem.Place place = problem.place();
      if (place == null
          || place.line() < 1
          || place.line() > lines
          || place.column() < 1
          || problem.what().isBlank()) {
        throw new AssertionError("seed " + seed + ", input " + i + ": " + problem + "\n" + text);
      }
    }
  }

  private static String mutated(String text, SplittableRandom random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0 && !mutated.isEmpty(); n--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> mutated.insert(at, mutated.substring(at, end));
        case 4 -> mutated.setCharAt(at, (char) random.nextInt(0x10000));
        default -> {
          if (random.nextInt(10) == 0) {
            mutated.setLength(at);
          } else {
            mutated.setCharAt(at, (char) (' ' + random.nextInt(95)));
          }
        }
      }
    }
    return mutated.toString();
  }

  @Test
  void depthIsRefusedBeforeItFillsTheStack() {
    for (String deep :
        List.of(
            "cajal: 1\ntitle: " + "[".repeat(1_000_000),
            "cajal: 1\ntitle: " + "{a: ".repeat(300_000),
            "cajal: 1\ntitle: " + "[".repeat(100_000) + "]".repeat(100_000),
            "cajal: 1\ntitle:\n" + deepBlock(2_000))) {
      assertThat(refusal(deep)).contains("deep");
    }
  }

  private static String deepBlock(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= depth; i++) {
      text.repeat(' ', i).append("a:\n");
    }
    return text.toString();
  }

  @Test
  void aliasesThatWouldExplodeAreRefused() {
    assertThat(
            refusal(
                """
                cajal: 1
                a: &a [x, x, x]
                b: &b [*a, *a, *a]
                """))
        .contains("anchor", ":2:4");
  }

  @Test
  void hugeFilesAreRefusedOrReadInShortTime() {
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          assertThat(refusal("x".repeat(YamlParser.LONGEST + 1))).contains("million characters");
          assertThat(refusal("cajal: 1\n" + "a: b\n".repeat(20_000))).contains("'a'");
          assertThat(refusal("cajal: 1\n" + "y".repeat(200_000) + ": 1\n")).contains("fuzz:");
        });
  }

  private static String refusal(String text) {
    return String.valueOf(
        catchThrowableOfType(ProblemException.class, () -> ProjectFile.parse(text, "fuzz"))
            .getMessage());
  }
}
