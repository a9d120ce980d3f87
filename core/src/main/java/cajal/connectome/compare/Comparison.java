package cajal.connectome.compare;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/// Two connectomes against each other: which connections and cells only one has, how weights
/// differ.
///
/// @param summary a row for each kind of connection: how many, in one, in both, their overlap and
///   the correlation of weights
/// @param connections a row for each connection of either
/// @param cells a row for each cell of either
public record Comparison(Table summary, Table connections, Table cells) {

  private static final int FEWEST_CORRELATED = 3;

  /// Compares two.
  public static Comparison of(Connectome a, Connectome b) {
    Aligned aligned = Aligned.of(List.of(a, b));
    Set<String> inA = a.cells().stream().map(Cell::name).collect(Collectors.toSet());
    Set<String> inB = b.cells().stream().map(Cell::name).collect(Collectors.toSet());
    return new Comparison(
        summary(aligned, inA, inB), connections(aligned, inA, inB), cells(a, b, inA, inB));
  }

  private static Table summary(Aligned aligned, Set<String> inA, Set<String> inB) {
    List<ConnectionKind> kinds = aligned.kinds();
    List<List<Aligned.Line>> lines = kinds.stream().map(aligned::of).toList();
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Texts(
            "kind", "Kind of connection.", kinds.stream().map(ConnectionKind::word).toList()));
    columns.add(numbers("only_a", "Connections that only the first has.", lines, l -> in(l, 0)));
    columns.add(numbers("both", "Connections that both have.", lines, l -> both(l).size()));
    columns.add(numbers("only_b", "Connections that only the second has.", lines, l -> in(l, 1)));
    columns.add(
        numbers(
            "jaccard",
            "Share of all connections of either that both have.",
            lines,
            l -> (double) both(l).size() / l.size()));
    columns.add(
        numbers(
            "jaccard_shared_cells",
            "The same among cells that both have.",
            lines,
            l -> {
              List<Aligned.Line> shared =
                  l.stream().filter(line -> shared(line, inA, inB)).toList();
              return shared.isEmpty() ? Double.NaN : (double) both(shared).size() / shared.size();
            }));
    columns.add(
        numbers(
            "weight_correlation",
            "Pearson's correlation of the weights of connections that both have.",
            lines,
            l -> correlation(both(l), new PearsonsCorrelation()::correlation)));
    columns.add(
        numbers(
            "weight_rank_correlation",
            "Spearman's rank correlation of the same.",
            lines,
            l -> correlation(both(l), new SpearmansCorrelation()::correlation)));
    return new Table("summary", "Comparison by kind of connection", columns);
  }

  private static Column numbers(
      String name,
      String description,
      List<List<Aligned.Line>> lines,
      ToDoubleFunction<List<Aligned.Line>> number) {
    return new Column.Numbers(name, "", description, lines.stream().mapToDouble(number).toArray());
  }

  private static double in(List<Aligned.Line> lines, int source) {
    return lines.stream().filter(line -> line.weights()[1 - source] == 0).count();
  }

  private static List<Aligned.Line> both(List<Aligned.Line> lines) {
    return lines.stream().filter(line -> line.present() == 2).toList();
  }

  private static boolean shared(Aligned.Line line, Set<String> inA, Set<String> inB) {
    return inA.contains(line.pair().pre())
        && inB.contains(line.pair().pre())
        && inA.contains(line.pair().post())
        && inB.contains(line.pair().post());
  }

  private interface Correlation {
    double of(double[] x, double[] y);
  }

  private static double correlation(List<Aligned.Line> both, Correlation correlation) {
    if (both.size() < FEWEST_CORRELATED) {
      return Double.NaN;
    }
    return correlation.of(
        both.stream().mapToDouble(line -> line.weights()[0]).toArray(),
        both.stream().mapToDouble(line -> line.weights()[1]).toArray());
  }

  private static Table connections(Aligned aligned, Set<String> inA, Set<String> inB) {
    List<Aligned.Line> lines = aligned.connections();
    List<Column> columns = new ArrayList<>();
    columns.add(texts("pre", "Cell that sends.", lines, line -> line.pair().pre()));
    columns.add(texts("post", "Cell that receives.", lines, line -> line.pair().post()));
    columns.add(texts("kind", "Kind of connection.", lines, line -> line.pair().kind().word()));
    columns.add(
        texts(
            "where",
            "both, only_a or only_b; only_a_has_cells where the other lacks a cell of it, likewise b.",
            lines,
            line -> where(line, shared(line, inA, inB))));
    columns.add(weights("weight_a", "Weight in the first; 0 where missing.", aligned, 0));
    columns.add(weights("weight_b", "Weight in the second; 0 where missing.", aligned, 1));
    columns.add(
        new Column.Numbers(
            "difference",
            "",
            "Weight in the second less that in the first.",
            lines.stream().mapToDouble(l -> l.weights()[1] - l.weights()[0]).toArray()));
    return new Table("connections", "Connections of either", columns);
  }

  private static String where(Aligned.Line line, boolean sharedCells) {
    if (line.present() == 2) {
      return "both";
    }
    return (line.weights()[0] > 0 ? "only_a" : "only_b") + (sharedCells ? "" : "_has_cells");
  }

  private static Column texts(
      String name,
      String description,
      List<Aligned.Line> lines,
      Function<Aligned.Line, String> text) {
    return new Column.Texts(name, description, lines.stream().map(text).toList());
  }

  private static Column weights(String name, String description, Aligned aligned, int source) {
    return new Column.Numbers(
        name,
        aligned.sources().get(source).weightUnit(),
        description,
        aligned.connections().stream().mapToDouble(line -> line.weights()[source]).toArray());
  }

  private static Table cells(Connectome a, Connectome b, Set<String> inA, Set<String> inB) {
    List<Cell> all = new ArrayList<>(a.cells());
    b.cells().stream().filter(cell -> !inA.contains(cell.name())).forEach(all::add);
    return new Table(
        "cells",
        "Cells of either",
        List.of(
            new Column.Texts("cell", "Name.", all.stream().map(Cell::name).toList()),
            new Column.Texts(
                "where",
                "both, only_a or only_b.",
                all.stream()
                    .map(cell ->
                        !inB.contains(cell.name())
                            ? "only_a"
                            : inA.contains(cell.name()) ? "both" : "only_b")
                    .toList())));
  }
}
