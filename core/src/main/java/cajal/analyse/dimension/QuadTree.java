package cajal.analyse.dimension;

import java.util.Arrays;

/// Points of a plane in squares within squares, by which far ones act together (Barnes & Hut 1986,
/// doi:10.1038/324446a0).
final class QuadTree {

  private static final int DEEPEST = 48;

  private double[] x;
  private double[] y;
  private int[] points;
  private int[] child;
  private double[] half;
  private int nodes;
  private final double rootX;
  private final double rootY;

  /// @param places `[2 * point]`, x and y in turn
  QuadTree(double[] places) {
    double lowX = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < places.length; i += 2) {
      lowX = Math.min(lowX, places[i]);
      highX = Math.max(highX, places[i]);
      lowY = Math.min(lowY, places[i + 1]);
      highY = Math.max(highY, places[i + 1]);
    }
    int room = Math.max(16, 2 * places.length);
    x = new double[room];
    y = new double[room];
    points = new int[room];
    child = new int[4 * room];
    half = new double[room];
    rootX = 0.5 * (lowX + highX);
    rootY = 0.5 * (lowY + highY);
    int root = node(0.5 * Math.max(highX - lowX, highY - lowY) + 1e-9);
    for (int i = 0; i + 1 < places.length; i += 2) {
      insert(root, places[i], places[i + 1]);
    }
  }

  private int node(double size) {
    if (nodes == points.length) {
      x = Arrays.copyOf(x, 2 * nodes);
      y = Arrays.copyOf(y, 2 * nodes);
      points = Arrays.copyOf(points, 2 * nodes);
      half = Arrays.copyOf(half, 2 * nodes);
      child = Arrays.copyOf(child, 8 * nodes);
    }
    half[nodes] = size;
    return nodes++;
  }

  // Centres of mass are kept as means on the way down; a leaf that gets a second point splits.
  private void insert(int root, double px, double py) {
    int node = root;
    double cx = rootX;
    double cy = rootY;
    for (int depth = 0; ; depth++) {
      boolean leaf = points[node] > 0 && isLeaf(node);
      double ownX = x[node];
      double ownY = y[node];
      int own = points[node];
      points[node]++;
      x[node] += (px - x[node]) / points[node];
      y[node] += (py - y[node]) / points[node];
      if (own == 0 || (leaf && (depth == DEEPEST || (ownX == px && ownY == py)))) {
        return;
      }
      if (leaf) {
        int moved = childAt(node, quadrant(ownX, ownY, cx, cy));
        points[moved] = own;
        x[moved] = ownX;
        y[moved] = ownY;
      }
      int quadrant = quadrant(px, py, cx, cy);
      double quarter = 0.5 * half[node];
      cx += (quadrant & 1) == 1 ? quarter : -quarter;
      cy += (quadrant & 2) == 2 ? quarter : -quarter;
      node = childAt(node, quadrant);
    }
  }

  private boolean isLeaf(int node) {
    int at = 4 * node;
    return child[at] == 0 && child[at + 1] == 0 && child[at + 2] == 0 && child[at + 3] == 0;
  }

  private static int quadrant(double px, double py, double cx, double cy) {
    return (px >= cx ? 1 : 0) + (py >= cy ? 2 : 0);
  }

  private int childAt(int node, int quadrant) {
    if (child[4 * node + quadrant] == 0) {
      int made = node(0.5 * half[node]);
      child[4 * node + quadrant] = made;
    }
    return child[4 * node + quadrant];
  }

  /// Adds up the repulsion of all other points on one.
  ///
  /// @param theta squares that look smaller than this act as one point; 0 for exact sums
  /// @param sums modified: x and y of the sum of q^2 (place - other), and the sum of q, where q = 1
  ///   / (1 + squared distance)
  /// @param stack of at least 256 nodes, overwritten
  void repel(double px, double py, double theta, double[] sums, int[] stack) {
    int top = 0;
    stack[top++] = 0;
    while (top > 0) {
      int node = stack[--top];
      double dx = px - x[node];
      double dy = py - y[node];
      double squared = dx * dx + dy * dy;
      double width = 2 * half[node];
      boolean leaf = isLeaf(node);
      if (leaf || width * width < theta * theta * squared) {
        // A point is no other of itself.
        int others = leaf && squared == 0 ? points[node] - 1 : points[node];
        double q = 1 / (1 + squared);
        sums[0] += others * q * q * dx;
        sums[1] += others * q * q * dy;
        sums[2] += others * q;
      } else {
        for (int c = 0; c < 4; c++) {
          int next = child[4 * node + c];
          if (next != 0) {
            stack[top++] = next;
          }
        }
      }
    }
  }
}
