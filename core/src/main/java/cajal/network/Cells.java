package cajal.network;

/// Who the neurons of a population are.
public sealed interface Cells {

  /// Number of neurons.
  int size();

  /// Neurons without names, numbered from 0.
  ///
  /// @param size number of neurons, at least 1
  record Anonymous(int size) implements Cells {}

  /// The neurons of a connectome, with their names and anatomical positions, in its order.
  ///
  /// @param dataset name of the connectome, such as `cook2019_hermaphrodite`
  /// @param size number of its neurons
  record OfConnectome(String dataset, int size) implements Cells {}

  /// Neurons without names that lie somewhere, numbered from 0.
  record Placed(Positions positions) implements Cells {

    @Override
    public int size() {
      return positions.size();
    }
  }
}
