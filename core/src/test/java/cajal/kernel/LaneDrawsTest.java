package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is drawn for many at once is what each draws alone.
class LaneDrawsTest {

  private static final long KEY = Draw.key(3, "many");
  private static final int FROM = 5;
  private static final long COUNTER = 1234;

  private static long[] streams(int count) {
    long[] streams = new long[FROM + count];
    Arrays.setAll(streams, k -> Draw.stream(KEY, k));
    return streams;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 100, 255, 256})
  void vectorsMixAsOneNumberAfterTheOther(int count) {
    long[] each = Arrays.copyOf(streams(count), Lanes.BLOCK);
    long[] several = each.clone();
    LaneDraws.mixEach(each, count);
    LaneDraws.mixSeveral(several, count);
    assertThat(Arrays.copyOf(several, count)).isEqualTo(Arrays.copyOf(each, count));
    assertThat(each[0]).isEqualTo(Draw.mix(Draw.stream(KEY, 0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 256})
  void numbersOfStreamsAndOfEntitiesHaveTheBitsOfSingleDraws(int count) {
    double[] values = new double[2 + count];
    LaneDraws.uniform(values, 2, LaneDraws.bits(streams(count), FROM, count, COUNTER), count);
    for (int k = 0; k < count; k++) {
      assertThat(values[2 + k]).isEqualTo(Draw.uniform(KEY, FROM + k, COUNTER));
    }
    LaneDraws.normal(values, 2, LaneDraws.bits(streams(count), FROM, count, COUNTER), count);
    for (int k = 0; k < count; k++) {
      assertThat(values[2 + k]).isEqualTo(Draw.normal(KEY, FROM + k, COUNTER));
    }
    LaneDraws.uniform(values, 2, LaneDraws.bits(KEY, FROM, count, COUNTER), count);
    for (int k = 0; k < count; k++) {
      assertThat(values[2 + k]).isEqualTo(Draw.uniform(KEY, FROM + k, COUNTER));
    }
    LaneDraws.normal(values, 2, LaneDraws.bits(KEY, FROM, count, COUNTER), count);
    for (int k = 0; k < count; k++) {
      assertThat(values[2 + k]).isEqualTo(Draw.normal(KEY, FROM + k, COUNTER));
    }
    assertThat(values[1]).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 1.6, 40, 500, 1300})
  void countsAreThoseOfSingleDraws(double mean) {
    PoissonTable table = PoissonTable.of(mean);
    PoissonTable guided = table.at(mean, 100_000);
    double[] counts = new double[Lanes.BLOCK];
    for (long counter = 0; counter < 40; counter++) {
      table.counts(counts, 0, streams(Lanes.BLOCK), FROM, Lanes.BLOCK, counter);
      for (int k = 0; k < counts.length; k++) {
        assertThat(counts[k]).isEqualTo(Draw.poisson(KEY, FROM + k, counter, mean));
      }
      guided.counts(counts, 0, streams(Lanes.BLOCK), FROM, Lanes.BLOCK, counter);
      for (int k = 0; k < counts.length; k++) {
        assertThat(counts[k]).isEqualTo(Draw.poisson(KEY, FROM + k, counter, mean));
      }
    }
  }
}
