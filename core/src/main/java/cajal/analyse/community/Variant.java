package cajal.analyse.community;

/// Which stochastic block model: how weights are distributed, and whether nodes of one block may
/// differ in degree.
public record Variant(WeightModel weights, boolean degreeCorrected) {

  /// What a person reads.
  public String words() {
    return weights.words()
        + (degreeCorrected ? ", degree-corrected" : ", equal degrees in a block");
  }
}
