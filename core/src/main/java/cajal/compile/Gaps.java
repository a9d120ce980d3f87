package cajal.compile;

import cajal.kernel.Draw;

/// Successes of independent trials of one probability, in ascending order: the gaps between them
/// are geometric (Batagelj & Brandes 2005, doi:10.1103/PhysRevE.71.036113), so failures cost
/// nothing.
final class Gaps {

  // Farther than any number of trials.
  private static final long BEYOND = Long.MAX_VALUE / 2;

  private final double scale;
  private final long stream;
  private int draws;
  private long at;

  /// @param p probability of a success; 0 gives none
  /// @param entity whose trials they are
  Gaps(double p, long key, long entity) {
    scale = p >= 1 ? 0 : 1 / StrictMath.log1p(-p);
    stream = Draw.stream(key, entity);
    at = p > 0 ? -1 : BEYOND;
  }

  /// Number of the next trial that succeeds, from 0; farther than any number of trials after the
  /// last.
  long next() {
    if (at < BEYOND) {
      double failures = StrictMath.log(1 - Draw.uniform(stream, draws++)) * scale;
      at = failures < 1e18 ? at + 1 + (long) failures : BEYOND;
    }
    return at;
  }
}
