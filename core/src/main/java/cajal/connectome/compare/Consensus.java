package cajal.connectome.compare;

import cajal.connectome.About;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What several connectomes agree on, as one connectome: the connections that enough of them have,
/// each with the median of its weights where it exists.
public final class Consensus {

  private Consensus() {}

  /// Number of sources that are more than half of them.
  public static int majority(int sources) {
    return sources / 2 + 1;
  }

  /// The consensus.
  ///
  /// @param least number of sources in which a cell or connection must exist
  /// @throws ProblemException if there are fewer than two sources, or fewer than `least`
  public static Connectome of(List<Connectome> sources, int least) {
    if (sources.size() < 2 || least < 1 || least > sources.size()) {
      throw new ProblemException(
          Problem.error(
              null,
              "A consensus of " + sources.size() + " connectomes cannot ask for " + least + ".",
              "Take two or more, and ask for as many as there are at most."));
    }
    Map<String, Cell> known = new LinkedHashMap<>();
    Map<String, Integer> present = new LinkedHashMap<>();
    for (Connectome source : sources) {
      for (Cell cell : source.cells()) {
        known.putIfAbsent(cell.name(), cell);
        present.merge(cell.name(), 1, Integer::sum);
      }
    }
    List<Cell> cells = new ArrayList<>(known.values());
    cells.removeIf(cell -> present.getOrDefault(cell.name(), 0) < least);
    List<Connection> connections = new ArrayList<>();
    for (Aligned.Line line : Aligned.of(sources).connections()) {
      if (line.present() >= least) {
        Connection c = line.pair();
        connections.add(
            new Connection(
                c.pre(), c.post(), c.kind(), median(line.weights()), c.ligand(), c.receptor()));
      }
    }
    return new Connectome(about(sources, least), cells, connections);
  }

  /// Median of the weights above 0.
  private static double median(double[] weights) {
    double[] there = Arrays.stream(weights).filter(weight -> weight > 0).sorted().toArray();
    int half = there.length / 2;
    return there.length % 2 == 1 ? there[half] : (there[half - 1] + there[half]) / 2;
  }

  private static About about(List<Connectome> sources, int least) {
    Set<String> units = collect(sources, Connectome::weightUnit);
    Set<String> caveats = new LinkedHashSet<>();
    if (units.size() > 1) {
      caveats.add(
          "Weights of different units were put together: " + String.join(" and ", units) + ".");
    }
    Set<String> scopes = collect(sources, source -> source.about().specimen().scope());
    if (scopes.size() > 1) {
      caveats.add(
          "The sources do not cover the same parts, and what one does not cover counts as missing: "
              + String.join("; ", scopes)
              + ".");
    }
    sources.forEach(source -> caveats.addAll(source.about().caveats()));
    String names = sources.stream().map(Connectome::name).collect(Collectors.joining(", "));
    About.Specimen first = sources.getFirst().about().specimen();
    return new About(
        "consensus",
        "Consensus of " + sources.size() + " connectomes",
        new About.Source(
            String.join("; ", collect(sources, Connectome::citation)),
            String.join(" ", collect(sources, Connectome::doi)),
            "Connections that exist in at least "
                + least
                + " of "
                + names
                + "; weights are medians over those that have it."),
        String.join(" or ", units),
        new About.Specimen(
            String.join(", ", collect(sources, source -> source.about().specimen().stage())),
            String.join(", ", collect(sources, source -> source.about().specimen().sex())),
            scopes.size() == 1 ? first.scope() : "",
            OptionalDouble.empty()),
        List.copyOf(caveats));
  }

  private static Set<String> collect(List<Connectome> sources, Function<Connectome, String> what) {
    return sources.stream()
        .map(what)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
