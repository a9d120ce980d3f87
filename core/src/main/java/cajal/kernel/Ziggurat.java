package cajal.kernel;

import java.util.Arrays;

/// Standard normal numbers by the ziggurat of Marsaglia & Tsang (2000), doi:10.18637/jss.v005.i08:
/// the area below the density is covered by 256 layers of equal area, and 99 of 100 numbers are a
/// layer's width times a uniform number.
///
/// The layer and the uniform number come from different bits of one draw; what a rejection needs
/// beyond is drawn from a sequence that begins with it, so a number stays a pure function of the
/// draw. It costs a multiplication and a comparison, and the same bits on every machine.
final class Ziggurat {

  private static final int LAYERS = 256;

  // Where the lowest layer, which holds the tail, ends, and the area of each layer: for 256 layers,
  // from the paper.
  private static final double TAIL = 3.654152885361009;
  private static final double AREA = 0.00492867323399;

  private static final double SIGNED_UNIT = 0x1.0p-52;

  private static final double[] WIDTH = new double[LAYERS + 1];
  private static final double[] HEIGHT = new double[LAYERS + 1];

  static {
    // The lowest layer is a rectangle of the same area as itself and the tail.
    WIDTH[0] = AREA / density(TAIL);
    WIDTH[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      WIDTH[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / WIDTH[i - 1] + density(WIDTH[i - 1])));
    }
    WIDTH[LAYERS] = 0;
    for (int i = 1; i <= LAYERS; i++) {
      HEIGHT[i] = density(WIDTH[i]);
    }
  }

  private Ziggurat() {}

  /// Widths of the layers, then the densities there, for code that cannot reach them here.
  static double[] table() {
    double[] table = Arrays.copyOf(WIDTH, WIDTH.length + HEIGHT.length);
    System.arraycopy(HEIGHT, 0, table, WIDTH.length, HEIGHT.length);
    return table;
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /// The number that belongs to 64 random bits.
  static double normal(long bits) {
    int layer = (int) bits & (LAYERS - 1);
    double x = ((bits >> 11) + 0.5) * SIGNED_UNIT * WIDTH[layer];
    return Math.abs(x) < WIDTH[layer + 1] ? x : rejected(bits, layer, x);
  }

  // The uniform number fell beyond the width of the next layer: into the tail, or between the two
  // widths, where the density decides.
  private static double rejected(long first, int firstLayer, double firstX) {
    long bits = first;
    int layer = firstLayer;
    double x = firstX;
    while (true) {
      bits = Draw.next(bits);
      if (layer == 0) {
        return Math.copySign(tail(bits), x);
      }
      double height = HEIGHT[layer] + Draw.uniform(bits) * (HEIGHT[layer + 1] - HEIGHT[layer]);
      if (height < density(x)) {
        return x;
      }
      bits = Draw.next(bits);
      layer = (int) bits & (LAYERS - 1);
      x = ((bits >> 11) + 0.5) * SIGNED_UNIT * WIDTH[layer];
      if (Math.abs(x) < WIDTH[layer + 1]) {
        return x;
      }
    }
  }

  // Marsaglia (1964), doi:10.1080/00401706.1964.10490150.
  private static double tail(long first) {
    long bits = first;
    while (true) {
      double x = -StrictMath.log(1 - Draw.uniform(bits)) / TAIL;
      bits = Draw.next(bits);
      double y = -StrictMath.log(1 - Draw.uniform(bits));
      bits = Draw.next(bits);
      if (2 * y > x * x) {
        return TAIL + x;
      }
    }
  }
}
