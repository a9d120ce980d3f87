package cajal.network;

import java.util.List;
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
  /// @param kind which of its connections
  /// @param transmitters transmitters of the presynaptic cell to which the rule is restricted;
  ///   empty for no restriction
  /// @param except whether `transmitters` names those left out instead
  record OfConnectome(String dataset, Kind kind, Set<String> transmitters, boolean except)
      implements ConnectionRule {

    public OfConnectome {
      transmitters = Set.copyOf(transmitters);
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
