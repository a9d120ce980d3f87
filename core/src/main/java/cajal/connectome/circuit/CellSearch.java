package cajal.connectome.circuit;

import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which cells a typed line may mean: names, classes, types, transmitters, regular expressions.
public final class CellSearch {

  private static final Pattern SIGNS = Pattern.compile("[\\[\\](){}|*+?^$.\\\\]");

  private final Connectome connectome;
  private final CellNames known;
  private final Map<String, List<String>> classes = new LinkedHashMap<>();
  private final Map<String, List<String>> kinds = new LinkedHashMap<>();

  public CellSearch(Connectome connectome) {
    this.connectome = connectome;
    known = CellNames.of(connectome);
    for (Cell cell : connectome.cells()) {
      add(classes, cell.cellClass(), cell);
      add(kinds, cell.type(), cell);
      cell.transmitters().forEach(name -> add(kinds, name, cell));
      add(kinds, cell.group(), cell);
      if (cell.kind() != Connectome.Kind.NEURON) {
        add(kinds, cell.kind().name().toLowerCase(Locale.ROOT), cell);
      }
    }
    classes.values().removeIf(members -> members.size() < 2);
  }

  private static void add(Map<String, List<String>> all, String key, Cell cell) {
    if (!key.isEmpty()) {
      all.computeIfAbsent(key, _ -> new ArrayList<>()).add(cell.name());
    }
  }

  /// One meaning.
  ///
  /// @param title what the person sees first, such as `AVA`
  /// @param detail such as `class of 2: AVAL, AVAR`
  /// @param names what to show: the name of a cell or class, or those of several cells
  public record Hit(String title, String detail, List<String> names) {

    public Hit {
      names = List.copyOf(names);
    }
  }

  /// Meanings of what is being typed, the likeliest first; of several words the last is meant.
  public List<Hit> complete(String typed, int most) {
    String word = last(typed);
    if (word.isEmpty()) {
      return List.of();
    }
    List<Hit> hits = new ArrayList<>();
    if (SIGNS.matcher(word).find()) {
      pattern(word).ifPresent(hits::add);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    gather(lower, String::equals, hits);
    gather(lower, String::startsWith, hits);
    gather(lower, String::contains, hits);
    return hits.stream().distinct().limit(most).toList();
  }

  private interface Fit {
    boolean fits(String name, String typed);
  }

  private void gather(String lower, Fit fit, List<Hit> hits) {
    Function<String, Boolean> fits = name -> fit.fits(name.toLowerCase(Locale.ROOT), lower);
    classes.forEach((name, members) -> {
      if (fits.apply(name)) {
        hits.add(new Hit(name, "class of " + members.size() + ": " + some(members), List.of(name)));
      }
    });
    for (Cell cell : connectome.cells()) {
      if (fits.apply(cell.name())) {
        hits.add(new Hit(cell.name(), detail(cell), List.of(cell.name())));
      }
    }
    kinds.forEach((name, members) -> {
      if (fits.apply(name)) {
        hits.add(new Hit(name, members.size() + " cells: " + some(members), members));
      }
    });
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(4, names.size())))
        + (names.size() > 4 ? ", …" : "");
  }

  private static String detail(Cell cell) {
    List<String> words = new ArrayList<>();
    words.add(
        cell.kind() == Connectome.Kind.NEURON
            ? CircuitView.type(cell)
            : cell.kind().name().toLowerCase(Locale.ROOT));
    words.addAll(cell.transmitters().stream().sorted().toList());
    return String.join(", ", words);
  }

  private java.util.Optional<Hit> pattern(String word) {
    try {
      Pattern pattern = Pattern.compile(word, Pattern.CASE_INSENSITIVE);
      List<String> names =
          connectome.cells().stream()
              .map(Cell::name)
              .filter(name -> pattern.matcher(name).matches())
              .toList();
      return names.isEmpty()
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              new Hit(word, "pattern, " + names.size() + " cells: " + some(names), names));
    } catch (PatternSyntaxException e) {
      // Half-typed patterns mean nothing yet.
      return java.util.Optional.empty();
    }
  }

  private static String last(String typed) {
    String[] words = typed.split("[,;\\s]+", -1);
    return words[words.length - 1];
  }

  /// The cells, classes, types, transmitters and patterns of a whole line, by the names to show.
  ///
  /// @throws ProblemException if a word means nothing, with the three nearest names
  public Set<String> read(String line) {
    Set<String> names = new LinkedHashSet<>();
    for (String word : line.split("[,;\\s]+", -1)) {
      if (!word.isEmpty()) {
        names.addAll(meant(word));
      }
    }
    return names;
  }

  private List<String> meant(String word) {
    if (SIGNS.matcher(word).find()) {
      java.util.Optional<Hit> hit = pattern(word);
      if (hit.isPresent()) {
        return hit.get().names();
      }
    }
    for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
      if (kind.getKey().equalsIgnoreCase(word)) {
        return kind.getValue();
      }
    }
    List<Cell> cells = known.find(word);
    String own = cells.getFirst().cellClass();
    boolean whole = cells.size() > 1 && cells.size() == classes.getOrDefault(own, List.of()).size();
    return whole ? List.of(own) : cells.stream().map(Cell::name).toList();
  }
}
