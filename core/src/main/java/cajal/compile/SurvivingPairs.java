package cajal.compile;

/// The connections of a rule but for those of killed cells. Random rules draw as if nobody were
/// killed, so that all other connections are those of the intact network.
///
/// @param of connections of the intact network
record SurvivingPairs(Pairs of, End source, End target) implements Pairs {

  @Override
  public double expected() {
    if (of.isExact() && of.drawer() == Drawer.NEITHER) {
      long[] count = {0};
      forEach((_, _, _) -> count[0]++);
      return count[0];
    }
    return of.expected() * source.survivors() * target.survivors();
  }

  @Override
  public boolean isExact() {
    return of.isExact() && of.drawer() == Drawer.NEITHER;
  }

  @Override
  public long drawers() {
    return of.drawers();
  }

  @Override
  public Drawer drawer() {
    return of.drawer();
  }

  @Override
  public void forEach(long from, long to, Sink sink) {
    of.forEach(
        from,
        to,
        (pre, post, factor) -> {
          if (!source.killed(pre) && !target.killed(post)) {
            sink.pair(pre, post, factor);
          }
        });
  }

  @Override
  public double sharedNs() {
    return of.sharedNs();
  }

  @Override
  public double aloneNs() {
    return of.aloneNs();
  }
}
