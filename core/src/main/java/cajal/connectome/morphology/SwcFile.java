package cajal.connectome.morphology;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shape of one neuron from an SWC file: a line for each point, `id type x y z radius parent`,
/// and comments after `#`.
///
/// What cannot be read as a point is left out and reported with its line, as is all that a good
/// file does not have: parents that are missing, several trees, no soma, pieces without length,
/// radii that are zero or so small that they cannot be meant. Lengths are taken as µm, as the
/// format says; files in other units are not told apart.
///
/// @param morphology what could be read
/// @param problems warnings, by line
public record SwcFile(Morphology morphology, List<Problem> problems) {

  private static final int COLUMNS = 7;
  private static final double SMALLEST_RADIUS_UM = 0.01;
  private static final int MOST_REPORTED = 10;

  public SwcFile {
    problems = List.copyOf(problems);
  }

  private record Point(int line, int id, int part, double[] numbers, int parent) {}

  /// Reads a file; the cell is named after it.
  ///
  /// @throws ProblemException if no point can be read
  public static SwcFile read(Path file) {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(Place.of(name), "The file cannot be read.", "Is it there: " + file + "?"));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return parse(name, text);
  }

  /// The same from text.
  static SwcFile parse(String name, String text) {
    Findings findings = new Findings(name);
    Map<Integer, Integer> index = new HashMap<>();
    List<Point> points = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.split("#", 2)[0].strip();
      if (content.isEmpty()) {
        continue;
      }
      Point point = point(content, number, findings);
      if (point != null && index.putIfAbsent(point.id(), points.size()) != null) {
        findings.add(number, "Point " + point.id() + " stands twice.", "The first one is kept.");
      } else if (point != null) {
        points.add(point);
      }
    }
    if (points.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              new Place(name, 1, 1),
              "There is no point of a neuron in it.",
              "A line of an SWC file is: id type x y z radius parent."));
    }
    Morphology morphology = morphology(name, points, index, findings);
    return new SwcFile(morphology, findings.all());
  }

  private static @Nullable Point point(String content, int line, Findings findings) {
    String[] words = content.split("[\\s,;]+", -1);
    if (words.length < COLUMNS) {
      findings.add(
          line,
          "A point has 7 numbers and this line " + words.length + ".",
          "It is left out; id type x y z radius parent is expected.");
      return null;
    }
    try {
      double[] numbers = new double[4];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.parseDouble(words[2 + i]);
        if (!Double.isFinite(numbers[i])) {
          throw new NumberFormatException();
        }
      }
      return new Point(
          line,
          (int) Double.parseDouble(words[0]),
          (int) Double.parseDouble(words[1]),
          numbers,
          (int) Double.parseDouble(words[6]));
    } catch (NumberFormatException _) {
      findings.add(line, "This line holds something that is no number.", "It is left out.");
      return null;
    }
  }

  private static Morphology morphology(
      String name, List<Point> points, Map<Integer, Integer> index, Findings findings) {
    int n = points.size();
    double[][] columns = new double[4][n];
    int[] parent = new int[n];
    int[] part = new int[n];
    for (int i = 0; i < n; i++) {
      Point point = points.get(i);
      for (int c = 0; c < 4; c++) {
        columns[c][i] = point.numbers()[c];
      }
      part[i] = point.part();
      parent[i] = point.parent() < 0 ? -1 : index.getOrDefault(point.parent(), -1);
      if (point.parent() >= 0 && !index.containsKey(point.parent())) {
        findings.add(
            point.line(),
            "The parent of point " + point.id() + ", " + point.parent() + ", is missing.",
            "The point starts a tree of its own.");
      }
    }
    cutRings(points, parent, findings);
    Morphology morphology =
        new Morphology(
            name.replaceFirst("\\.[^.]*$", ""),
            columns[0],
            columns[1],
            columns[2],
            columns[3],
            parent,
            part);
    examine(morphology, points, findings);
    return morphology;
  }

  // Walks from every point to its root; a point that is met again on the same walk closes a ring.
  private static void cutRings(List<Point> points, int[] parent, Findings findings) {
    int[] walk = new int[parent.length];
    for (int start = 0; start < parent.length; start++) {
      int at = start;
      while (at >= 0 && walk[at] == 0) {
        walk[at] = start + 1;
        int next = parent[at];
        if (next >= 0 && walk[next] == start + 1) {
          parent[at] = -1;
          findings.add(
              points.get(at).line(),
              "Point " + points.get(at).id() + " is its own ancestor.",
              "The ring is cut there.");
        }
        at = parent[at];
      }
    }
  }

  private static void examine(Morphology shape, List<Point> points, Findings findings) {
    boolean soma = false;
    for (int i = 0; i < shape.points(); i++) {
      int line = points.get(i).line();
      soma |= shape.part()[i] == Morphology.SOMA;
      int parent = shape.parent()[i];
      // A neurite may start in the centre of the soma.
      boolean fromSoma = parent >= 0 && shape.part()[parent] == Morphology.SOMA;
      if (parent >= 0 && !fromSoma && shape.pieceUm(i) == 0) {
        findings.add(line, "The piece to point " + points.get(i).id() + " has no length.", "");
      }
      if (!(shape.radiusUm()[i] >= SMALLEST_RADIUS_UM)) {
        findings.add(
            line,
            "The radius of point " + points.get(i).id() + " is " + shape.radiusUm()[i] + " µm.",
            "It is kept, and drawn as a thin line.");
      }
    }
    if (!soma) {
      findings.add(0, "No point is marked as soma (type 1).", "");
    }
    if (shape.roots() > 1) {
      findings.add(0, "It is in " + shape.roots() + " pieces that are not joined.", "");
    }
  }

  /// Warnings by kind of finding, of which the first few are kept and the others counted.
  private static final class Findings {
    private final String source;
    private final List<Problem> problems = new ArrayList<>();
    private int more;

    Findings(String source) {
      this.source = source;
    }

    void add(int line, String what, String remedy) {
      if (line > 0 && problems.size() >= MOST_REPORTED) {
        more++;
        return;
      }
      Place place = line == 0 ? Place.of(source) : new Place(source, line, 1);
      problems.add(Problem.warning(place, what, remedy));
    }

    List<Problem> all() {
      if (more > 0) {
        problems.add(Problem.warning(Place.of(source), "And " + more + " more like these.", ""));
      }
      return problems;
    }
  }
}
