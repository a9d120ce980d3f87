package cajal.activity;

import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes the table of units of an {@link Activity}, whose names all differ.
public final class UnitTable {

  private static final String NAME = "name";

  private UnitTable() {}

  /// A table of names alone.
  public static Table of(List<String> names) {
    return of(names, List.of());
  }

  /// A table of names and what else is known; a name that came before gets a number after it.
  ///
  /// @param more columns other than `name`, one row for each unit
  public static Table of(List<String> names, List<Column> more) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts(NAME, "name of the unit", distinct(names)));
    for (Column column : more) {
      if (!column.name().equals(NAME)) {
        columns.add(column);
      }
    }
    return new Table("units", "Units", columns);
  }

  /// The same names, each different from those before it.
  public static List<String> distinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> made = new ArrayList<>(names.size());
    for (String name : names) {
      String free = name;
      for (int number = 2; !seen.add(free); number++) {
        free = name + " (" + number + ")";
      }
      made.add(free);
    }
    return made;
  }
}
