package cajal.compile;

import cajal.kernel.Draw;
import cajal.network.Positions;
import cajal.unit.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the neurons of a population lie.
///
/// @param coordinate `[2 or 3][neuron]`, µm
/// @param extentUm size of the whole in each direction, or `null` where nobody said
/// @param gridUm distance between neighbours in each direction, or `null` where there is no grid
record Places(double[][] coordinate, double @Nullable [] extentUm, double @Nullable [] gridUm) {

  int dimensions() {
    return coordinate.length;
  }

  /// @param key from which random positions descend
  static Places of(Positions positions, long key) {
    return switch (positions) {
      case Positions.Grid grid -> grid(grid);
      case Positions.Scattered scattered -> {
        double[] extent = um(scattered.extent());
        double[][] at = new double[extent.length][scattered.size()];
        for (int d = 0; d < extent.length; d++) {
          for (int i = 0; i < at[d].length; i++) {
            at[d][i] = (Draw.uniform(key, i, d) - 0.5) * extent[d];
          }
        }
        yield new Places(at, extent, null);
      }
      case Positions.Listed listed -> {
        int dimensions = listed.points().getFirst().size();
        double[][] at = new double[dimensions][listed.size()];
        for (int d = 0; d < dimensions; d++) {
          for (int i = 0; i < at[d].length; i++) {
            at[d][i] = listed.unit().toCoherent(listed.points().get(i).get(d));
          }
        }
        yield new Places(at, null, null);
      }
    };
  }

  private static double[] um(List<Quantity> lengths) {
    return lengths.stream().mapToDouble(Quantity::coherent).toArray();
  }

  private static Places grid(Positions.Grid grid) {
    double[] extent = um(grid.extent());
    int dimensions = extent.length;
    double[] step = new double[dimensions];
    double[][] at = new double[dimensions][grid.size()];
    for (int d = 0; d < dimensions; d++) {
      step[d] = extent[d] / grid.shape().get(d);
    }
    for (int i = 0; i < grid.size(); i++) {
      int left = i;
      for (int d = dimensions - 1; d >= 0; d--) {
        int index = left % grid.shape().get(d);
        left /= grid.shape().get(d);
        at[d][i] = (index + 0.5) * step[d] - extent[d] / 2;
      }
    }
    return new Places(at, extent, step);
  }
}
