package cajal.figure;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Position;
import cajal.figure.Notation.Spot;
import cajal.network.ConnectionRule;
import cajal.network.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Where the neurons of a connectome stand on the canvas and in figures, around the middle of the
/// body, and which of them are joined.
///
/// @param cells neurons in the order of the dataset
/// @param x canvas units, to the tail
/// @param y canvas units, downwards
/// @param edges connections between neurons
public record ConnectomeMap(List<Cell> cells, double[] x, double[] y, List<Edge> edges) {

  /// Radius of a cell, canvas units.
  public static final double DOT = 3.5;

  /// Width of the rim in the colour of the background that tells neighbouring cells apart.
  public static final double RIM = 0.8;

  private static final String UNKNOWN = "unknown";
  private static final List<String> TYPES = List.of("sensory", "interneuron", "motor", UNKNOWN);
  // A stimulus to more cells than these concerns the body rather than a place in it.
  private static final int FEW = 12;
  private static final double APART = 7.6;
  private static final int ROUNDS = 500;
  // In the last rounds cells are only pushed apart, no longer pulled home.
  private static final int HOMING = 60;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  /// A connection between two neurons, by their numbers.
  public record Edge(int from, int to, boolean electrical, boolean inhibitory, double weight) {}

  /// All neurons.
  public static ConnectomeMap of(Connectome connectome) {
    return among(connectome, connectome.neurons());
  }

  /// Some cells.
  ///
  /// @param names of cells, in the order of a population; empty for all neurons
  public static ConnectomeMap of(Connectome connectome, List<String> names) {
    if (names.isEmpty()) {
      return of(connectome);
    }
    Map<String, Cell> known = new HashMap<>();
    connectome.cells().forEach(cell -> known.put(cell.name(), cell));
    return among(connectome, names.stream().map(known::get).filter(Objects::nonNull).toList());
  }

  private static ConnectomeMap among(Connectome connectome, List<Cell> cells) {
    double[] x = new double[cells.size()];
    double[] y = new double[cells.size()];
    Map<String, Integer> numbers = new HashMap<>();
    int homeless = 0;
    for (int i = 0; i < cells.size(); i++) {
      numbers.put(cells.get(i).name(), i);
      if (cells.get(i).position().isPresent()) {
        Position at = cells.get(i).position().get();
        x[i] = WormBody.x(at.yUm());
        y[i] = WormBody.y(at.zUm());
      } else {
        // A sunflower's pattern spreads cells whose place nobody knows.
        double radius = 12 * Math.sqrt(homeless + 0.5);
        x[i] = radius * Math.cos(homeless * GOLDEN_ANGLE);
        y[i] = radius * Math.sin(homeless * GOLDEN_ANGLE);
        homeless++;
      }
    }
    spread(x, y);
    return new ConnectomeMap(cells, x, y, edges(connectome, numbers, cells));
  }

  private static List<Edge> edges(
      Connectome connectome, Map<String, Integer> numbers, List<Cell> cells) {
    List<Edge> edges = new ArrayList<>();
    for (Connectome.Connection c : connectome.connections()) {
      Integer from = numbers.get(c.pre());
      Integer to = numbers.get(c.post());
      if (from != null && to != null && !from.equals(to)) {
        boolean gaba = cells.get(from).transmitters().contains("GABA");
        edges.add(new Edge(from, to, c.electrical(), gaba, c.weight()));
      }
    }
    return edges;
  }

  // Left and right partners share a place when seen from the side; cells that would cover each
  // other are pushed apart a little, always in the same order, so that the picture never changes.
  private static void spread(double[] x, double[] y) {
    double[] homeX = x.clone();
    double[] homeY = y.clone();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < x.length; i++) {
        for (int j = i + 1; j < x.length; j++) {
          double dx = x[j] - x[i];
          double dy = y[j] - y[i];
          if (Math.abs(dx) >= APART || Math.abs(dy) >= APART) {
            continue;
          }
          double distance = Math.hypot(dx, dy);
          if (distance >= APART) {
            continue;
          }
          if (distance < 1e-6) {
            dx = Math.cos(j * GOLDEN_ANGLE);
            dy = Math.sin(j * GOLDEN_ANGLE);
            distance = 1;
          }
          double push = (APART - Math.min(distance, APART)) / 2 * 0.8 / distance;
          x[i] -= dx * push;
          y[i] -= dy * push;
          x[j] += dx * push;
          y[j] += dy * push;
        }
      }
      for (int i = 0; i < x.length; i++) {
        if (round < HOMING) {
          x[i] += (homeX[i] - x[i]) * 0.04;
          y[i] += (homeY[i] - y[i]) * 0.04;
        }
        // No cell is pushed out of the body.
        x[i] = Math.clamp(x[i], APART - WormBody.halfLength(), WormBody.halfLength() - APART);
        y[i] = Math.clamp(y[i], WormBody.yAt(x[i], 0.97), WormBody.yAt(x[i], 0.03));
      }
    }
  }

  /// Number of the nearest cell within reach; -1 if there is none.
  public int cellAt(double atX, double atY, double reach) {
    int nearest = -1;
    double best = reach;
    for (int i = 0; i < x.length; i++) {
      double distance = Math.hypot(x[i] - atX, y[i] - atY);
      if (distance <= best) {
        best = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /// Number of a cell by its name; -1 if there is none of that name.
  public int number(String name) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// The shape from which a wire leaves the body, or at which it ends: where chosen cells are, if
  /// they are few, else the body wall on the side of the other end.
  ///
  /// @param x middle of the body on the canvas
  /// @param towardsX a point in the direction of the other end
  public Spot anchor(double x, double y, Projection projection, double towardsX, double towardsY) {
    if (projection.rule() instanceof ConnectionRule.Chosen rule) {
      List<Integer> numbers =
          rule.cells().stream().map(this::number).filter(number -> number >= 0).toList();
      if (!numbers.isEmpty() && numbers.size() <= FEW) {
        double cellX = numbers.stream().mapToDouble(i -> this.x[i]).average().orElse(0);
        double cellY = numbers.stream().mapToDouble(i -> this.y[i]).average().orElse(0);
        return Spot.pointer(x + cellX, y + cellY);
      }
    }
    return wall(x, y, towardsX, towardsY);
  }

  /// The point of the body wall that faces a direction.
  public static Spot wall(double x, double y, double towardsX, double towardsY) {
    double most = WormBody.halfLength() * 0.92;
    double along = Math.clamp(towardsX - x, -most, most);
    double middle = y + WormBody.yAt(along, 0.5);
    double across = WormBody.yAt(along, towardsY > middle ? -0.06 : 1.06);
    return Spot.pointer(x + along, y + across);
  }

  /// What is shown, such as `302 neurons · 4,764 connections`.
  public String summary() {
    return String.format(Locale.ROOT, "%,d neurons · %,d connections", cells.size(), edges.size());
  }

  /// The types of cells with their numbers, in the order of the legend.
  public Map<String, Integer> types() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    TYPES.forEach(type -> counts.put(type, 0));
    cells.forEach(cell -> counts.merge(type(cell), 1, Integer::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static String type(Cell cell) {
    return cell.type().isEmpty() ? UNKNOWN : cell.type();
  }

  /// Colour of a cell by what it does.
  public static int colour(Cell cell, Palette palette) {
    return colour(type(cell), palette);
  }

  /// Colour of a type of cells.
  public static int colour(String type, Palette palette) {
    return switch (type) {
      case "sensory" -> palette.cycle(2);
      case "interneuron" -> palette.cycle(0);
      case "motor" -> palette.cycle(1);
      default -> palette.of(NodeKind.RECORDER);
    };
  }
}
