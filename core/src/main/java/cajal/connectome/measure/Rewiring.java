package cajal.connectome.measure;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Arrays;

/// Random graphs with the degrees of a given one: two connections at a time exchange their ends, as
/// long as none comes to stand twice or ends where it begins.
///
/// Maslov & Sneppen 2002, doi:10.1126/science.1065103. Weights travel with their connections, so
/// that a cell's outgoing weights stay its own.
final class Rewiring {

  private static final int SWAPS_PER_CONNECTION = 10;
  private static final int TRIES_PER_SWAP = 10;

  /// A bit for each pair of cells then takes 200 MB.
  private static final int MOST_CELLS = 40_000;

  private final Adjacency original;
  private final Draws draws;
  private final Aim aim;
  private final int[] from;
  private final int[] to;
  private final double[] weight;
  private final double[] backWeight;
  private final int size;
  private final int[] place;
  private final long[] present;
  private int pairs;

  /// What random graphs are to be like, beyond their degrees.
  enum Aim {
    /// Like nothing else.
    RANDOM,
    /// Each cell has as many connections that are answered as in the original.
    RECIPROCAL,
    /// Cells stand on a ring in random order, and connections are short on it.
    LATTICE
  }

  private Rewiring(Adjacency original, Aim aim, Draws draws) {
    if (original.size() > MOST_CELLS) {
      throw new ProblemException(
          Problem.error(
              null,
              "Random graphs of more than " + MOST_CELLS + " cells are not drawn.",
              "Ask for 0 random graphs, or choose some of the cells."));
    }
    this.original = original;
    this.draws = draws;
    this.aim = aim;
    size = original.size();
    place = new int[size];
    Arrays.setAll(place, cell -> cell);
    if (aim == Aim.LATTICE) {
      draws.shuffle(place);
    }
    int entries = original.target.length;
    from = new int[entries];
    to = new int[entries];
    weight = new double[entries];
    backWeight = new double[entries];
    present = new long[(int) (((long) size * size + 63) >>> 6)];
  }

  /// A random graph in which every cell has as many connections in and out as in the original.
  static Adjacency of(Adjacency original, Aim aim, Draws draws) {
    Rewiring rewiring = new Rewiring(original, aim, draws);
    int count = rewiring.fill();
    int pairs = rewiring.pairs;
    rewiring.swap(0, pairs, true);
    rewiring.swap(pairs, count, false);
    return rewiring.result(count);
  }

  /// Pairs that are connected both ways come first, as one entry each, where they are to stay
  /// pairs; then connections, each an entry.
  private int fill() {
    boolean inPairs = aim == Aim.RECIPROCAL || original.isSymmetric();
    for (int cell = 0; inPairs && cell < size; cell++) {
      for (int i = original.outStart[cell]; i < original.outStart[cell + 1]; i++) {
        int other = original.target[i];
        int back = cell < other ? original.index(other, cell) : -1;
        if (back >= 0) {
          from[pairs] = cell;
          to[pairs] = other;
          weight[pairs] = original.outWeight[i];
          backWeight[pairs++] = original.outWeight[back];
          set(cell, other, true);
          set(other, cell, true);
        }
      }
    }
    int count = pairs;
    for (int cell = 0; cell < size; cell++) {
      for (int i = original.outStart[cell]; i < original.outStart[cell + 1]; i++) {
        int other = original.target[i];
        if (!has(cell, other)) {
          from[count] = cell;
          to[count] = other;
          weight[count++] = original.outWeight[i];
          set(cell, other, true);
        }
      }
    }
    return count;
  }

  private void swap(int first, int end, boolean bothWays) {
    int count = end - first;
    if (count < 2) {
      return;
    }
    long swaps = (long) SWAPS_PER_CONNECTION * count;
    long tries = swaps * TRIES_PER_SWAP;
    for (long done = 0; done < swaps && tries > 0; tries--) {
      int one = first + draws.below(count);
      int two = first + draws.below(count);
      if (bothWays && draws.coin()) {
        turn(two);
      }
      int a = from[one];
      int b = to[one];
      int c = from[two];
      int d = to[two];
      if (a == d || c == b || a == c || b == d || has(a, d) || has(c, b)) {
        continue;
      }
      boolean answered = aim == Aim.RECIPROCAL && !bothWays && (has(d, a) || has(b, c));
      boolean longer =
          aim == Aim.LATTICE && onRing(a, d) + onRing(c, b) > onRing(a, b) + onRing(c, d);
      if (answered || longer) {
        continue;
      }
      set(a, b, false);
      set(c, d, false);
      set(a, d, true);
      set(c, b, true);
      if (bothWays) {
        set(b, a, false);
        set(d, c, false);
        set(d, a, true);
        set(b, c, true);
      }
      to[one] = d;
      to[two] = b;
      done++;
    }
  }

  private int onRing(int one, int other) {
    int apart = Math.abs(place[one] - place[other]);
    return Math.min(apart, size - apart);
  }

  private void turn(int pair) {
    int cell = from[pair];
    from[pair] = to[pair];
    to[pair] = cell;
    double there = weight[pair];
    weight[pair] = backWeight[pair];
    backWeight[pair] = there;
  }

  private Adjacency result(int count) {
    Edges edges = new Edges(size);
    for (int i = 0; i < count; i++) {
      edges.add(from[i], to[i], weight[i]);
      if (i < pairs && !original.isSymmetric()) {
        edges.add(to[i], from[i], backWeight[i]);
      }
    }
    return original.isSymmetric() ? edges.symmetric() : edges.directed();
  }

  private boolean has(int one, int other) {
    long bit = (long) one * size + other;
    return (present[(int) (bit >>> 6)] >>> bit & 1) != 0;
  }

  private void set(int one, int other, boolean there) {
    long bit = (long) one * size + other;
    int word = (int) (bit >>> 6);
    present[word] = there ? present[word] | 1L << bit : present[word] & ~(1L << bit);
  }
}
