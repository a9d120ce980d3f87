package cajal.connectome;

import cajal.connectome.Connectome.Cell;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the cells that a person means: a name in any case, with or without zeros before its number
/// (`aval`, `VB01`), or a class for all its members (`AVA`).
public final class CellNames {

  private static final Pattern PADDING = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private static final Pattern SIDED = Pattern.compile("(.*)L(\\d*)");

  private final Connectome connectome;
  private final Map<String, Cell> exact = new LinkedHashMap<>();
  private final Map<String, List<Cell>> plain = new LinkedHashMap<>();
  private final Map<String, List<Cell>> classes = new LinkedHashMap<>();

  private CellNames(Connectome connectome) {
    this.connectome = connectome;
    for (Cell cell : connectome.cells()) {
      exact.putIfAbsent(cell.name(), cell);
      plain.computeIfAbsent(plain(cell.name()), _ -> new ArrayList<>()).add(cell);
      if (!cell.cellClass().isEmpty()) {
        classes.computeIfAbsent(plain(cell.cellClass()), _ -> new ArrayList<>()).add(cell);
      }
    }
  }

  /// The names of a connectome.
  public static CellNames of(Connectome connectome) {
    return new CellNames(connectome);
  }

  /// A name as it is compared: without case, blanks around it and zeros before its numbers.
  public static String plain(String name) {
    return PADDING.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /// The name on the right of a cell whose name says that it lies on the left: an L at the end, or
  /// before a number, becomes an R.
  public static Optional<String> rightOf(String name) {
    Matcher sided = SIDED.matcher(name);
    return sided.matches() ? Optional.of(sided.group(1) + "R" + sided.group(2)) : Optional.empty();
  }

  /// The cells of that name, or of the class of that name; at least one.
  ///
  /// @throws ProblemException if there is none, with the three nearest names
  public List<Cell> find(String name) {
    Cell cell = exact.get(name.strip());
    if (cell != null) {
      return List.of(cell);
    }
    List<Cell> found = plain.getOrDefault(plain(name), classes.get(plain(name)));
    if (found == null) {
      throw unknown(name);
    }
    return List.copyOf(found);
  }

  /// The one cell of that name.
  ///
  /// @throws ProblemException if there is none, with the three nearest names, or if it is the class
  ///   of several, with their names
  public Cell one(String name) {
    List<Cell> found = find(name);
    if (found.size() > 1) {
      List<String> members = found.stream().limit(8).map(Cell::name).toList();
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(connectome.name()),
              "'" + name + "' stands for " + found.size() + " cells, and one is asked for.",
              "Name one: "
                  + String.join(", ", members)
                  + (found.size() > members.size() ? ", ..." : ".")));
    }
    return found.getFirst();
  }

  private ProblemException unknown(String name) {
    Set<String> names = new LinkedHashSet<>(exact.keySet());
    connectome.cells().stream().map(Cell::cellClass).filter(c -> !c.isEmpty()).forEach(names::add);
    return new ProblemException(
        Problem.error(
            Problem.Place.of(connectome.name()),
            "There is no cell or class '" + name + "' in " + connectome.title() + ".",
            names.isEmpty()
                ? ""
                : "The nearest are " + String.join(", ", Nearest.of(name, names, 3)) + "."));
  }
}
