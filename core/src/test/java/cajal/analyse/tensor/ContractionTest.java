package cajal.analyse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.random.RandomSequence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The products of unfoldings agree with the sum they stand for.
class ContractionTest {

  // Shapes with a longer last mode, a longer one before it, one slab, and no room for what is kept.
  @ParameterizedTest
  @CsvSource({
    "5 9 70, 3",
    "5 70 9, 3",
    "4 3 61 7, 13",
    "4 3 7 601, 13",
    "83 6, 2",
    "6 83, 5",
    "1 40 9, 1",
    "3 5 4, 10",
    "300 2 3, 11"
  })
  void everyModeIsTheSumOverAllOthers(String lengths, int rank) {
    int[] shape = java.util.Arrays.stream(lengths.split(" ")).mapToInt(Integer::parseInt).toArray();
    RandomSequence random = RandomSequence.of(4, lengths);
    Tensor doubles = Tensor.zeros(shape);
    Tensor floats = Tensor.singleZeros(shape);
    for (int cell = 0; cell < doubles.cells(); cell++) {
      floats.put(cell, random.normal());
      doubles.put(cell, floats.at(cell));
    }
    double[][] factors = new double[shape.length][];
    for (int mode = 0; mode < shape.length; mode++) {
      factors[mode] = normals(random, shape[mode] * rank);
    }
    for (Tensor tensor : new Tensor[] {doubles, floats}) {
      Contraction contraction = new Contraction(tensor, rank);
      for (int round = 0; round < 2; round++) {
        for (int mode = 0; mode < shape.length; mode++) {
          double[] product = new double[factors[mode].length];
          contraction.into(mode, factors, product);
          double[] direct = direct(tensor, factors, mode, rank);
          for (int i = 0; i < product.length; i++) {
            assertThat(product[i]).as("mode %d, %d", mode, i).isCloseTo(direct[i], within(1e-9));
          }
          factors[mode] = normals(random, factors[mode].length);
          contraction.factorChanged(mode);
        }
        tensor.put(0, 3);
        contraction.tensorChanged();
      }
    }
  }

  private static double[] normals(RandomSequence random, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.normal();
    }
    return values;
  }

  private static double[] direct(Tensor tensor, double[][] factors, int mode, int rank) {
    int[] shape = tensor.shape();
    double[] product = new double[factors[mode].length];
    for (int cell = 0; cell < tensor.cells(); cell++) {
      for (int r = 0; r < rank; r++) {
        double term = tensor.at(cell);
        int left = cell;
        int own = 0;
        for (int m = shape.length - 1; m >= 0; m--) {
          int index = left % shape[m];
          left /= shape[m];
          if (m == mode) {
            own = index;
          } else {
            term *= factors[m][index * rank + r];
          }
        }
        product[own * rank + r] += term;
      }
    }
    return product;
  }
}
