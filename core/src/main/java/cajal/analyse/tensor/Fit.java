package cajal.analyse.tensor;

/// One factorisation of a tensor.
///
/// @param components the model, with unit columns and the largest component first
/// @param errors relative error after each sweep, over observed cells
/// @param converged whether it ended because it no longer improved
public record Fit(Components components, double[] errors, boolean converged) {

  /// Relative error at the end: norm of the difference over the norm of the observed cells.
  public double error() {
    return errors[errors.length - 1];
  }
}
