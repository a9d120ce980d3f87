package cajal.exchange;

import cajal.table.Column;
import cajal.work.Progress;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table of an NWB file: a group whose arrays are columns, some with a list in each row.
record NwbTable(Path file, Group group, Progress progress) {

  private static final Set<String> NAMES =
      Set.of("name", "label", "unit_name", "neuron", "cell_id", "ID_labels");

  int rows() {
    return H5File.dataset(group, "id").map(id -> (int) id.getSize()).orElse(0);
  }

  /// Names of the columns in their order: those that the table tells, else all arrays.
  List<String> names() {
    List<String> told = H5File.texts(group, "colnames");
    return told.isEmpty()
        ? group.getChildren().keySet().stream()
            .filter(name -> !name.equals("id") && !name.endsWith("_index"))
            .toList()
        : told;
  }

  /// Columns with one value in each row, but those that are named.
  List<Column> columns(Set<String> without) {
    List<Column> columns = new ArrayList<>();
    for (String name : names()) {
      if (!without.contains(name)) {
        column(name).ifPresent(columns::add);
      }
    }
    return columns;
  }

  /// Names of columns that hold something other than one value in each row.
  List<String> left(Set<String> without) {
    return names().stream()
        .filter(name -> !without.contains(name) && column(name).isEmpty())
        .toList();
  }

  /// A column with one value in each row.
  Optional<Column> column(String name) {
    Optional<Dataset> array = H5File.dataset(group, name);
    if (array.isEmpty()
        || H5File.dataset(group, name + "_index").isPresent()
        || array.get().isCompound()
        || array.get().getDimensions().length != 1
        || array.get().getSize() != rows()) {
      return Optional.empty();
    }
    Dataset data = array.get();
    String description = H5File.text(data, "description");
    String shown = description.equals(NwbExporter.NO_DESCRIPTION) ? "" : description;
    if (H5File.isText(data) && !isTruth(data)) {
      List<String> texts = data.getSize() == 0 ? List.of() : H5File.texts(data.getData());
      return Optional.of(new Column.Texts(name, shown, texts));
    }
    // References to groups of electrodes and the like are no numbers.
    if (data.getDataType() instanceof io.jhdf.object.datatype.Reference) {
      return Optional.empty();
    }
    return Optional.of(
        new Column.Numbers(
            name, H5File.text(data, "unit"), shown, H5File.numbers(file, data, progress)));
  }

  private static boolean isTruth(Dataset data) {
    return data.getDataType() instanceof io.jhdf.object.datatype.EnumDataType
        && data.getSize() > 0
        && H5File.texts(data.getData()).stream().allMatch(t -> t.matches("(?i)true|false"));
  }

  /// The numbers of a column that has a list in each row.
  ///
  /// @return `[row]`; nothing where there is no such column
  Optional<List<double[]>> lists(String name) {
    Optional<H5Numbers> array = dataset(name);
    if (array.isEmpty()) {
      return Optional.empty();
    }
    H5Numbers numbers = array.get();
    return ends(name, numbers.count())
        .map(ends -> {
          double[] values = Unreadable.guarded(file, () -> numbers.all(numbers.count()));
          List<double[]> lists = new ArrayList<>();
          for (int row = 0; row < ends.length; row++) {
            lists.add(Arrays.copyOfRange(values, row == 0 ? 0 : ends[row - 1], ends[row]));
          }
          return lists;
        });
  }

  /// The numbers of a column's array; nothing where there is no such column.
  Optional<H5Numbers> dataset(String name) {
    return H5File.dataset(group, name).map(array -> new H5Numbers(file, array, progress));
  }

  /// Where the list of each row ends in the array of a column with lists.
  ///
  /// @param count number of values of the array
  /// @return `[row]`; nothing where the column has no lists
  Optional<int[]> ends(String name, int count) {
    Optional<Dataset> index = H5File.dataset(group, name + "_index");
    if (index.isEmpty()) {
      return Optional.empty();
    }
    int[] shape = H5File.required(file, group, name).getDimensions();
    int width = shape.length == 0 || shape[0] == 0 ? 1 : count / shape[0];
    double[] rows = H5File.numbers(file, index.get(), progress);
    int[] ends = new int[rows.length];
    for (int row = 0; row < ends.length; row++) {
      double end = rows[row] * width;
      if (!(end >= (row == 0 ? 0 : ends[row - 1]) && end <= count)) {
        throw Unreadable.damaged(
            file,
            "The index of "
                + name
                + " in "
                + group.getPath()
                + " leads beyond its values in row "
                + (row + 1)
                + ".");
      }
      ends[row] = (int) end;
    }
    return Optional.of(ends);
  }

  /// What a person calls the rows: a column of names where there is one, else the numbers of the
  /// rows after a word.
  List<String> rowNames(String word) {
    for (String name : names()) {
      if (NAMES.contains(name)
          && column(name).orElse(null) instanceof Column.Texts texts
          && texts.values().stream().noneMatch(String::isBlank)) {
        return texts.values();
      }
    }
    double[] ids =
        H5File.dataset(group, "id")
            .map(id -> H5File.numbers(file, id, progress))
            .orElse(new double[0]);
    return Arrays.stream(ids).mapToObj(id -> word + " " + (long) id).toList();
  }

  /// The table and rows that a region of another table's rows names.
  static Optional<Node> target(Dataset region) {
    var reference = region.getAttributes().get("table");
    return reference != null && reference.getData() instanceof Long address
        ? Optional.of(region.getHdfFile().getNodeByAddress(address))
        : Optional.empty();
  }
}
