package cajal.analyse.tensor;

/// What a factorisation says of a tensor.
public sealed interface Model permits Components, Tucker {

  /// Length of each mode of the tensor.
  int[] shape();

  /// Number of columns of a mode's factor.
  int columns(int mode);

  /// One column of a mode's factor.
  ///
  /// @return `[index]`
  double[] factor(int mode, int column);

  /// What the model says of one cell.
  ///
  /// @param cell row-major index
  double at(int cell);
}
