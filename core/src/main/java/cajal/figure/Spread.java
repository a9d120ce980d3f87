package cajal.figure;

/// Moves labels apart along one direction.
final class Spread {

  private Spread() {}

  /// Positions at least a distance apart and as near to the wanted ones as passes of mutual
  /// displacement bring them.
  ///
  /// @param wanted ascending
  /// @param low smallest position allowed
  /// @param high largest position allowed
  static double[] apart(double[] wanted, double distance, double low, double high) {
    double[] placed = wanted.clone();
    int n = placed.length;
    double half = distance / 2;
    // Down with the least shift, then back up from the far end: each pass keeps the order.
    for (int i = 0; i < n; i++) {
      double least = i == 0 ? low + half : placed[i - 1] + distance;
      placed[i] = Math.max(placed[i], least);
    }
    for (int i = n - 1; i >= 0; i--) {
      double most = i == n - 1 ? high - half : placed[i + 1] - distance;
      placed[i] = Math.min(placed[i], most);
    }
    return placed;
  }
}
