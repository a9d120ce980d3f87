package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;
import java.util.stream.IntStream;

/// How often each of the 16 patterns of three cells occurs, and whether more often than by chance.
final class TriadCensus implements Measure {

  private static final int FIRST_CONNECTED = 3;

  @Override
  public About about() {
    return new About(
        "triad_census",
        "Triad census",
        "How often each of the 16 patterns of three cells occurs, and whether more than by chance.",
        "Every triple of cells belongs to one of 16 classes, named by the numbers of mutual, one-way"
            + " and absent pairs and a letter: D down, one cell onto two; U up, two onto one; C chain"
            + " or cycle; T transitive. In 111 D is a one-way connection onto the mutual pair, U one"
            + " from it. The significance profile is z of the 13 connected classes scaled to length"
            + " 1.",
        Motifs.NULL_MODEL,
        "Davis & Leinhardt 1972; Batagelj & Mrvar 2001, doi:10.1016/S0378-8733(01)00035-1; Milo et"
            + " al. 2004, doi:10.1126/science.1089167");
  }

  @Override
  public Kind kind() {
    return Kind.GLOBAL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(Motifs.KEEP_RECIPROCAL);
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency adjacency = graph.layer(options.layer());
    double[] observed = Triads.census(adjacency);
    List<Null> nulls =
        Ensemble.drawn(
            options,
            observed.length,
            progress,
            draws -> Triads.census(Rewiring.of(adjacency, Motifs.aim(options), draws)));
    double length =
        Math.sqrt(
            IntStream.range(FIRST_CONNECTED, observed.length)
                .mapToDouble(i -> nulls.get(i).z(observed[i]))
                .filter(z -> !Double.isNaN(z))
                .map(z -> z * z)
                .sum());
    Rows rows =
        new Rows("triad_census", "Triad census")
            .texts("triad", "Mutual, one-way and absent pairs, and a letter.", Triads.NAMES)
            .numbers("count", "Triples of cells of this class.", observed);
    return List.of(
        Null.columns(rows, observed, nulls)
            .each(
                "significance_profile",
                "z scaled so that the 13 connected classes have length 1.",
                i -> i < FIRST_CONNECTED ? Double.NaN : nulls.get(i).z(observed[i]) / length)
            .table());
  }
}
