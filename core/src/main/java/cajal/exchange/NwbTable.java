package cajal.exchange;

import cajal.table.Column;
import cajal.work.Progress;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
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
    Optional<Dataset> array = H5File.dataset(group, name);
    Optional<Dataset> index = H5File.dataset(group, name + "_index");
    if (array.isEmpty() || index.isEmpty()) {
      return Optional.empty();
    }
    double[] values = H5File.numbers(file, array.get(), progress);
    double[] ends = H5File.numbers(file, index.get(), progress);
    int[] shape = array.get().getDimensions();
    int width = shape.length == 0 || shape[0] == 0 ? 1 : values.length / shape[0];
    List<double[]> lists = new ArrayList<>();
    int from = 0;
    for (double end : ends) {
      int to = ((int) end) * width;
      if (to < from || to > values.length) {
        throw Unreadable.damaged(
            file, "The index of " + array.get().getPath() + " leads beyond its values.");
      }
      lists.add(java.util.Arrays.copyOfRange(values, from, to));
      from = to;
    }
    return Optional.of(lists);
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
    return java.util.Arrays.stream(ids).mapToObj(id -> word + " " + (long) id).toList();
  }

  /// The table and rows that a region of another table's rows names.
  static Optional<Node> target(Dataset region) {
    var reference = region.getAttributes().get("table");
    return reference != null && reference.getData() instanceof Long address
        ? Optional.of(region.getHdfFile().getNodeByAddress(address))
        : Optional.empty();
  }
}
