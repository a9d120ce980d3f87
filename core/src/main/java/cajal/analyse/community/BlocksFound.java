package cajal.analyse.community;

import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Nested blocks of a matrix as tables and a figure.
record BlocksFound(List<String> names, double[][] weights, NestedBlocks blocks) implements Result {

  BlocksFound {
    names = List.copyOf(names);
  }

  @Override
  public List<Table> tables() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("unit", "Name of the node.", names));
    for (int level = 0; level < blocks.levels().size(); level++) {
      columns.add(
          new Column.Numbers(
              "level_" + (level + 1),
              "",
              "Its block at this level, finest first.",
              Arrays.stream(blocks.levels().get(level)).mapToDouble(b -> b + 1).toArray()));
    }
    return List.of(
        new Table("blocks", "Blocks", columns),
        new Table(
            "models",
            "Description lengths",
            List.of(
                new Column.Texts(
                    "model",
                    "Weight model and degrees.",
                    blocks.tried().stream().map(tried -> tried.variant().words()).toList()),
                new Column.Numbers(
                    "length",
                    "nat",
                    "Length of the nested description; the shortest is taken.",
                    blocks.tried().stream().mapToDouble(NestedBlocks.Tried::length).toArray()),
                new Column.Numbers(
                    "blocks",
                    "",
                    "Blocks at the finest level.",
                    blocks.tried().stream().mapToDouble(NestedBlocks.Tried::blocks).toArray()))));
  }

  @Override
  public List<Plot> plots(Palette palette) {
    int[] order =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(this::byBlock)
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] sorted = new double[order.length][order.length];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < order.length; j++) {
        sorted[i][j] = weights[order[i]][order[j]];
      }
    }
    List<String> sortedNames = Arrays.stream(order).mapToObj(names::get).toList();
    return List.of(
        new Plot(
            "blocks",
            Panels.figure(
                "Nested blocks",
                palette,
                1,
                List.of(
                    Panels.bordered(
                        Panels.matrix(
                            sorted,
                            Panels.columnNames("Node, by block", sortedNames),
                            Panels.rowNames("", sortedNames),
                            Panels.scale(sorted, Label.of("Weight"), palette)),
                        finest(order))))));
  }

  private int[] finest(int[] order) {
    return blocks.levels().isEmpty()
        ? new int[order.length]
        : Arrays.stream(order).map(node -> blocks.levels().getFirst()[node]).toArray();
  }

  // Coarsest level first, so that nested blocks stand together.
  private int byBlock(int a, int b) {
    for (int[] level : blocks.levels().reversed()) {
      if (level[a] != level[b]) {
        return Integer.compare(level[a], level[b]);
      }
    }
    return Integer.compare(a, b);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "all %d nodes; %s; description of %.1f nats"
            .formatted(names.size(), blocks.variant().words(), blocks.length()));
  }
}
