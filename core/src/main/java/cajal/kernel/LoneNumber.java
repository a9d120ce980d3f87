package cajal.kernel;

/// A number that one thread writes again and again, alone in its part of the memory.
///
/// Processors take whole lines from each other's caches, often two at a time: had another thread
/// only to read what lies beside the number, it would wait for each time that it is written. Where
/// objects lie is for the collector of garbage to say, which puts those of several threads side by
/// side, so the number keeps everybody at a distance by itself.
public final class LoneNumber {

  /// Two lines of the cache: how far what one thread writes has to be from what another reads.
  public static final int DISTANCE_BYTES = 128;

  private static final int MARGIN = DISTANCE_BYTES / Long.BYTES;

  private final long[] line = new long[2 * MARGIN + 1];

  public long get() {
    return line[MARGIN];
  }

  public void set(long value) {
    line[MARGIN] = value;
  }

  public void add(long more) {
    line[MARGIN] += more;
  }
}
