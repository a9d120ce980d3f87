package cajal.app.view.analysis;

import cajal.app.command.Workspace;
import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.app.session.analysis.UnitCells;
import cajal.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.control.MenuItem;

/// Lets a column of a table whose rows are units sort and group the raster, and colour raster,
/// drawing and connectome.
final class UnitShow {

  /// More classes than these are no groups a person can tell apart.
  private static final int MOST_CLASSES = 60;

  private final Workspace workspace;
  private final List<String> units;
  private final Optional<UnitCells> cells;

  /// @param units name of the unit of each row
  /// @param cells units of the run; empty where there is none
  UnitShow(Workspace workspace, List<String> units, Optional<UnitCells> cells) {
    this.workspace = workspace;
    this.units = units;
    this.cells = cells;
  }

  /// What a column can do; empty where it tells nothing of units.
  List<MenuItem> items(Column column) {
    List<MenuItem> items = new ArrayList<>();
    if (column instanceof Column.Numbers numbers) {
      Comparator<Integer> rising = Comparator.comparingDouble(row -> numbers.values()[row]);
      items.add(item("sort-rising-", column, "Sort the raster by %s, least on top", rising));
      items.add(
          item("sort-falling-", column, "Sort the raster by %s, most on top", rising.reversed()));
    }
    Optional<CellPaint> classes = classes(column);
    classes.ifPresent(groups -> items.add(group(column, groups)));
    colours(column, classes).ifPresent(paint -> items.add(colour(column, paint)));
    return items;
  }

  private MenuItem item(String id, Column column, String text, Comparator<Integer> by) {
    return item(
        id + column.name(),
        text.formatted(column.name()),
        look -> look.sorted(new UnitLook.Order(words(column), order(column, by))));
  }

  private MenuItem group(Column column, CellPaint groups) {
    return item(
        "group-" + column.name(),
        "Group the raster by " + column.name(),
        look -> look.grouped(groups).painted(groups));
  }

  private MenuItem colour(Column column, CellPaint paint) {
    return item(
        "colour-" + column.name(), "Colour units by " + column.name(), look -> look.painted(paint));
  }

  private MenuItem item(String id, String text, UnaryOperator<UnitLook> how) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> {
      var look = workspace.session().lookProperty();
      look.set(how.apply(look.get()));
      workspace
          .session()
          .say(
              cells.isPresent()
                  ? text + ": done."
                  : "These units are none of a run's; only cells of the connectome with their names"
                      + " can show it.");
    });
    return item;
  }

  private List<CellRef> order(Column column, Comparator<Integer> by) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, units.size()).boxed().toList());
    // What is no number stands last however one sorts.
    if (column instanceof Column.Numbers numbers) {
      rows.removeIf(row -> Double.isNaN(numbers.values()[row]));
    }
    rows.sort(by);
    List<CellRef> arranged = new ArrayList<>();
    cells.ifPresent(
        known -> rows.forEach(row -> known.cell(units.get(row)).ifPresent(arranged::add)));
    return arranged;
  }

  // Whole numbers may be names of classes, as those of clusters are.
  private Optional<CellPaint> classes(Column column) {
    List<String> classOf =
        switch (column) {
          case Column.Texts texts -> texts.values();
          case Column.Numbers numbers ->
              Arrays.stream(numbers.values()).allMatch(v -> v == Math.rint(v) || Double.isNaN(v))
                  ? Arrays.stream(numbers.values()).mapToObj(UnitShow::whole).toList()
                  : List.of();
        };
    long distinct = classOf.stream().distinct().count();
    return distinct >= 1 && distinct <= MOST_CLASSES && !classOf.equals(units)
        ? Optional.of(CellPaint.ofClasses(words(column), units, classOf))
        : Optional.empty();
  }

  private static String whole(double value) {
    return Double.isNaN(value) ? "" : Long.toString((long) value);
  }

  private Optional<CellPaint> colours(Column column, Optional<CellPaint> classes) {
    if (column instanceof Column.Numbers numbers) {
      CellPaint paint = CellPaint.ofNumbers(words(column), numbers.unit(), units, numbers.values());
      return paint.values().isEmpty() ? Optional.empty() : Optional.of(paint);
    }
    return classes;
  }

  // The legend says the unit by itself.
  private static String words(Column column) {
    String unit = column instanceof Column.Numbers numbers ? "_" + numbers.unit() : "_";
    String name = column.name();
    boolean said = unit.length() > 1 && name.endsWith(unit.toLowerCase(Locale.ROOT));
    return (said ? name.substring(0, name.length() - unit.length()) : name).replace('_', ' ');
  }
}
