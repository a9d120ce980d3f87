package cajal.connectome.measure;

import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts how often each connected pattern of three and of four cells occurs.
///
/// Every connected set of cells is met once (ESU: Wernicke 2006, doi:10.1109/TCBB.2006.51), with
/// sets of cells as bits; the last cell is only counted, never entered.
final class MotifCensus {

  /// The connected patterns of three cells, then those of four.
  static final List<Pattern> PATTERNS = new ArrayList<>();

  /// `[code]`, index of the pattern, by the codes of the pairs 1-2, 1-3 and 2-3; -1 where the cells
  /// are not connected.
  private static final int[] OF_THREE = patterns(3);

  /// The same by the pairs 1-2, 1-3, 2-3, 1-4, 2-4 and 3-4.
  private static final int[] OF_FOUR = patterns(4);

  /// A pattern of connections among a few cells that are not told apart.
  ///
  /// @param cells how many
  /// @param id smallest number over all numberings of the cells, of which bit i n + j says whether
  ///   the i-th connects to the j-th: 38 is the feed-forward loop of three, 204 the bi-fan
  /// @param code one of its codes
  record Pattern(int cells, int id, int code) {

    /// Connections such as `1→2, 1→3`, in the numbering of the id.
    String connections() {
      List<String> arrows = new ArrayList<>();
      for (int bit = 0; bit < cells * cells; bit++) {
        if ((id >> bit & 1) != 0) {
          arrows.add((bit / cells + 1) + "→" + (bit % cells + 1));
        }
      }
      return String.join(", ", arrows);
    }
  }

  private static int[] patterns(int cells) {
    int codes = 1 << (cells * (cells - 1));
    int[] idOf = new int[codes];
    for (int code = 0; code < codes; code++) {
      idOf[code] = id(code, cells);
    }
    int[] ids = Arrays.stream(idOf).filter(id -> id >= 0).sorted().distinct().toArray();
    int first = PATTERNS.size();
    for (int id : ids) {
      int code = 0;
      while (idOf[code] != id) {
        code++;
      }
      PATTERNS.add(new Pattern(cells, id, code));
    }
    return Arrays.stream(idOf)
        .map(id -> id < 0 ? -1 : first + Arrays.binarySearch(ids, id))
        .toArray();
  }

  /// Smallest matrix over all numberings; -1 where the cells are not connected.
  private static int id(int code, int cells) {
    boolean[][] to = new boolean[cells][cells];
    int at = 0;
    for (int j = 1; j < cells; j++) {
      for (int i = 0; i < j; i++) {
        int dyad = code >> at & 3;
        to[i][j] = (dyad & 1) != 0;
        to[j][i] = (dyad & 2) != 0;
        at += 2;
      }
    }
    return connected(to) ? smallest(to, new int[cells], 0) : -1;
  }

  private static boolean connected(boolean[][] to) {
    int reached = 1;
    for (int pass = 0; pass < to.length; pass++) {
      for (int i = 0; i < to.length; i++) {
        for (int j = 0; j < to.length; j++) {
          if ((reached >> i & 1) != 0 && (to[i][j] || to[j][i])) {
            reached |= 1 << j;
          }
        }
      }
    }
    return reached == (1 << to.length) - 1;
  }

  private static int smallest(boolean[][] to, int[] order, int placed) {
    int cells = to.length;
    if (placed == cells) {
      int bits = 0;
      for (int i = 0; i < cells; i++) {
        for (int j = 0; j < cells; j++) {
          bits |= to[order[i]][order[j]] ? 1 << (i * cells + j) : 0;
        }
      }
      return bits;
    }
    int best = Integer.MAX_VALUE;
    for (int cell = 0; cell < cells; cell++) {
      int candidate = cell;
      if (Arrays.stream(order, 0, placed).noneMatch(o -> o == candidate)) {
        order[placed] = cell;
        best = Math.min(best, smallest(to, order, placed + 1));
      }
    }
    return best;
  }

  private final Progress progress;
  private final Dyads dyads;
  private final int size;
  private final int words;
  private final long[][] near;
  private final long[] three = new long[64];
  private final long[] four = new long[4096];

  private MotifCensus(Adjacency adjacency, Progress progress) {
    this.progress = progress;
    dyads = new Dyads(adjacency);
    size = adjacency.size();
    words = (size + 63) >>> 6;
    near = new long[size][words];
    Adjacency undirected = adjacency.undirected();
    for (int cell = 0; cell < size; cell++) {
      for (int i = undirected.outStart[cell]; i < undirected.outStart[cell + 1]; i++) {
        near[cell][undirected.target[i] >>> 6] |= 1L << undirected.target[i];
      }
    }
  }

  /// `[pattern]`, how often each occurs among cells without regard to further connections outside.
  ///
  /// @param most 3 to leave out patterns of four cells (which then count 0), or 4
  static double[] of(Adjacency adjacency, int most, Progress progress) {
    MotifCensus census = new MotifCensus(adjacency, progress);
    for (int cell = 0; cell < census.size; cell++) {
      progress.orStop();
      census.first(cell, most);
    }
    double[] counts = new double[PATTERNS.size()];
    add(census.three, OF_THREE, counts);
    add(census.four, OF_FOUR, counts);
    return counts;
  }

  private static void add(long[] byCode, int[] pattern, double[] counts) {
    for (int code = 0; code < byCode.length; code++) {
      if (byCode[code] > 0) {
        counts[pattern[code]] += byCode[code];
      }
    }
  }

  private void first(int v, int most) {
    long[] later = new long[words];
    for (int word = v >>> 6; word < words; word++) {
      later[word] = word == v >>> 6 ? -1L << v << 1 : -1L;
    }
    if ((v & 63) == 63) {
      later[v >>> 6] = 0;
    }
    long[] open = and(near[v], later);
    long[] closed = near[v].clone();
    closed[v >>> 6] |= 1L << v;
    for (int a = next(open, 0); a >= 0; a = next(open, a + 1)) {
      progress.orStop();
      open[a >>> 6] &= ~(1L << a);
      second(v, a, new Sets(open, closed, later), most);
    }
  }

  /// Cells that may still be added, cells that are in the set or next to it, and cells that may be
  /// added at all.
  private record Sets(long[] open, long[] closed, long[] later) {}

  private void second(int v, int a, Sets sets, int most) {
    long[] open = new long[words];
    long[] closed = new long[words];
    for (int word = 0; word < words; word++) {
      open[word] = sets.open[word] | (near[a][word] & ~sets.closed[word] & sets.later[word]);
      closed[word] = sets.closed[word] | near[a][word];
    }
    byte[] ofV = dyads.of(v);
    byte[] ofA = dyads.of(a);
    for (int b = next(open, 0); b >= 0; b = next(open, b + 1)) {
      open[b >>> 6] &= ~(1L << b);
      int code = ofV[a] | ofV[b] << 2 | ofA[b] << 4;
      three[code]++;
      if (most > 3) {
        byte[] ofB = dyads.of(b);
        long[] nearB = near[b];
        for (int word = 0; word < words; word++) {
          long last = open[word] | (nearB[word] & ~closed[word] & sets.later[word]);
          while (last != 0) {
            int w = (word << 6) + Long.numberOfTrailingZeros(last);
            last &= last - 1;
            four[code | ofV[w] << 6 | ofA[w] << 8 | ofB[w] << 10]++;
          }
        }
      }
    }
  }

  private static long[] and(long[] one, long[] other) {
    long[] both = new long[one.length];
    Arrays.setAll(both, word -> one[word] & other[word]);
    return both;
  }

  private static int next(long[] set, int from) {
    int word = from >>> 6;
    if (word >= set.length) {
      return -1;
    }
    long left = set[word] & (-1L << from);
    while (left == 0) {
      if (++word == set.length) {
        return -1;
      }
      left = set[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(left);
  }
}
