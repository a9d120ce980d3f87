package cajal.compile;

import cajal.network.Distribution;

/// How long connections take to be made: times of one thread, measured with ten million connections
/// of each rule on a server processor of 2024, two threads at work. Other machines differ by a
/// small factor, so this tells seconds from hours and no more.
final class BuildTime {

  /// Counting a connection and putting it in its place.
  private static final double CONNECTION_NS = 40;

  /// Drawing a delay, and sorting by it.
  private static final double DRAWN_DELAY_NS = 40;

  /// Deciding twice about a pair by its distance.
  static final double PAIR_NS = 50;

  /// Adding an edge to a graph that grows or is rewired, which one thread does.
  static final double EDGE_NS = 800;

  /// A multiplication of the decomposition of a matrix of n rows, of which there are about n^3.
  static final double DECOMPOSITION_NS = 12;

  private BuildTime() {}

  static double seconds(Pairs pairs, Distribution delay) {
    double each = CONNECTION_NS + (delay instanceof Distribution.Constant ? 0 : DRAWN_DELAY_NS);
    double sharedNs = pairs.expected() * each + pairs.sharedNs();
    return (sharedNs / Runtime.getRuntime().availableProcessors() + pairs.aloneNs()) * 1e-9;
  }
}
