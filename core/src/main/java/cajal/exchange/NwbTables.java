package cajal.exchange;

import cajal.exchange.hdf5.H5Content;
import cajal.exchange.hdf5.H5Dataset;
import cajal.exchange.hdf5.H5Group;
import cajal.exchange.hdf5.H5Node;
import cajal.table.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/// Marks groups and arrays of an NWB file with their types, and writes its tables, in the terms of
/// the schemas `core` and `hdmf-common`.
final class NwbTables {

  private static final String COMMON = "hdmf-common";

  private final String seed;
  private int number;

  /// @param seed what the identities of all objects are made from, so that equal recordings give
  ///   equal files
  NwbTables(String seed) {
    this.seed = seed;
  }

  /// An identity by a name.
  static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static void type(H5Node node, String namespace, String type, String identity) {
    node.put("namespace", H5Content.text(namespace));
    node.put("neurodata_type", H5Content.text(type));
    node.put("object_id", H5Content.text(id(identity)));
  }

  void type(H5Node node, String namespace, String type) {
    type(node, namespace, type, seed + "/" + number++);
  }

  /// Makes a group a table with so many rows, whose columns are added next.
  void table(
      H5Group group,
      String namespace,
      String type,
      String description,
      List<String> columns,
      int rows) {
    type(group, namespace, type);
    group.put("colnames", H5Content.texts(columns));
    group.put("description", H5Content.text(described(description)));
    H5Dataset ids =
        group.dataset(
            "id", H5Content.numbers(H5Content.Type.INT64, LongStream.range(0, rows).toArray()));
    type(ids, COMMON, "ElementIdentifiers");
  }

  void column(H5Group table, Column column) {
    H5Dataset data =
        table.dataset(
            column.name(),
            switch (column) {
              case Column.Numbers numbers -> H5Content.numbers(numbers.values());
              case Column.Texts texts -> H5Content.texts(texts.values());
            });
    vector(data, column.description());
    if (column instanceof Column.Numbers numbers && !numbers.unit().isEmpty()) {
      data.put("unit", H5Content.text(numbers.unit()));
    }
  }

  /// Makes an array a column.
  void vector(H5Dataset data, String description) {
    type(data, COMMON, "VectorData");
    data.put("description", H5Content.text(described(description)));
  }

  private static String described(String description) {
    return description.isBlank() ? NwbExporter.NO_DESCRIPTION : description;
  }

  /// Adds where each row of a column with lists ends.
  void index(H5Group table, String column, H5Dataset target, long[] ends) {
    H5Dataset index =
        table.dataset(column + "_index", H5Content.numbers(H5Content.Type.UINT32, ends));
    type(index, COMMON, "VectorIndex");
    index.put("description", H5Content.text("Index for VectorData '" + column + "'"));
    index.put("target", H5Content.reference(target));
  }
}
