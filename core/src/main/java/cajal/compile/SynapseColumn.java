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

  /// The same targets with weights that are all so many times as large, or all the same.
  default SynapseColumn with(double weight) {
    return switch (this) {
      case Uniform column -> new Uniform(column.places(), weight);
      case Weighted column -> new Weighted(column.entries(), weight);
    };
  }

  /// All weights, `[synapse]`, coherent.
  default double[] weights() {
    double[] weights = new double[count()];
    Arrays.setAll(weights, this::weight);
    return weights;
  }
}
