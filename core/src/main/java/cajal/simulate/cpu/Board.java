package cajal.simulate.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/// Where the workers of a crew tell each other what fired in a stride. Whoever has taken what
/// another has posted knows besides that the other is through with the stride.
///
/// What costs time is to fetch a line of another processor's cache, a tenth of a microsecond or two
/// for each. So a worker has places whose first line holds the number of the stride, which is
/// written last, and as many spikes as fit behind it: one line comes, and all is said. Places lie
/// outside the heap, since lines of the cache begin there where we say. There are four of them for
/// each worker: it may be two strides ahead of others, which in turn may still read what it told in
/// the stride before theirs, see {@link Stride}.
final class Board {

  private static final VarHandle STRIDE = ValueLayout.JAVA_INT.varHandle();

  private static final long PLACE_BYTES = 256;
  private static final long LENGTH_AT = 4;
  private static final long NUMBERS_AT = 8;

  /// Places of a worker.
  private static final int PLACES = 4;

  /// Numbers that fit in a place.
  private static final int ROOM = (int) (PLACE_BYTES - NUMBERS_AT) / Integer.BYTES;

  private final Crew crew;
  private final MemorySegment places;
  private final int[][] more;

  Board(Crew crew, int workers) {
    this.crew = crew;
    int count = PLACES * workers;
    places = Arena.ofAuto().allocate(count * PLACE_BYTES, PLACE_BYTES);
    more = new int[count][0];
  }

  private static int place(int worker, int stride) {
    // In runs of hours the number of the stride becomes negative.
    return PLACES * worker + Math.floorMod(stride, PLACES);
  }

  /// Tells what fired.
  ///
  /// @param stride number of the stride: one more each time, beyond the largest to the least
  void post(int worker, int stride, Bulletin bulletin) {
    int place = place(worker, stride);
    int length = bulletin.length();
    for (int i = 0; i < Math.min(length, ROOM); i++) {
      places.set(ValueLayout.JAVA_INT, numberAt(place, i), bulletin.number(i));
    }
    if (length > ROOM) {
      int[] rest = new int[length - ROOM];
      for (int i = 0; i < rest.length; i++) {
        rest[i] = bulletin.number(ROOM + i);
      }
      more[place] = rest;
    }
    long at = place * PLACE_BYTES;
    places.set(ValueLayout.JAVA_INT, at + LENGTH_AT, length);
    STRIDE.setRelease(places, at, stride);
  }

  private static long numberAt(int place, int index) {
    return place * PLACE_BYTES + NUMBERS_AT + index * (long) Integer.BYTES;
  }

  /// Waits until a worker has posted a stride.
  ///
  /// @param into receives what it has posted
  /// @return how long that took, ns; 0 if it had posted already
  long take(int worker, int stride, Bulletin into) {
    int place = place(worker, stride);
    long waited = isPosted(place, stride) ? 0 : await(place, stride);
    int length = places.get(ValueLayout.JAVA_INT, place * PLACE_BYTES + LENGTH_AT);
    into.resize(length);
    for (int i = 0; i < Math.min(length, ROOM); i++) {
      into.set(i, places.get(ValueLayout.JAVA_INT, numberAt(place, i)));
    }
    for (int i = ROOM; i < length; i++) {
      into.set(i, more[place][i - ROOM]);
    }
    return waited;
  }

  private boolean isPosted(int place, int stride) {
    return (int) STRIDE.getAcquire(places, place * PLACE_BYTES) == stride;
  }

  private long await(int place, int stride) {
    long begin = System.nanoTime();
    Patience patience = new Patience();
    while (!isPosted(place, stride)) {
      crew.stay();
      if (!patience.stay()) {
        LockSupport.parkNanos(patience.napNs());
      }
    }
    return System.nanoTime() - begin;
  }
}
