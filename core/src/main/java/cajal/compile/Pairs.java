package cajal.compile;

/// The connections that a rule makes, in an order of its own.
///
/// They are made by drawers: the targets of a rule that fixes indegrees, the sources of most other
/// rules, the connections themselves where no neuron draws alone. What a drawer makes is a pure
/// function of the rule's key and the drawer, so any range of drawers can be gone through on its
/// own, in any order, by any thread and as often as needed: nothing need be stored between counting
/// and filling.
interface Pairs {

  /// Number of connections, or its mean where it is random.
  double expected();

  /// Whether every realisation has exactly the expected number.
  boolean isExact();

  long drawers();

  Drawer drawer();

  /// Goes through the connections of the drawers `from` (inclusive) to `to` (exclusive), in the
  /// order of the drawers.
  void forEach(long from, long to, Sink sink);

  /// Goes through all connections.
  default void forEach(Sink sink) {
    forEach(0, drawers(), sink);
  }

  /// Time that the rule takes beside that for each connection and that threads share, ns.
  default double sharedNs() {
    return 0;
  }

  /// Time that the rule takes before connections can be made and that no threads share, ns.
  default double aloneNs() {
    return 0;
  }

  /// What a drawer is.
  enum Drawer {
    /// Drawer i makes the connections of source i, and nobody else does.
    SOURCE,
    /// Drawer i makes the connections of target i, and nobody else does.
    TARGET,
    /// Connections of one neuron come from several drawers.
    NEITHER
  }

  /// Takes connections.
  interface Sink {

    /// @param factor multiplies the projection's weight
    void pair(int source, int target, double factor);
  }

  /// What a rule joins.
  ///
  /// @param sources number of sources
  /// @param targets number of targets
  /// @param same whether both are one population, so that a connection may be an autapse
  record Ends(int sources, int targets, boolean same) {

    /// Number of sources to choose from for a given target.
    int choices(int of, boolean autapses) {
      return same && !autapses ? of - 1 : of;
    }
  }
}
