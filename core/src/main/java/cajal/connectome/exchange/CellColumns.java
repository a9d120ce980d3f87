package cajal.connectome.exchange;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectome.Position;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/// A cell as named texts, as files of all formats hold it: `name`, `class`, `kind`, `type`,
/// `transmitters` joined by `|`, `x_um`, `y_um`, `z_um`, and its other facts by their names.
final class CellColumns {

  private CellColumns() {}

  /// What is known of a cell; its name is not among it.
  static Map<String, String> of(Cell cell) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("class", cell.cellClass());
    columns.put("kind", cell.kind().name().toLowerCase(Locale.ROOT));
    columns.put("type", cell.type());
    columns.put("transmitters", String.join("|", new TreeSet<>(cell.transmitters())));
    cell.position()
        .ifPresent(place -> {
          columns.put("x_um", Double.toString(place.xUm()));
          columns.put("y_um", Double.toString(place.yUm()));
          columns.put("z_um", Double.toString(place.zUm()));
        });
    columns.putAll(cell.facts());
    columns.values().removeIf(String::isEmpty);
    return columns;
  }

  /// Heads of all columns that some cell fills, `name` first.
  static List<String> heads(List<Cell> cells) {
    Set<String> heads =
        new LinkedHashSet<>(
            List.of("name", "class", "kind", "type", "transmitters", "x_um", "y_um", "z_um"));
    cells.forEach(cell -> heads.addAll(cell.facts().keySet()));
    return List.copyOf(heads);
  }

  /// The cells as a table.
  static Table table(String name, String title, List<Cell> cells) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Texts("name", "Name of the cell", cells.stream().map(Cell::name).toList()));
    List<Map<String, String>> rows = cells.stream().map(CellColumns::of).toList();
    for (String head : heads(cells).subList(1, heads(cells).size())) {
      columns.add(
          new Column.Texts(
              head, "", rows.stream().map(row -> row.getOrDefault(head, "")).toList()));
    }
    return new Table(name, title, columns);
  }

  /// The cell of that name of which a file tells this; what has no place of its own is a fact.
  static Cell cell(String name, Map<String, String> told) {
    Map<Words.CellRole, String> roles = new EnumMap<>(Words.CellRole.class);
    Map<String, String> facts = new LinkedHashMap<>();
    told.forEach((head, value) -> {
      Optional<Words.CellRole> role = Words.CellRole.of(head);
      if (!value.isEmpty()
          && (role.isEmpty() || !fits(role.get(), value) || roles.containsKey(role.get()))) {
        facts.put(head, value);
      } else if (!value.isEmpty()) {
        roles.put(role.orElseThrow(), value);
      }
    });
    return new Cell(
        name,
        roles.getOrDefault(Words.CellRole.CLASS, ""),
        kind(roles.getOrDefault(Words.CellRole.KIND, "")).orElse(Kind.NEURON),
        roles.getOrDefault(Words.CellRole.TYPE, ""),
        Set.copyOf(Words.list(roles.getOrDefault(Words.CellRole.TRANSMITTERS, ""))),
        position(roles),
        facts);
  }

  private static boolean fits(Words.CellRole role, String value) {
    return switch (role) {
      case KIND -> kind(value).isPresent();
      case X, Y, Z -> Words.number(value).isPresent();
      case NAME, ID -> false;
      case CLASS, TYPE, TRANSMITTERS -> true;
    };
  }

  private static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values()).filter(k -> k.name().equalsIgnoreCase(word)).findFirst();
  }

  private static Optional<Position> position(Map<Words.CellRole, String> roles) {
    OptionalDouble x = Words.number(roles.getOrDefault(Words.CellRole.X, ""));
    OptionalDouble y = Words.number(roles.getOrDefault(Words.CellRole.Y, ""));
    OptionalDouble z = Words.number(roles.getOrDefault(Words.CellRole.Z, ""));
    return x.isPresent() && y.isPresent() && z.isPresent()
        ? Optional.of(new Position(x.getAsDouble(), y.getAsDouble(), z.getAsDouble()))
        : Optional.empty();
  }
}
