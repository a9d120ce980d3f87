package cajal.compile;

import java.util.Arrays;

/// Targets and weights of synapses, one entry each. A target is its place in {@link Inputs}.
public sealed interface SynapseColumn {

  int count();

  /// Where a synapse's spikes arrive.
  int place(int synapse);

  /// Weight of a synapse, coherent.
  double weight(int synapse);

  /// Synapses of one weight: 4 bytes each.
  ///
  /// @param places `[synapse]`
  record Uniform(int[] places, double weight) implements SynapseColumn {

    @Override
    public int count() {
      return places.length;
    }

    @Override
    public int place(int synapse) {
      return places[synapse];
    }

    @Override
    public double weight(int synapse) {
      return weight;
    }
  }

  /// Synapses of different weights: 8 bytes each, read in one go.
  ///
  /// @param entries `[synapse]`, place in the upper half, weight as a float in the lower
  /// @param scale multiplies all weights
  record Weighted(long[] entries, double scale) implements SynapseColumn {

    static long entry(int upper, float weight) {
      return (long) upper << Integer.SIZE | Integer.toUnsignedLong(Float.floatToRawIntBits(weight));
    }

    /// Place in an entry.
    public static int place(long entry) {
      return (int) (entry >>> Integer.SIZE);
    }

    /// Weight in an entry, to be multiplied by the scale.
    public static float weight(long entry) {
      return Float.intBitsToFloat((int) entry);
    }

    @Override
    public int count() {
      return entries.length;
    }

    @Override
    public int place(int synapse) {
      return place(entries[synapse]);
    }

    @Override
    public double weight(int synapse) {
      return scale * weight(entries[synapse]);
    }
  }

  /// Synapses of different weights: 6 bytes each, for networks that would not fit otherwise or are
  /// bound by memory.
  ///
  /// A weight is rounded to a whole multiple of the quantum, which is 1/32767 of the largest
  /// absolute weight in the column, so it is off by half of that at most. Projections share a
  /// column only where their largest weights differ by a factor of {@link #MOST_RATIO} at most;
  /// hence no weight is off by more than 1/16383 of the largest of its own projection. Only a
  /// change of weights while a network runs, which leaves columns as they are, can make it more.
  ///
  /// Where one weight multiplies whole numbers up to 32767, such as numbers of contacts, the
  /// quantum is 1 and nothing is rounded.
  ///
  /// @param places `[synapse]`
  /// @param multiples `[synapse]`, weights as multiples of the quantum
  /// @param quantum the smallest difference between weights
  /// @param scale multiplies all weights
  record Compact(int[] places, short[] multiples, double quantum, double scale)
      implements SynapseColumn {

    /// How much the largest weights of projections in one column may differ.
    static final double MOST_RATIO = 4;

    /// The quantum for weights up to a largest absolute one.
    static double quantum(double largest) {
      return largest / Short.MAX_VALUE;
    }

    /// Weight of a synapse whose multiple is 1, coherent.
    public double unit() {
      return scale * quantum;
    }

    @Override
    public int count() {
      return places.length;
    }

    @Override
    public int place(int synapse) {
      return places[synapse];
    }

    @Override
    public double weight(int synapse) {
      return unit() * multiples[synapse];
    }
  }

  /// The same targets with weights that are all so many times as large, or all the same.
  default SynapseColumn with(double weight) {
    return switch (this) {
      case Uniform column -> new Uniform(column.places(), weight);
      case Weighted column -> new Weighted(column.entries(), weight);
      case Compact column ->
          new Compact(column.places(), column.multiples(), column.quantum(), weight);
    };
  }

  /// All weights, `[synapse]`, coherent.
  default double[] weights() {
    double[] weights = new double[count()];
    Arrays.setAll(weights, this::weight);
    return weights;
  }
}
