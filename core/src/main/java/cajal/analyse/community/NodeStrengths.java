package cajal.analyse.community;

/// Weights apart from how strongly each node connects with all others.
///
/// Strong nodes have strong edges with everybody, and fine blocks part them from weak ones. What
/// the blocks of one community share shows in what is left of the weights.
final class NodeStrengths {

  private static final int MOST_ROUNDS = 200;
  private static final double STILL = 1e-9;

  private NodeStrengths() {}

  /// The graph with each weight divided by a factor of both its nodes: those that fit the
  /// logarithms of all weights best, as one number for each node and one for all.
  static WeightedGraph without(WeightedGraph graph) {
    double[] logs = new double[graph.weights().length];
    double mean = 0;
    for (int k = 0; k < logs.length; k++) {
      logs[k] = Math.log(graph.weights()[k]);
      mean += logs[k] / logs.length;
    }
    double[] strengths = strengths(graph, logs, mean);
    double[] left = new double[logs.length];
    for (int i = 0; i < graph.nodes(); i++) {
      for (int k = graph.offsets()[i]; k < graph.offsets()[i + 1]; k++) {
        left[k] = Math.exp(logs[k] - strengths[i] - strengths[graph.neighbours()[k]]);
      }
    }
    return new WeightedGraph(graph.offsets(), graph.neighbours(), left);
  }

  // Each node in turn takes the mean of what its neighbours leave, which lowers the squared error.
  private static double[] strengths(WeightedGraph graph, double[] logs, double mean) {
    double[] strengths = new double[graph.nodes()];
    double change = 1;
    for (int round = 0; round < MOST_ROUNDS && change > STILL; round++) {
      change = 0;
      for (int i = 0; i < graph.nodes(); i++) {
        if (graph.degree(i) == 0) {
          continue;
        }
        double sum = 0;
        for (int k = graph.offsets()[i]; k < graph.offsets()[i + 1]; k++) {
          sum += logs[k] - mean - strengths[graph.neighbours()[k]];
        }
        double now = sum / graph.degree(i);
        change = Math.max(change, Math.abs(now - strengths[i]));
        strengths[i] = now;
      }
    }
    return strengths;
  }
}
