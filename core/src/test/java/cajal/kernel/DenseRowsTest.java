package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Vectors give each target the bits that it gets when weights are added one by one.
class DenseRowsTest {

  private static final int SIZE = 64;

  private final Random random = new Random(1);

  private double[] inputs() {
    return random.doubles(SIZE, -1e3, 1e3).toArray();
  }

  @Test
  void oneWeightIsAddedToEach() {
    for (int count = 0; count < 40; count++) {
      double[] inputs = inputs();
      double[] expected = inputs.clone();
      for (int i = 5; i < 5 + count; i++) {
        expected[i] += 0.1;
      }
      DenseRows.add(0.1, inputs, 5, count);
      assertThat(inputs).containsExactly(expected);
    }
  }

  @Test
  void eachGetsTheWeightOfItsEntry() {
    long[] entries = new long[SIZE];
    float[] weights = new float[SIZE];
    for (int k = 0; k < SIZE; k++) {
      weights[k] = (float) random.nextGaussian();
      // What is in the upper half does not matter.
      entries[k] =
          (random.nextLong() << 32) | Integer.toUnsignedLong(Float.floatToRawIntBits(weights[k]));
    }
    for (int count = 0; count < 40; count++) {
      double[] inputs = inputs();
      double[] expected = inputs.clone();
      for (int i = 0; i < count; i++) {
        expected[5 + i] += -0.3 * weights[7 + i];
      }
      DenseRows.add(entries, 7, -0.3, inputs, 5, count);
      assertThat(inputs).containsExactly(expected);
    }
  }
}
