package cajal.compile;

/// Looks at weights for the largest, before there is room for synapses.
final class LargestWeight implements SynapsePiece.Taker {

  private double largest;
  private boolean whole = true;
  private boolean ones = true;

  @Override
  public void take(int synapse, int upper, double weight) {
    // Unlike a comparison this lets what is no number through, to be told.
    largest = Math.max(largest, Math.abs(weight));
    whole &= weight == Math.rint(weight);
    ones &= weight == 1;
  }

  /// Takes what another has seen of the same projection.
  void add(LargestWeight other) {
    largest = Math.max(largest, other.largest);
    whole &= other.whole;
    ones &= other.ones;
  }

  /// The largest absolute value so far.
  double value() {
    return largest;
  }

  /// Whether all values so far are whole numbers.
  boolean whole() {
    return whole;
  }

  /// Whether all values so far are 1.
  boolean ones() {
    return ones;
  }
}
