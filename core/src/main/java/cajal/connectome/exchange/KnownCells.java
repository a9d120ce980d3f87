package cajal.connectome.exchange;

import cajal.connectome.CellNames;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectomes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cells of C. elegans by the names under which files list them: padded or not (`VB01`), body
/// wall muscles as `BWM-DL01` or `dBWML1` for `MDL01`.
final class KnownCells {

  private static final double SHARE_OF_A_WORM = 0.5;
  private static final int FEWEST = 5;
  private static final Pattern NEMANODE_MUSCLE = Pattern.compile("bwm-?([dv][lr])([0-9]+)");
  private static final Pattern SHEET_MUSCLE = Pattern.compile("([dv])bwm([lr])([0-9]+)");

  private final Map<String, Cell> byPlain = new HashMap<>();
  private final Map<String, Integer> ranks = new LinkedHashMap<>();

  private KnownCells() {
    for (Cell cell : Connectomes.cellTable("celegans").values()) {
      byPlain.put(plain(cell.name()), cell);
      ranks.put(cell.name(), ranks.size());
    }
  }

  /// The table, if most of the names are in it.
  static Optional<KnownCells> of(Collection<String> names) {
    KnownCells known = new KnownCells();
    long found = names.stream().filter(name -> known.cell(name).isPresent()).count();
    return found >= FEWEST && found >= SHARE_OF_A_WORM * names.size()
        ? Optional.of(known)
        : Optional.empty();
  }

  Optional<Cell> cell(String name) {
    return Optional.ofNullable(byPlain.get(plain(name)));
  }

  /// In what a name differs from the one in the table, for the count of those that do.
  static String difference(String given, String name) {
    if (given.equalsIgnoreCase(name)) {
      return "names in another case";
    }
    return CellNames.plain(given).equals(CellNames.plain(name))
        ? "names with zeros before their numbers"
        : "muscles under other names";
  }

  Collection<String> names() {
    return ranks.keySet();
  }

  /// Its place in the table: neurons first; all that are not in it come after.
  int rank(String name) {
    return ranks.getOrDefault(name, Integer.MAX_VALUE);
  }

  private static String plain(String name) {
    String plain = CellNames.plain(name);
    Matcher nemanode = NEMANODE_MUSCLE.matcher(plain);
    if (nemanode.matches()) {
      return "m" + nemanode.group(1) + Integer.parseInt(nemanode.group(2));
    }
    Matcher sheet = SHEET_MUSCLE.matcher(plain);
    return sheet.matches() ? "m" + sheet.group(1) + sheet.group(2) + sheet.group(3) : plain;
  }
}
