package cajal.analyse.community;

import cajal.analyse.partition.Agreement;
import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Looks for the partition of the shortest description: joins blocks from single nodes down, lets
/// nodes move in between, then splits and joins again (Peixoto 2014,
/// doi:10.1103/PhysRevE.89.012804; 2020, doi:10.1103/PhysRevE.102.012305).
final class BlockSearch {

  private static final double SHRINK = 1.5;
  private static final int CANDIDATES = 10;
  private static final int FEW_BLOCKS = 14;
  private static final int MOST_SWEEPS = 30;
  private static final int FIRST_BLOCKS = 400;
  private static final double GAIN = 1e-9;
  private static final double HOPE = 15;

  private final Costs costs;
  private final WeightedGraph graph;
  private final RandomSequence random;

  /// A partition and the length of its nested description.
  ///
  /// @param labels `[node]`
  record Found(int[] labels, int blocks, double length) {}

  BlockSearch(Costs costs, RandomSequence random) {
    this.costs = costs;
    graph = costs.graph();
    this.random = random;
  }

  /// The best partition that this search finds.
  ///
  /// @param rounds of splitting and joining
  Found run(int rounds, Progress progress) {
    List<Found> path = new ArrayList<>();
    BlockState state = new BlockState(costs, firstLabels());
    while (true) {
      progress.orStop();
      sweep(state, MOST_SWEEPS);
      path.add(found(state));
      int blocks = state.blocks();
      if (blocks == 1) {
        break;
      }
      state = joined(state, blocks > FEW_BLOCKS ? (int) (blocks / SHRINK) : blocks - 1);
    }
    Found best = refined(path, progress);
    for (int round = 0; round < rounds; round++) {
      progress.orStop();
      progress.at((double) round / rounds, "splitting and joining");
      best = splitAndJoin(best);
    }
    return best;
  }

  private int[] firstLabels() {
    int[] labels = new int[graph.nodes()];
    Arrays.setAll(labels, i -> i % FIRST_BLOCKS);
    return labels;
  }

  private Found found(BlockState state) {
    return new Found(state.labels(), state.blocks(), length(state));
  }

  private double length(BlockState state) {
    int blocks = state.blocks();
    DescriptionLength flat = state.flat();
    // Where the upper levels would take long, blocks are far too many in any case.
    if (blocks > 64) {
      return flat.total();
    }
    return flat.total() - flat.edges() + upper(state).cost();
  }

  UpperLevels upper(BlockState state) {
    int blocks = state.blocks();
    int[] counts = new int[blocks * blocks];
    for (int r = 0; r < blocks; r++) {
      for (int s = 0; s < blocks; s++) {
        counts[r * blocks + s] = state.edges(r, s);
      }
    }
    return UpperLevels.of(counts, blocks, costs.counting());
  }

  /// Coarser partitions, each of half as many blocks as the one before, down to two: the blocks
  /// whose join costs least, edges and weights together, are joined one pair after the other.
  ///
  /// @return `[node]` each
  List<int[]> coarser(int[] labels) {
    List<int[]> levels = new ArrayList<>();
    BlockState state = new BlockState(costs, labels);
    int wanted = state.blocks() / 2;
    while (wanted >= 2) {
      while (state.blocks() > wanted) {
        state = joined(state, state.blocks() - 1);
      }
      levels.add(state.labels());
      wanted /= 2;
    }
    return levels;
  }

  // Where steps were large around the best, all numbers of blocks between are tried.
  private Found refined(List<Found> path, Progress progress) {
    int at = 0;
    for (int i = 1; i < path.size(); i++) {
      if (path.get(i).length() < path.get(at).length()) {
        at = i;
      }
    }
    Found best = path.get(at);
    int above = Math.max(0, at - 1);
    int end = path.get(Math.min(path.size() - 1, at + 1)).blocks();
    if (path.get(above).blocks() - end <= 2) {
      return best;
    }
    BlockState state = new BlockState(costs, path.get(above).labels());
    while (state.blocks() - 1 > end) {
      progress.orStop();
      state = joined(state, state.blocks() - 1);
      sweep(state, MOST_SWEEPS);
      Found here = found(state);
      if (here.length() < best.length()) {
        best = here;
      }
    }
    return best;
  }

  // The best of a few joins for each block, until so many are left.
  private BlockState joined(BlockState state, int wanted) {
    int blocks = state.blocks();
    List<Join> joins = new ArrayList<>();
    for (int r = 0; r < blocks; r++) {
      if (blocks <= FEW_BLOCKS) {
        for (int s = 0; s < r; s++) {
          joins.add(new Join(r, s, state.joinCost(r, s)));
        }
      } else {
        Join best = null;
        for (int k = 0; k < CANDIDATES; k++) {
          int s = candidate(state, r);
          if (s != r) {
            Join join = new Join(r, s, state.joinCost(r, s));
            best = best == null || join.cost() < best.cost() ? join : best;
          }
        }
        if (best != null) {
          joins.add(best);
        }
      }
    }
    joins.sort((a, b) -> Double.compare(a.cost(), b.cost()));
    int[] root = new int[blocks];
    Arrays.setAll(root, i -> i);
    int left = blocks;
    for (Join join : joins) {
      int a = root(root, join.r());
      int b = root(root, join.s());
      if (left > wanted && a != b) {
        root[a] = b;
        left--;
      }
    }
    int[] labels = state.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = root(root, labels[i]);
    }
    return new BlockState(costs, Agreement.canonical(labels));
  }

  private record Join(int r, int s, double cost) {}

  private static int root(int[] root, int r) {
    int at = r;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }

  // A block that a neighbour's neighbour of one of its nodes is in, or any.
  private int candidate(BlockState state, int r) {
    if (random.uniform() < 0.2) {
      return random.below(state.blocks());
    }
    int i = random.below(graph.nodes());
    for (int tries = 0; tries < 4 * graph.nodes() && state.label(i) != r; tries++) {
      i = i + 1 == graph.nodes() ? 0 : i + 1;
    }
    return blockNear(state, i);
  }

  private int blockNear(BlockState state, int i) {
    int j = neighbour(i);
    return state.label(random.uniform() < 0.3 ? j : neighbour(j));
  }

  private int neighbour(int i) {
    int degree = graph.degree(i);
    return degree == 0 ? i : graph.neighbours()[graph.offsets()[i] + random.below(degree)];
  }

  // Nodes move while that shortens the description; no block is left empty.
  private void sweep(BlockState state, int most) {
    if (state.blocks() == 1 || state.blocks() == graph.nodes()) {
      return;
    }
    int[] order = new int[graph.nodes()];
    Arrays.setAll(order, i -> i);
    int quiet = 0;
    for (int round = 0; round < most && quiet < 2; round++) {
      random.shuffle(order);
      int moves = 0;
      for (int i : order) {
        if (moveToBest(state, i)) {
          moves++;
        }
      }
      // Where all blocks are tried a second quiet sweep would find the same.
      quiet = moves > 0 ? 0 : state.blocks() <= FEW_BLOCKS ? 2 : quiet + 1;
    }
  }

  private boolean moveToBest(BlockState state, int i) {
    int from = state.label(i);
    if (state.size(from) == 1) {
      return false;
    }
    state.lookAt(i);
    int best = from;
    double bestCost = -GAIN;
    boolean all = state.blocks() <= FEW_BLOCKS;
    int tries = all ? state.blocks() : CANDIDATES / 2;
    for (int k = 0; k < tries; k++) {
      int to = all ? k : blockNear(state, i);
      if (to != from) {
        double cost = state.moveCost(to);
        if (cost < bestCost) {
          bestCost = cost;
          best = to;
        }
      }
    }
    if (best == from) {
      return false;
    }
    state.move(best);
    return true;
  }

  private Found splitAndJoin(Found start) {
    Found best = start;
    int proposals = start.blocks() + 2;
    for (int k = 0; k < proposals; k++) {
      double kind = random.uniform();
      int r = random.below(best.blocks());
      int[] labels = best.labels().clone();
      if (kind < 0.4 || best.blocks() == 1) {
        split(labels, r, best.blocks());
      } else {
        int s = random.below(best.blocks() - 1);
        s = s >= r ? s + 1 : s;
        for (int i = 0; i < labels.length; i++) {
          labels[i] = labels[i] == s ? r : labels[i];
        }
        if (kind < 0.7) {
          split(labels, r, s);
        }
      }
      BlockState state = new BlockState(costs, Agreement.canonical(labels));
      // What one sweep leaves far behind is not caught up by more.
      sweep(state, 1);
      if (length(state) < best.length() + HOPE) {
        sweep(state, MOST_SWEEPS);
        Found here = found(state);
        if (here.length() < best.length() - GAIN) {
          best = here;
        }
      }
    }
    return best;
  }

  // Halves a block at random,
  // then lets its nodes choose between the halves.
  private void split(int[] labels, int r, int other) {
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == r).toArray();
    if (members.length < 2) {
      return;
    }
    random.shuffle(members);
    for (int k = 0; k < members.length; k++) {
      labels[members[k]] = 2 * k < members.length ? r : other;
    }
    int[] canonical = Agreement.canonical(labels);
    int a = canonical[members[0]];
    int b = canonical[members[members.length - 1]];
    BlockState state = new BlockState(costs, canonical);
    for (int round = 0; round < 6; round++) {
      int moves = 0;
      for (int i : members) {
        int from = state.label(i);
        if (state.size(from) > 1) {
          state.lookAt(i);
          int to = from == a ? b : a;
          if (state.moveCost(to) < -GAIN) {
            state.move(to);
            moves++;
          }
        }
      }
      if (moves == 0) {
        break;
      }
    }
    for (int i : members) {
      labels[i] = state.label(i) == a ? r : other;
    }
  }
}
