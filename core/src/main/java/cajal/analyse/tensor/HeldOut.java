package cajal.analyse.tensor;

/// How well a model foretells cells that it has not seen.
public final class HeldOut {

  private HeldOut() {}

  /// Relative error over the hidden cells.
  public static double error(Tensor truth, Mask hidden, Model model) {
    double squared = 0;
    double norm = 0;
    for (int cell : hidden.cells()) {
      double value = truth.at(cell);
      double difference = value - model.at(cell);
      squared += difference * difference;
      norm += value * value;
    }
    return Math.sqrt(squared / norm);
  }
}
