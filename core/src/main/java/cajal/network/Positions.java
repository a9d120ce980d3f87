package cajal.network;

import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;

/// Where the neurons of a population lie, in the plane or in space; the middle is at the origin.
public sealed interface Positions {

  /// Number of neurons.
  int size();

  /// A regular grid, numbered along the last direction first.
  ///
  /// @param shape number of neurons in each of two or three directions
  /// @param extent size of the whole in each direction; neurons lie in the middle of their share
  record Grid(List<Integer> shape, List<Quantity> extent) implements Positions {

    public Grid {
      shape = List.copyOf(shape);
      extent = List.copyOf(extent);
    }

    @Override
    public int size() {
      return (int)
          Math.min(
              Integer.MAX_VALUE,
              shape.stream().mapToLong(Integer::longValue).reduce(1, Positions::times));
    }
  }

  /// Drawn uniformly in a box.
  ///
  /// @param size number of neurons
  /// @param extent size of the box in two or three directions
  record Scattered(int size, List<Quantity> extent) implements Positions {

    public Scattered {
      extent = List.copyOf(extent);
    }
  }

  /// Listed one by one.
  ///
  /// @param points two or three coordinates for each neuron
  record Listed(List<List<Double>> points, Unit unit) implements Positions {

    public Listed {
      points = points.stream().map(List::copyOf).toList();
    }

    @Override
    public int size() {
      return points.size();
    }
  }

  private static long times(long a, long b) {
    return Math.min(Integer.MAX_VALUE, a * b);
  }
}
