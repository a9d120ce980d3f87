package cajal.compile;

/// From where sources lie to where targets lie, µm.
///
/// @param period size of the area in each direction, where displacements go around its edges;
///   otherwise 0
record Displacements(Places sources, Places targets, double[] period) {

  /// @param periodic whether displacements go around the edges of the targets' area
  static Displacements of(Places sources, Places targets, boolean periodic) {
    double[] extent = targets.extentUm();
    return new Displacements(
        sources, targets, periodic && extent != null ? extent : new double[targets.dimensions()]);
  }

  /// In one direction; 0 in the third one of a plane.
  double along(int direction, int source, int target) {
    if (direction >= targets.dimensions()) {
      return 0;
    }
    double far = targets.coordinate()[direction][target] - sources.coordinate()[direction][source];
    double around = period[direction];
    return around > 0 ? far - around * Math.rint(far / around) : far;
  }

  double distance(int source, int target) {
    double x = along(0, source, target);
    double y = along(1, source, target);
    double z = along(2, source, target);
    return Math.sqrt(x * x + y * y + z * z);
  }
}
