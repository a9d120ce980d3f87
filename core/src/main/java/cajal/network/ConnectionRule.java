package cajal.network;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which neurons of a source population are joined to which neurons of a target population.
///
/// Definitions follow Senk et al. (2022), doi:10.1371/journal.pcbi.1010086. An autapse joins a
/// neuron to itself; multapses are several connections of one pair.
public sealed interface ConnectionRule {

  /// Neuron i to neuron i; both populations have the same size.
  record OneToOne() implements ConnectionRule {}

  /// Every source to every target.
  record AllToAll(boolean autapses) implements ConnectionRule {}

  /// Each target draws `indegree` sources.
  record FixedIndegree(int indegree, boolean autapses, boolean multapses)
      implements ConnectionRule {}

  /// Each source draws `outdegree` targets.
  record FixedOutdegree(int outdegree, boolean autapses, boolean multapses)
      implements ConnectionRule {}

  /// `count` connections in all, each end drawn uniformly.
  record FixedTotalNumber(long count, boolean autapses, boolean multapses)
      implements ConnectionRule {}

  /// Each pair is joined with `probability`, independently.
  record PairwiseBernoulli(double probability, boolean autapses) implements ConnectionRule {}

  /// Each unordered pair of different neurons of one population with `probability`; where it is
  /// joined, in both directions.
  record SymmetricBernoulli(double probability) implements ConnectionRule {}

  /// Each pair by a Poisson number of connections.
  ///
  /// @param mean of that number
  record PairwisePoisson(double mean, boolean autapses) implements ConnectionRule {}

  /// The third party of the synapses of another projection, such as astrocytes: for each of those
  /// synapses with `probability` one neuron of the pool that belongs to its target. The projection
  /// into the third population comes from the source of that synapse, the one out of it goes to its
  /// target, and both choose alike.
  ///
  /// @param primary name of the other projection
  /// @param poolSize number of third neurons in each pool
  /// @param drawn whether pools are drawn at random; otherwise they are consecutive blocks
  record ThirdFactor(String primary, double probability, int poolSize, boolean drawn)
      implements ConnectionRule {}

  /// A ring, each neuron an edge to its `neighbours` nearest, each edge rewired to a random end
  /// with probability `rewired`; an edge joins in both directions. Watts & Strogatz (1998),
  /// doi:10.1038/30918.
  record SmallWorld(int neighbours, double rewired) implements ConnectionRule {}

  /// Neurons join a growing network one by one, each by `links` edges to different neurons, chosen
  /// in proportion to the edges that they have; an edge joins in both directions. Barabási & Albert
  /// (1999), doi:10.1126/science.286.5439.509.
  record ScaleFree(int links) implements ConnectionRule {}

  /// A directed network that grows by connections, from a new neuron with probability `alpha`,
  /// between old ones with `beta`, to a new one with `gamma`; sources are chosen in proportion to
  /// outdegree + `deltaOut`, targets to indegree + `deltaIn`. Bollobás et al. (2003).
  record DirectedScaleFree(double alpha, double beta, double gamma, double deltaIn, double deltaOut)
      implements ConnectionRule {}

  /// Every source to every target, with weights of a matrix of that rank: normal numbers of
  /// standard deviation `gain / sqrt(sources)`, of which the largest singular values are kept and
  /// scaled to the norm of all. Liu et al. (2023), arXiv:2310.08513.
  record LowRank(int rank, double gain) implements ConnectionRule {}

  /// Blocks of consecutive neurons, with a probability for each pair of blocks.
  ///
  /// @param sources sizes of the blocks of sources
  /// @param targets sizes of the blocks of targets; empty where they are those of the sources
  /// @param probability `[source block][target block]`
  record Blocks(
      List<Integer> sources,
      List<Integer> targets,
      List<List<Double>> probability,
      boolean autapses)
      implements ConnectionRule {

    public Blocks {
      sources = List.copyOf(sources);
      targets = List.copyOf(targets);
      probability = probability.stream().map(List::copyOf).toList();
    }
  }

  /// So many equal groups on either side, each group joined to its counterpart with the probability
  /// `within` and to the others with `between`. After Konstantaropoulos et al. (2025),
  /// arXiv:2508.14140.
  record EnsembleToEnsemble(int groups, double within, double between) implements ConnectionRule {}

  /// Each pair with a probability that depends on where the two neurons are.
  ///
  /// @param mask where targets of a neuron lie; empty for everywhere
  /// @param periodic whether distances go around the edges of the targets' area
  record Spatial(Profile profile, Optional<Mask> mask, boolean autapses, boolean periodic)
      implements ConnectionRule {}

  /// The listed pairs; also how a stimulator drives, or a recorder observes, chosen cells.
  record Explicit(List<Pair> pairs) implements ConnectionRule {

    public Explicit {
      pairs = List.copyOf(pairs);
    }
  }

  /// The chosen cells of a population: the targets of a stimulator or the sources of a recorder.
  ///
  /// @param cells names of cells, or numbers from 0 for anonymous neurons
  record Chosen(List<String> cells) implements ConnectionRule {

    public Chosen {
      cells = List.copyOf(cells);
    }
  }

  /// The connections of one kind in a connectome; weights are multiplied by the number of contacts.
  ///
  /// @param dataset name of the connectome
  /// @param kind which of its connections The rule may be restricted to presynaptic cells that
  ///   release one of some transmitters or are themselves named.
  ///
  /// @param transmitters transmitters of the presynaptic cell
  /// @param presynaptic names of presynaptic cells; where this and `transmitters` are empty there
  ///   is no restriction
  /// @param except whether `transmitters` and `presynaptic` name those left out instead
  /// @param normalised whether the weight is shared among the contacts that a cell receives, so
  ///   that those of one kind from all cells of the source population together have it once
  record OfConnectome(
      String dataset,
      Kind kind,
      Set<String> transmitters,
      Set<String> presynaptic,
      boolean except,
      boolean normalised)
      implements ConnectionRule {

    public OfConnectome {
      transmitters = Set.copyOf(transmitters);
      presynaptic = Set.copyOf(presynaptic);
    }

    /// Restricted by transmitter alone, weights as many as contacts.
    public OfConnectome(String dataset, Kind kind, Set<String> transmitters, boolean except) {
      this(dataset, kind, transmitters, Set.of(), except, false);
    }

    /// Whether a presynaptic cell is one of those that the rule joins to others.
    public boolean admits(String cell, Set<String> released) {
      if (transmitters.isEmpty() && presynaptic.isEmpty()) {
        return true;
      }
      boolean named = presynaptic.contains(cell) || !Collections.disjoint(released, transmitters);
      return named != except;
    }
  }

  /// Kind of connection in a connectome: directed chemical, or undirected electrical (used both
  /// ways).
  enum Kind {
    CHEMICAL,
    ELECTRICAL
  }

  /// One connection of {@link Explicit}.
  ///
  /// @param source cell name or number in the source population
  /// @param target cell name or number in the target population
  /// @param factor multiplies the projection's weight
  record Pair(String source, String target, double factor) {}
}
