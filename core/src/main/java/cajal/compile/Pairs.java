package cajal.compile;

/// The connections that a rule makes, in an order of its own. Going through them twice gives the
/// same connections, so nothing need be stored between counting and filling.
interface Pairs {

  /// Number of connections, or its mean where it is random.
  double expected();

  void forEach(Sink sink);

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
