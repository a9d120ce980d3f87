package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Groups of cells that connect among each other more than with others, by modularity.
abstract class Communities implements Measure {

  static final Setting RESOLUTION =
      new Setting(
          "resolution", 1, 0.01, 100, "Above 1 for more and smaller communities, below for fewer.");

  static final Setting STARTS =
      new Setting("starts", 50, 1, 10_000, "How often the search begins anew.");

  private final String name;
  private final String title;
  private final Modules.Algorithm algorithm;
  private final String citation;

  Communities(String name, String title, Modules.Algorithm algorithm, String citation) {
    this.name = name;
    this.title = title;
    this.algorithm = algorithm;
    this.citation = citation;
  }

  @Override
  public About about() {
    return new About(
        name,
        title,
        "Groups of cells that connect among each other more than with others.",
        "Directions do not count; weights do where asked for. Modularity is the share of weight"
            + " within communities less the resolution times what strengths alone would put there."
            + " The best of many starts is `community`; `consensus` is found in the graph of how"
            + " often two cells met over all starts (of at least half of them), again and again until"
            + " all starts agree (beyond 5000 cells it is the best start). Participation is 1 less the sum of squared shares of a cell's"
            + " weight in each community; the within-module z is its weight within its community"
            + " against that of the others there, in standard deviations.",
        "Random graphs with the same number of partners of every cell, searched from one start each.",
        citation
            + "; consensus: Lancichinetti & Fortunato 2012, doi:10.1038/srep00336; roles of cells:"
            + " Guimera & Amaral 2005, doi:10.1038/nature03288");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(RESOLUTION, STARTS);
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency contacts = graph.undirected(options.layer());
    Adjacency adjacency = options.weighted() ? contacts : contacts.binary();
    double resolution = options.of(RESOLUTION);
    Modules.Search search =
        new Modules.Search(
            algorithm, resolution, (int) Math.round(options.of(STARTS)), options.seed());
    Partition[] starts = Modules.starts(adjacency, search, 0, progress.part(0, 0.4));
    double[] qualities =
        Arrays.stream(starts).mapToDouble(p -> p.modularity(adjacency, resolution)).toArray();
    int best = 0;
    for (int i = 1; i < starts.length; i++) {
      best = qualities[i] > qualities[best] ? i : best;
    }
    Partition chosen = starts[best];
    Partition consensus = Modules.consensus(starts, search, chosen, progress.part(0.4, 0.8));
    Null expected =
        Ensemble.drawn(
                options,
                1,
                progress.part(0.8, 1),
                draws -> {
                  Adjacency random = Rewiring.of(adjacency, Rewiring.Aim.RANDOM, draws);
                  return new double[] {
                    Partition.of(random, search, draws).modularity(random, resolution)
                  };
                })
            .getFirst();
    double likeness =
        Arrays.stream(starts).mapToDouble(chosen::likeness).average().orElse(Double.NaN);
    return List.of(
        ofCells(graph, adjacency, chosen, consensus),
        new Quantities(name + "_summary", title + ": quality")
            .add("modularity", qualities[best], expected, "Modularity of the best start.")
            .add(
                "modularity_consensus",
                consensus.modularity(adjacency, resolution),
                "Modularity of the consensus.")
            .add("modularity_mean", Statistics.mean(qualities), "Mean modularity over all starts.")
            .add("communities", chosen.communities(), "Communities of the best start.")
            .add("communities_consensus", consensus.communities(), "Communities of the consensus.")
            .add(
                "likeness",
                likeness,
                "Mean normalised mutual information of starts with the best, 1 where all agree.")
            .table(),
        ofCommunities(adjacency, chosen));
  }

  private Table ofCells(Graph graph, Adjacency adjacency, Partition chosen, Partition consensus) {
    double[][] shares = chosen.shares(adjacency);
    double[] mean = new double[chosen.communities()];
    double[] square = new double[chosen.communities()];
    int[] members = new int[chosen.communities()];
    for (int cell = 0; cell < shares.length; cell++) {
      int own = chosen.of()[cell];
      members[own]++;
      mean[own] += shares[cell][own];
    }
    for (int own = 0; own < mean.length; own++) {
      mean[own] /= members[own];
    }
    for (int cell = 0; cell < shares.length; cell++) {
      int own = chosen.of()[cell];
      square[own] += Math.pow(shares[cell][own] - mean[own], 2);
    }
    return Rows.ofCells(name, title, graph)
        .each(
            "community",
            "Community in the best start, from 1, the largest first.",
            cell -> chosen.of()[cell] + 1)
        .each("consensus", "Community in the consensus, from 1.", cell -> consensus.of()[cell] + 1)
        .each(
            "participation",
            "0 where all connections stay in one community, towards 1 where they spread.",
            cell -> participation(shares[cell]))
        .each(
            "within_module_z",
            "Weight within the community, in standard deviations from its mean there.",
            cell -> {
              int own = chosen.of()[cell];
              double deviation = Math.sqrt(square[own] / members[own]);
              return deviation > 0 ? (shares[cell][own] - mean[own]) / deviation : 0;
            })
        .table();
  }

  private static double participation(double[] shares) {
    double strength = Arrays.stream(shares).sum();
    return strength == 0
        ? 0
        : 1 - Arrays.stream(shares).map(s -> s / strength * (s / strength)).sum();
  }

  private Table ofCommunities(Adjacency adjacency, Partition chosen) {
    double[][] shares = chosen.shares(adjacency);
    int count = chosen.communities();
    double[] cells = new double[count];
    double[] inside = new double[count];
    double[] outside = new double[count];
    for (int cell = 0; cell < shares.length; cell++) {
      int own = chosen.of()[cell];
      cells[own]++;
      inside[own] += shares[cell][own] / 2;
      outside[own] += Arrays.stream(shares[cell]).sum() - shares[cell][own];
    }
    return new Rows(name + "_communities", title + ": communities of the best start")
        .numbers("community", "Number of the community.", IntStream.rangeClosed(1, count).toArray())
        .numbers("cells", "How many cells it has.", cells)
        .numbers("inside", "Weight of connections within it.", inside)
        .numbers("outside", "Weight of connections with others.", outside)
        .table();
  }
}
