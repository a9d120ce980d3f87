package cajal.figure;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Position;
import cajal.connectome.morphology.Morphologies;
import cajal.connectome.morphology.Morphology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cells in the body as pieces of neurites and somata, around the middle of the body.
///
/// @param cells in their order
/// @param first `[cell + 1]`, first piece of each cell
/// @param pieces `[piece][x, y, z, x, y, z]`, µm: from parent to point
/// @param somata `[cell][x, y, z]`, µm; NaN where no place is known
public record BodyShape(List<Cell> cells, int[] first, double[][] pieces, double[][] somata) {

  private static final double MIDDLE_Y = 60;
  private static final double MIDDLE_Z = 0;

  public BodyShape {
    cells = List.copyOf(cells);
  }

  /// Cells with their shapes where there are any, else as somata alone; cells of which neither is
  /// known are left out.
  public static BodyShape of(List<Cell> cells, Morphologies shapes) {
    List<Cell> shown = new ArrayList<>();
    List<Integer> starts = new ArrayList<>(List.of(0));
    List<double[]> pieces = new ArrayList<>();
    List<double[]> somata = new ArrayList<>();
    for (Cell cell : cells) {
      Optional<Morphology> shape = shapes.of(cell.name());
      Optional<double[]> soma =
          shape.flatMap(BodyShape::soma).or(() -> cell.position().map(BodyShape::place));
      if (soma.isPresent()) {
        shown.add(cell);
        shape.ifPresent(morphology -> add(morphology, pieces));
        starts.add(pieces.size());
        somata.add(soma.get());
      }
    }
    return new BodyShape(
        shown,
        starts.stream().mapToInt(Integer::intValue).toArray(),
        pieces.toArray(double[][]::new),
        somata.toArray(double[][]::new));
  }

  private static Optional<double[]> soma(Morphology shape) {
    for (int i = 0; i < shape.points(); i++) {
      if (shape.part()[i] == Morphology.SOMA) {
        return Optional.of(place(shape, i));
      }
    }
    return Optional.empty();
  }

  private static double[] place(Position at) {
    return new double[] {at.xUm(), at.yUm() - MIDDLE_Y, at.zUm() - MIDDLE_Z};
  }

  private static double[] place(Morphology shape, int point) {
    return new double[] {
      shape.xUm()[point], shape.yUm()[point] - MIDDLE_Y, shape.zUm()[point] - MIDDLE_Z
    };
  }

  private static void add(Morphology shape, List<double[]> pieces) {
    for (int i = 0; i < shape.points(); i++) {
      int parent = shape.parent()[i];
      if (parent >= 0) {
        double[] from = place(shape, parent);
        double[] to = place(shape, i);
        pieces.add(new double[] {from[0], from[1], from[2], to[0], to[1], to[2]});
      }
    }
  }

  /// Number of cells.
  public int size() {
    return cells.size();
  }

  /// The outline of the body wall as seen from a side, as a closed polygon.
  ///
  /// The wall is taken as round in section; each section shows as wide as it is across the
  /// direction in which the body runs on paper.
  ///
  /// @return `[x0, y0, x1, y1, ...]` on paper, µm
  public static double[] wall(BodyTurn turn) {
    double[][] profile = WormBody.profile();
    int n = profile.length;
    double[][] middle = new double[n][3];
    for (int i = 0; i < n; i++) {
      double z = (profile[i][1] + profile[i][2]) / 2 - MIDDLE_Z;
      turn.project(0, profile[i][0] - MIDDLE_Y, z, middle[i]);
    }
    double[] outline = new double[4 * n];
    double[] left = new double[3];
    double[] up = new double[3];
    turn.project(1, 0, 0, left);
    turn.project(0, 0, 1, up);
    for (int i = 0; i < n; i++) {
      double[] before = middle[Math.max(0, i - 1)];
      double[] after = middle[Math.min(n - 1, i + 1)];
      double dx = after[0] - before[0];
      double dy = after[1] - before[1];
      double length = Math.hypot(dx, dy);
      double nx = length > 1e-9 ? -dy / length : 0;
      double ny = length > 1e-9 ? dx / length : 1;
      double radius = (profile[i][2] - profile[i][1]) / 2;
      double reach = radius * Math.hypot(nx * left[0] + ny * left[1], nx * up[0] + ny * up[1]);
      outline[2 * i] = middle[i][0] + reach * nx;
      outline[2 * i + 1] = middle[i][1] + reach * ny;
      int back = 2 * n - 1 - i;
      outline[2 * back] = middle[i][0] - reach * nx;
      outline[2 * back + 1] = middle[i][1] - reach * ny;
    }
    return outline;
  }

  /// Half of what the body covers on paper from any side, µm.
  public static double reach() {
    return 440;
  }

  /// Number of the cell whose soma, else whose nearest piece, lies nearest to a point on paper.
  ///
  /// @param within farthest distance, µm
  /// @return -1 where none is near
  public int nearest(BodyTurn turn, double x, double y, double within) {
    double[] at = new double[3];
    double[] to = new double[3];
    int best = -1;
    double least = within;
    for (int cell = 0; cell < size(); cell++) {
      turn.project(somata[cell], at);
      // A soma is what a person aims at.
      double distance = 0.5 * Math.hypot(at[0] - x, at[1] - y);
      if (distance < least) {
        least = distance;
        best = cell;
      }
    }
    for (int cell = 0; cell < size() && best < 0; cell++) {
      for (int k = first[cell]; k < first[cell + 1]; k++) {
        double[] p = pieces[k];
        turn.project(p[0], p[1], p[2], at);
        turn.project(p[3], p[4], p[5], to);
        double distance = distance(at, to, x, y);
        if (distance < least) {
          least = distance;
          best = cell;
        }
      }
    }
    return best;
  }

  private static double distance(double[] a, double[] b, double x, double y) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double square = dx * dx + dy * dy;
    double part = square == 0 ? 0 : Math.clamp(((x - a[0]) * dx + (y - a[1]) * dy) / square, 0, 1);
    return Math.hypot(a[0] + part * dx - x, a[1] + part * dy - y);
  }
}
