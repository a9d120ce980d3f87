package cajal.analyse.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Groups of blocks, groups of groups and so on, until one is left: a shorter way to tell how many
/// edges run between blocks (Peixoto 2014, doi:10.1103/PhysRevX.4.011047).
///
/// Given the counts between groups, all multigraphs of blocks with these counts are alike.
///
/// @param levels `[block]` for the first, `[group]` for the next, the group of each
/// @param cost in nats, of all counts between blocks
record UpperLevels(List<int[]> levels, double cost) {

  UpperLevels {
    levels = List.copyOf(levels);
  }

  /// Builds levels from below, each by joining the two groups that cost least.
  ///
  /// @param counts `[block * blocks + block]`, edges between two or inside one
  static UpperLevels of(int[] counts, int blocks, Counting counting) {
    List<int[]> levels = new ArrayList<>();
    double cost = 0;
    int[] here = counts;
    int size = blocks;
    while (size > 1) {
      Level level = level(here, size, counting);
      cost += level.cost();
      levels.add(level.groups());
      int groups = Arrays.stream(level.groups()).max().orElse(0) + 1;
      here = grouped(here, size, level.groups(), groups);
      size = groups;
    }
    return new UpperLevels(levels, cost);
  }

  private record Level(int[] groups, double cost) {}

  // All ways down from singletons to one group by the best joins; the one with the shortest
  // description, its own counts told flat, is kept.
  private static Level level(int[] counts, int blocks, Counting counting) {
    int edges = 0;
    for (int r = 0; r < blocks; r++) {
      for (int s = 0; s <= r; s++) {
        edges += counts[r * blocks + s];
      }
    }
    int[] groups = new int[blocks];
    Arrays.setAll(groups, i -> i);
    int[] best = new int[blocks];
    double bestCost = Double.POSITIVE_INFINITY;
    double bestOwn = 0;
    int[] between = counts.clone();
    int[] sizes = new int[blocks];
    Arrays.fill(sizes, 1);
    int count = blocks;
    while (true) {
      if (count < blocks || blocks == 1) {
        double own = own(between, sizes, count, blocks, counting);
        double whole = own + counting.multiset(count * (count + 1) / 2, edges);
        if (whole < bestCost) {
          bestCost = whole;
          bestOwn = own;
          best = groups.clone();
        }
      }
      if (count == 1) {
        return new Level(best, bestOwn);
      }
      int[] pair = bestJoin(between, sizes, count, counting);
      int keep = Math.min(pair[0], pair[1]);
      int gone = Math.max(pair[0], pair[1]);
      int[] map = new int[count];
      for (int g = 0; g < count; g++) {
        map[g] = g == gone ? keep : g > gone ? g - 1 : g;
      }
      between = grouped(between, count, map, count - 1);
      int[] nextSizes = new int[count - 1];
      for (int g = 0; g < count; g++) {
        nextSizes[map[g]] += sizes[g];
      }
      sizes = nextSizes;
      for (int i = 0; i < blocks; i++) {
        groups[i] = map[groups[i]];
      }
      count--;
    }
  }

  private static int[] bestJoin(int[] between, int[] sizes, int count, Counting counting) {
    double best = Double.POSITIVE_INFINITY;
    int[] pair = {0, 1};
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        double change = joinCost(between, sizes, count, a, b, counting);
        if (change < best) {
          best = change;
          pair[0] = a;
          pair[1] = b;
        }
      }
    }
    return pair;
  }

  private static double joinCost(int[] e, int[] n, int count, int a, int b, Counting counting) {
    double change = -counting.factorial(n[a] + n[b]);
    change += counting.factorial(n[a]) + counting.factorial(n[b]);
    int size = n[a] + n[b];
    for (int c = 0; c < count; c++) {
      if (c != a && c != b) {
        int ac = e[a * count + c];
        int bc = e[b * count + c];
        if (ac + bc > 0) {
          change +=
              counting.multiset(size * n[c], ac + bc)
                  - counting.multiset(n[a] * n[c], ac)
                  - counting.multiset(n[b] * n[c], bc);
        }
      }
    }
    int aa = e[a * count + a];
    int bb = e[b * count + b];
    int ab = e[a * count + b];
    return change
        + counting.multiset(size * (size + 1) / 2, aa + bb + ab)
        - counting.multiset(n[a] * (n[a] + 1) / 2, aa)
        - counting.multiset(n[b] * (n[b] + 1) / 2, bb)
        - counting.multiset(n[a] * n[b], ab);
  }

  private static double own(int[] e, int[] n, int count, int blocks, Counting counting) {
    double cost =
        counting.binomial(blocks - 1, count - 1)
            + counting.factorial(blocks)
            + counting.log(blocks);
    for (int a = 0; a < count; a++) {
      cost -= counting.factorial(n[a]);
      cost += counting.multiset(n[a] * (n[a] + 1) / 2, e[a * count + a]);
      for (int b = 0; b < a; b++) {
        cost += counting.multiset(n[a] * n[b], e[a * count + b]);
      }
    }
    return cost;
  }

  private static int[] grouped(int[] counts, int size, int[] groups, int groupCount) {
    int[] sums = new int[groupCount * groupCount];
    for (int r = 0; r < size; r++) {
      for (int s = 0; s <= r; s++) {
        int a = groups[r];
        int b = groups[s];
        sums[a * groupCount + b] += counts[r * size + s];
        if (a != b) {
          sums[b * groupCount + a] += counts[r * size + s];
        }
      }
    }
    return sums;
  }
}
