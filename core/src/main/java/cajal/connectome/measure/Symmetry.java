package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether the left and the right of a pair of cells connect alike.
final class Symmetry implements Measure {

  @Override
  public About about() {
    return new About(
        "symmetry",
        "Left-right symmetry",
        "Whether the left and the right of a pair of cells connect alike.",
        "Pairs are cells whose names differ in one letter, L for R, at the end (or, in muscles, before"
            + " the number), or that share a pair_id. Partners of the left are mirrored: each is taken"
            + " for its other side, cells without one for themselves. Jaccard is the share, among"
            + " partners of either, in and out, of those that both have; correlation is that of the"
            + " weights with these partners. Of the whole: means over pairs, the share of"
            + " connections of paired cells whose mirror image exists, and the correlation of"
            + " weights with those of mirror images (0 where there is none).",
        "The same left cells paired with right cells at random, for partners as well.",
        "White et al. 1986, doi:10.1098/rstb.1986.0056; for statistics on pairs of hemispheres"
            + " Pedigo et al. 2023, doi:10.7554/eLife.83739");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency contacts = graph.layer(options.layer());
    Pairs pairs = Pairs.of(graph);
    Alike observed = Alike.of(contacts, pairs);
    List<Null> nulls =
        Ensemble.drawn(
            options, 4, progress, draws -> Alike.of(contacts, pairs.shuffled(draws)).numbers());
    double[] numbers = observed.numbers();
    int[] mirror = pairs.mirror();
    double[] jaccard = new double[graph.size()];
    double[] correlation = new double[graph.size()];
    Arrays.fill(jaccard, Double.NaN);
    Arrays.fill(correlation, Double.NaN);
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < pairs.left().length; i++) {
      for (int cell : new int[] {pairs.left()[i], pairs.right()[i]}) {
        jaccard[cell] = observed.jaccard()[i];
        correlation[cell] = observed.correlation()[i];
      }
      left.add(graph.names().get(pairs.left()[i]));
      right.add(graph.names().get(pairs.right()[i]));
    }
    List<String> other = new ArrayList<>();
    for (int cell = 0; cell < mirror.length; cell++) {
      other.add(mirror[cell] == cell ? "" : graph.names().get(mirror[cell]));
    }
    return List.of(
        Rows.ofCells("symmetry", "Symmetry of each cell", graph)
            .texts("other_side", "The cell that it is paired with.", other)
            .numbers("jaccard", "Share of partners that both sides have.", jaccard)
            .numbers("correlation", "Correlation of weights of both sides.", correlation)
            .table(),
        new Quantities("symmetry_summary", "Symmetry of the whole")
            .add("pairs", pairs.left().length, "Pairs of cells.")
            .add("jaccard", numbers[0], nulls.get(0), "Mean over pairs.")
            .add("correlation", numbers[1], nulls.get(1), "Mean over pairs.")
            .add(
                "mirrored",
                numbers[2],
                nulls.get(2),
                "Share of connections of paired cells whose mirror image exists.")
            .add(
                "weight_correlation",
                numbers[3],
                nulls.get(3),
                "Correlation of weights of connections with those of mirror images.")
            .table(),
        new Rows("symmetry_pairs", "Symmetry of each pair")
            .texts("left", "Cell on the left.", left)
            .texts("right", "Cell on the right.", right)
            .numbers("jaccard", "Share of partners that both have.", observed.jaccard())
            .numbers("correlation", "Correlation of their weights.", observed.correlation())
            .table());
  }
}
