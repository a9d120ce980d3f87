package cajal.analyse.community;

import java.util.Arrays;

/// A partition of a graph's nodes into blocks, and what moving a node or joining two blocks would
/// add to the description length.
///
/// Counts between blocks are dense; each pair's cost is kept, so a move is judged from the pairs it
/// touches.
final class BlockState {

  private final Costs costs;
  private final WeightedGraph graph;
  private final int[] labels;
  private final int blocks;
  private final int[] size;
  private final int[] ends;
  private final int[] edges;
  private final double[] sums;
  private final double[] squares;
  private final double[] pairCost;
  private final int[] histogram;
  private final int degrees;
  private final double degreeConstant;

  // What the node that is looked at has with each block.
  private final int[] touched;
  private final int[] nodeEdges;
  private final double[] nodeSums;
  private final double[] nodeSquares;
  private int touchedCount;
  private int node;

  /// @param labels `[node]`, every label from 0 to the largest used; copied
  BlockState(Costs costs, int[] labels) {
    this.costs = costs;
    graph = costs.graph();
    this.labels = labels.clone();
    blocks = Arrays.stream(labels).max().orElse(0) + 1;
    costs.weights().setBlocks(blocks);
    size = new int[blocks];
    ends = new int[blocks];
    edges = new int[blocks * blocks];
    sums = new double[blocks * blocks];
    squares = new double[blocks * blocks];
    pairCost = new double[blocks * blocks];
    touched = new int[blocks];
    nodeEdges = new int[blocks];
    nodeSums = new double[blocks];
    nodeSquares = new double[blocks];
    int most = 0;
    double constant = 0;
    for (int i = 0; i < labels.length; i++) {
      most = Math.max(most, graph.degree(i));
      constant -= costs.counting().factorial(graph.degree(i));
    }
    degreeConstant = constant;
    degrees = costs.degreeCorrected() ? most + 1 : 0;
    histogram = new int[blocks * degrees];
    for (int i = 0; i < labels.length; i++) {
      int r = labels[i];
      size[r]++;
      ends[r] += graph.degree(i);
      if (degrees > 0) {
        histogram[r * degrees + graph.degree(i)]++;
      }
      for (int k = graph.offsets()[i]; k < graph.offsets()[i + 1]; k++) {
        int j = graph.neighbours()[k];
        if (j > i) {
          addPair(r, labels[j], 1, costs.covariates()[k]);
        }
      }
    }
    for (int r = 0; r < blocks; r++) {
      for (int s = 0; s < blocks; s++) {
        pairCost[r * blocks + s] = cost(r, s);
      }
    }
  }

  private void addPair(int r, int s, int sign, double covariate) {
    int rs = r * blocks + s;
    edges[rs] += sign;
    sums[rs] += sign * covariate;
    squares[rs] += sign * covariate * covariate;
    if (r != s) {
      int sr = s * blocks + r;
      edges[sr] = edges[rs];
      sums[sr] = sums[rs];
      squares[sr] = squares[rs];
    }
  }

  private double cost(int r, int s) {
    int rs = r * blocks + s;
    return cost(edges[rs], sums[rs], squares[rs], r == s);
  }

  private double cost(int count, double sum, double square, boolean inside) {
    return count == 0 ? 0 : costs.pair(count, inside) + costs.weights().of(count, sum, square);
  }

  int blocks() {
    return blocks;
  }

  int label(int i) {
    return labels[i];
  }

  /// `[node]`, a copy.
  int[] labels() {
    return labels.clone();
  }

  int size(int r) {
    return size[r];
  }

  /// Number of edges between two blocks, or inside one.
  int edges(int r, int s) {
    return edges[r * blocks + s];
  }

  /// All terms, with all counts between blocks alike beforehand.
  DescriptionLength flat() {
    double adjacency = costs.degreeCorrected() ? degreeConstant : 0;
    double degreeCost = 0;
    double weights = costs.weights().constant();
    double partition = costs.sizes(blocks);
    for (int r = 0; r < blocks; r++) {
      partition -= costs.counting().factorial(size[r]);
      adjacency += costs.block(size[r], ends[r]);
      degreeCost += costs.degrees(size[r], ends[r]);
      for (int k = 0; k < degrees; k++) {
        degreeCost -= costs.counting().factorial(histogram[r * degrees + k]);
      }
      for (int s = 0; s <= r; s++) {
        int rs = r * blocks + s;
        if (edges[rs] > 0) {
          adjacency += costs.pair(edges[rs], r == s);
          weights += costs.weights().of(edges[rs], sums[rs], squares[rs]);
        }
      }
    }
    return new DescriptionLength(
        adjacency, degreeCost, partition, costs.flatEdges(blocks), weights);
  }

  /// Looks at a node: what it has with each block.
  void lookAt(int i) {
    for (int t = 0; t < touchedCount; t++) {
      int block = touched[t];
      nodeEdges[block] = 0;
      nodeSums[block] = 0;
      nodeSquares[block] = 0;
    }
    touchedCount = 0;
    node = i;
    for (int k = graph.offsets()[i]; k < graph.offsets()[i + 1]; k++) {
      int block = labels[graph.neighbours()[k]];
      if (nodeEdges[block] == 0) {
        touched[touchedCount++] = block;
      }
      double covariate = costs.covariates()[k];
      nodeEdges[block]++;
      nodeSums[block] += covariate;
      nodeSquares[block] += covariate * covariate;
    }
  }

  /// What it would add to the description length to move the node that is looked at.
  double moveCost(int to) {
    int from = labels[node];
    double change = 0;
    for (int t = 0; t < touchedCount; t++) {
      int block = touched[t];
      if (block != from && block != to) {
        change += changed(from, block, -1, block) + changed(to, block, 1, block);
      }
    }
    change += changed(from, from, -1, from) + changed(to, to, 1, to);
    int rs = from * blocks + to;
    change +=
        cost(
                edges[rs] - nodeEdges[to] + nodeEdges[from],
                sums[rs] - nodeSums[to] + nodeSums[from],
                squares[rs] - nodeSquares[to] + nodeSquares[from],
                false)
            - pairCost[rs];
    return change + blockChange(from, -1) + blockChange(to, 1);
  }

  // The pair's cost after the node's edges with `block` have joined or left it, less its cost now.
  private double changed(int r, int s, int sign, int block) {
    if (nodeEdges[block] == 0) {
      return 0;
    }
    int rs = r * blocks + s;
    return cost(
            edges[rs] + sign * nodeEdges[block],
            sums[rs] + sign * nodeSums[block],
            squares[rs] + sign * nodeSquares[block],
            r == s)
        - pairCost[rs];
  }

  private double blockChange(int r, int sign) {
    int degree = graph.degree(node);
    int sizeAfter = size[r] + sign;
    int endsAfter = ends[r] + sign * degree;
    double change = alone(sizeAfter, endsAfter) - alone(size[r], ends[r]);
    if (degrees > 0) {
      int same = histogram[r * degrees + degree];
      change += sign > 0 ? costs.repeatedDegree(same) : -costs.repeatedDegree(same - 1);
    }
    return change;
  }

  // A block's cost apart from its histogram of degrees.
  private double alone(int blockSize, int blockEnds) {
    return blockSize == 0
        ? 0
        : costs.block(blockSize, blockEnds)
            + costs.degrees(blockSize, blockEnds)
            - costs.counting().factorial(blockSize);
  }

  /// Moves the node that is looked at.
  void move(int to) {
    int from = labels[node];
    for (int k = graph.offsets()[node]; k < graph.offsets()[node + 1]; k++) {
      int block = labels[graph.neighbours()[k]];
      addPair(from, block, -1, costs.covariates()[k]);
      addPair(to, block, 1, costs.covariates()[k]);
    }
    int degree = graph.degree(node);
    size[from]--;
    size[to]++;
    ends[from] -= degree;
    ends[to] += degree;
    if (degrees > 0) {
      histogram[from * degrees + degree]--;
      histogram[to * degrees + degree]++;
    }
    labels[node] = to;
    for (int t = 0; t < touchedCount; t++) {
      keepCost(from, touched[t]);
      keepCost(to, touched[t]);
    }
    keepCost(from, from);
    keepCost(from, to);
    keepCost(to, to);
  }

  private void keepCost(int r, int s) {
    double now = cost(r, s);
    pairCost[r * blocks + s] = now;
    pairCost[s * blocks + r] = now;
  }

  /// What it would add to the description length, without what the number of blocks costs, to join
  /// two blocks.
  double joinCost(int r, int s) {
    double change = 0;
    for (int t = 0; t < blocks; t++) {
      if (t != r && t != s && edges[r * blocks + t] > 0) {
        change += joined(r * blocks + t, s * blocks + t);
      }
    }
    int rr = r * blocks + r;
    int ss = s * blocks + s;
    int rs = r * blocks + s;
    change +=
        cost(
                edges[rr] + edges[ss] + edges[rs],
                sums[rr] + sums[ss] + sums[rs],
                squares[rr] + squares[ss] + squares[rs],
                true)
            - pairCost[rr]
            - pairCost[ss]
            - pairCost[rs];
    change +=
        alone(size[r] + size[s], ends[r] + ends[s])
            - alone(size[r], ends[r])
            - alone(size[s], ends[s]);
    for (int k = 0; k < degrees; k++) {
      int a = histogram[r * degrees + k];
      int b = histogram[s * degrees + k];
      if (a > 0 && b > 0) {
        Counting counting = costs.counting();
        change += counting.factorial(a) + counting.factorial(b) - counting.factorial(a + b);
      }
    }
    return change;
  }

  private double joined(int a, int b) {
    return cost(edges[a] + edges[b], sums[a] + sums[b], squares[a] + squares[b], false)
        - pairCost[a]
        - pairCost[b];
  }
}
