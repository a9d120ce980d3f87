package cajal.analyse.tensor;

/// One factorisation of a tensor.
///
/// @param model what it says of the tensor; components have unit columns, the largest comes first
/// @param errors after each sweep, over the cells that are seen: norm of the difference over the
///   norm of the cells; of the least divergence, the divergence over that of the mean
/// @param converged whether it ended because it no longer improved
public record Fit(Model model, double[] errors, boolean converged) {

  /// The model as a sum of outer products.
  ///
  /// @throws IllegalStateException of a Tucker decomposition
  public Components components() {
    if (model instanceof Components components) {
      return components;
    }
    throw new IllegalStateException("a Tucker decomposition is no sum of outer products");
  }

  /// Error at the end.
  public double error() {
    return errors[errors.length - 1];
  }
}
