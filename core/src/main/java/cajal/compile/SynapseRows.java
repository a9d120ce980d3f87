package cajal.compile;

import java.util.Arrays;

/// Rows of synapses while they are made, in the memory that they keep afterwards. Beside its weight
/// a synapse has a number by which a row is sorted: its place, for a while with its delay.
sealed interface SynapseRows extends SynapsePiece.Taker {

  /// What a synapse is sorted by.
  int upper(int synapse);

  void setUpper(int synapse, int upper);

  /// Sorts the synapses `from` (inclusive) to `to` (exclusive).
  void sort(int from, int to);

  /// The column that these are, once the sorting numbers are places.
  ///
  /// @param scale multiplies all weights
  SynapseColumn column(double scale);

  /// Places alone.
  record Uniform(int[] places) implements SynapseRows {

    Uniform(int count) {
      this(new int[count]);
    }

    @Override
    public void take(int synapse, int upper, double weight) {
      places[synapse] = upper;
    }

    @Override
    public int upper(int synapse) {
      return places[synapse];
    }

    @Override
    public void setUpper(int synapse, int upper) {
      places[synapse] = upper;
    }

    @Override
    public void sort(int from, int to) {
      Arrays.sort(places, from, to);
    }

    @Override
    public SynapseColumn column(double scale) {
      return new SynapseColumn.Uniform(places, scale);
    }
  }

  /// Places and weights, together in one number each.
  record Weighted(long[] entries) implements SynapseRows {

    Weighted(int count) {
      this(new long[count]);
    }

    @Override
    public void take(int synapse, int upper, double weight) {
      entries[synapse] = SynapseColumn.Weighted.entry(upper, (float) weight);
    }

    @Override
    public int upper(int synapse) {
      return SynapseColumn.Weighted.place(entries[synapse]);
    }

    @Override
    public void setUpper(int synapse, int upper) {
      entries[synapse] =
          (long) upper << Integer.SIZE | Integer.toUnsignedLong((int) entries[synapse]);
    }

    @Override
    public void sort(int from, int to) {
      Arrays.sort(entries, from, to);
    }

    @Override
    public SynapseColumn column(double scale) {
      return new SynapseColumn.Weighted(entries, scale);
    }
  }

  /// Places, and weights as whole multiples of a quantum.
  record Compact(int[] places, short[] multiples, double quantum) implements SynapseRows {

    Compact(int count, double quantum) {
      this(new int[count], new short[count], quantum);
    }

    @Override
    public void take(int synapse, int upper, double weight) {
      places[synapse] = upper;
      // No number where all weights are 0, and as an integer that is 0 again.
      multiples[synapse] = (short) Math.rint(weight / quantum);
    }

    @Override
    public int upper(int synapse) {
      return places[synapse];
    }

    @Override
    public void setUpper(int synapse, int upper) {
      places[synapse] = upper;
    }

    @Override
    public void sort(int from, int to) {
      // Only the row in hand takes more memory than it keeps.
      long[] row = new long[to - from];
      for (int k = from; k < to; k++) {
        row[k - from] = (long) places[k] << Short.SIZE | Short.toUnsignedLong(multiples[k]);
      }
      Arrays.sort(row);
      for (int k = from; k < to; k++) {
        places[k] = (int) (row[k - from] >> Short.SIZE);
        multiples[k] = (short) row[k - from];
      }
    }

    @Override
    public SynapseColumn column(double scale) {
      return new SynapseColumn.Compact(places, multiples, quantum, scale);
    }
  }
}
