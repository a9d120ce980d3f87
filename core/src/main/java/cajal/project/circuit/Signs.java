package cajal.project.circuit;

import cajal.connectome.Connectome.Cell;
import cajal.table.Column;
import cajal.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which cells are assumed to excite and which to inhibit: by transmitter, and by name where
/// somebody knows better.
///
/// A cell with several transmitters inhibits if one of them does, else excites if one of them does.
///
/// @param byTransmitter sign of each transmitter
/// @param otherwise sign where no transmitter is known or none is listed
/// @param byCell signs that hold whatever the transmitter
public record Signs(Map<String, Sign> byTransmitter, Sign otherwise, Map<String, Sign> byCell) {

  /// GABA inhibits and everything else excites: the assumption of Kunert, Shlizerman & Kutz (2014),
  /// doi:10.1103/PhysRevE.89.052805. Receptors may turn any of these signs.
  public static final Signs STANDARD = new Signs(standard(), Sign.EXCITATORY, Map.of());

  /// Where the standard assumption comes from.
  public static final String SOURCE =
      "GABA inhibits and every other transmitter excites (Kunert, Shlizerman & Kutz 2014,"
          + " doi:10.1103/PhysRevE.89.052805). The receptors of a target may turn any sign.";

  private static Map<String, Sign> standard() {
    Map<String, Sign> signs = new TreeMap<>();
    for (String name :
        List.of("acetylcholine", "glutamate", "dopamine", "octopamine", "serotonin", "tyramine")) {
      signs.put(name, Sign.EXCITATORY);
    }
    signs.put("GABA", Sign.INHIBITORY);
    return signs;
  }

  public Signs {
    byTransmitter = new TreeMap<>(byTransmitter);
    byCell = new TreeMap<>(byCell);
  }

  /// The same with another sign for a transmitter.
  public Signs withTransmitter(String transmitter, Sign sign) {
    Map<String, Sign> changed = new LinkedHashMap<>(byTransmitter);
    changed.put(transmitter, sign);
    return new Signs(changed, otherwise, byCell);
  }

  /// The same with a sign for one cell.
  public Signs withCell(String cell, Sign sign) {
    Map<String, Sign> changed = new LinkedHashMap<>(byCell);
    changed.put(cell, sign);
    return new Signs(byTransmitter, otherwise, changed);
  }

  /// What the synapses of a cell do.
  public Sign of(Cell cell) {
    Sign own = byCell.get(cell.name());
    if (own != null) {
      return own;
    }
    List<Sign> signs =
        cell.transmitters().stream()
            .map(name -> byTransmitter.getOrDefault(name, otherwise))
            .toList();
    if (signs.isEmpty()) {
      return otherwise;
    }
    return signs.contains(Sign.INHIBITORY)
        ? Sign.INHIBITORY
        : signs.contains(Sign.EXCITATORY) ? Sign.EXCITATORY : Sign.NONE;
  }

  /// The sign of each cell and why.
  public Table table(List<Cell> cells) {
    return new Table(
        "signs",
        "Assumed signs of chemical synapses",
        List.of(
            new Column.Texts("cell", "Name of the cell", cells.stream().map(Cell::name).toList()),
            new Column.Texts(
                "transmitters",
                "Transmitters that it releases",
                cells.stream().map(cell -> String.join("|", sorted(cell))).toList()),
            new Column.Texts(
                "sign",
                "What its chemical synapses are assumed to do",
                cells.stream().map(cell -> of(cell).word()).toList()),
            new Column.Texts("reason", "Why", cells.stream().map(this::reason).toList())));
  }

  private String reason(Cell cell) {
    if (byCell.containsKey(cell.name())) {
      return "set for this cell";
    }
    return cell.transmitters().isEmpty()
        ? "no transmitter known"
        : String.join(" and ", sorted(cell));
  }

  private static List<String> sorted(Cell cell) {
    return cell.transmitters().stream().sorted().toList();
  }

  /// The assumption in words, for the description of a project.
  public String statement() {
    StringBuilder text = new StringBuilder();
    for (Sign sign : Sign.values()) {
      List<String> names =
          byTransmitter.entrySet().stream()
              .filter(entry -> entry.getValue() == sign)
              .map(Map.Entry::getKey)
              .toList();
      if (!names.isEmpty()) {
        text.append(sign.word()).append(": ").append(String.join(", ", names)).append("; ");
      }
    }
    text.append("unknown or other: ").append(otherwise.word());
    byCell.forEach((cell, sign) -> text.append("; ").append(cell).append(": ").append(sign.word()));
    return text.append('.').toString();
  }
}
