package cajal.network;

import java.util.List;
import java.util.Set;

/// Who the neurons of a population are.
public sealed interface Cells {

  /// Number of neurons.
  int size();

  /// Neurons without names, numbered from 0.
  ///
  /// @param size number of neurons, at least 1
  record Anonymous(int size) implements Cells {}

  /// Cells of a connectome, with their names and anatomical positions.
  ///
  /// @param dataset name of the connectome, such as `cook2019_hermaphrodite`
  /// @param size number of cells
  /// @param chosen names of the cells in the order of the population; empty for all neurons in the
  ///   order of the dataset
  /// @param ablated names of cells that are killed: they stay in their place, but no synapse, gap
  ///   junction or stimulator reaches them or comes from them
  record OfConnectome(String dataset, int size, List<String> chosen, Set<String> ablated)
      implements Cells {

    public OfConnectome {
      chosen = List.copyOf(chosen);
      ablated = Set.copyOf(ablated);
    }

    /// All neurons of a connectome.
    public OfConnectome(String dataset, int size) {
      this(dataset, size, List.of(), Set.of());
    }

    /// The same cells, of which others are killed.
    public OfConnectome withAblated(Set<String> cells) {
      return new OfConnectome(dataset, size, chosen, cells);
    }
  }

  /// Neurons without names that lie somewhere, numbered from 0.
  record Placed(Positions positions) implements Cells {

    @Override
    public int size() {
      return positions.size();
    }
  }
}
