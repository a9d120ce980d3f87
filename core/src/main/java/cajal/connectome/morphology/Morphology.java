package cajal.connectome.morphology;

/// The shape of one neuron: points with radii, each joined to its parent.
///
/// @param cell name of the neuron
/// @param xUm `[point]`, µm
/// @param yUm `[point]`, µm
/// @param zUm `[point]`, µm
/// @param radiusUm `[point]`, µm
/// @param parent `[point]`, the index of the point that it is joined to; -1 for a root; may be
///   larger than the index of the point itself
/// @param part `[point]`, the code of SWC: 1 soma, 2 axon or neurite, 3 basal dendrite, 4 apical
///   dendrite, others by the maker of the file
public record Morphology(
    String cell,
    double[] xUm,
    double[] yUm,
    double[] zUm,
    double[] radiusUm,
    int[] parent,
    int[] part) {

  /// The code of a point of the soma.
  public static final int SOMA = 1;

  /// Number of points.
  public int points() {
    return xUm.length;
  }

  /// Number of trees: points without a parent.
  public int roots() {
    int roots = 0;
    for (int p : parent) {
      if (p < 0) {
        roots++;
      }
    }
    return roots;
  }

  /// Length of all pieces together, µm.
  public double lengthUm() {
    double length = 0;
    for (int i = 0; i < parent.length; i++) {
      length += pieceUm(i);
    }
    return length;
  }

  /// Distance of a point from its parent, µm; 0 for a root.
  public double pieceUm(int point) {
    int from = parent[point];
    if (from < 0) {
      return 0;
    }
    return Math.hypot(
        Math.hypot(xUm[point] - xUm[from], yUm[point] - yUm[from]), zUm[point] - zUm[from]);
  }
}
