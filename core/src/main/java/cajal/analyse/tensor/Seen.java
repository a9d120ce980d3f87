package cajal.analyse.tensor;

/// A tensor whose hidden cells are filled with what a model says of them
/// (expectation-maximisation); they begin with the mean of those that are seen.
final class Seen {

  private final Tensor tensor;
  private final Mask mask;
  private final double observedNorm;
  private double squaredNorm;

  /// @param tensor is copied where cells are hidden, which may hold anything, such as NaN
  Seen(Tensor tensor, Mask mask) {
    this.mask = mask;
    this.tensor = mask.cells().length == 0 ? tensor : tensor.copy();
    for (int cell : mask.cells()) {
      this.tensor.put(cell, 0);
    }
    double observed = this.tensor.squaredNorm();
    observedNorm = Math.sqrt(observed);
    squaredNorm = observed;
    if (mask.cells().length > 0) {
      double sum = 0;
      for (int cell = 0; cell < tensor.cells(); cell++) {
        sum += this.tensor.at(cell);
      }
      double mean = sum / Math.max(1, tensor.cells() - mask.cells().length);
      for (int cell : mask.cells()) {
        this.tensor.put(cell, mean);
        double held = this.tensor.at(cell);
        squaredNorm += held * held;
      }
    }
  }

  /// With hidden cells filled.
  Tensor tensor() {
    return tensor;
  }

  boolean hides() {
    return mask.cells().length > 0;
  }

  /// Of the filled tensor.
  double squaredNorm() {
    return squaredNorm;
  }

  /// Norm of the cells that are seen.
  double observedNorm() {
    return observedNorm;
  }

  /// Fills hidden cells anew.
  ///
  /// @return what they had added to the squared error
  double refill(Model model) {
    double added = 0;
    for (int cell : mask.cells()) {
      double before = tensor.at(cell);
      double now = model.at(cell);
      added += (before - now) * (before - now);
      tensor.put(cell, now);
      double held = tensor.at(cell);
      squaredNorm += held * held - before * before;
    }
    return added;
  }
}
