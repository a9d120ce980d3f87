package cajal.exchange.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The texts of a file, whose arrays hold only where each text lies: HDF5's global heap.
final class TextHeap {

  /// HDF5's library reads no smaller collection.
  private static final int SMALLEST = 4096;

  private static final int HEAD = 16;
  private static final int MOST_OBJECTS = 32_000;
  private static final int MOST_BYTES = 1 << 20;

  private final List<Bytes> collections = new ArrayList<>();
  private int objects;

  /// Where a text lies.
  ///
  /// @param collection index of its collection; negative for the empty text, which lies nowhere
  /// @param object number of it there, from 1
  record Place(int bytes, int collection, int object) {}

  Place add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      return new Place(0, -1, 0);
    }
    if (collections.isEmpty()
        || objects == MOST_OBJECTS
        || collections.getLast().size() > MOST_BYTES) {
      collections.add(new Bytes());
      objects = 0;
    }
    objects++;
    collections
        .getLast()
        .u16(objects)
        .u16(1)
        .u32(0)
        .u64(bytes.length)
        .put(bytes)
        .zeros((8 - bytes.length % 8) % 8);
    return new Place(bytes.length, collections.size() - 1, objects);
  }

  int collections() {
    return collections.size();
  }

  /// The bytes of a collection as they lie in the file.
  byte[] bytes(int collection) {
    Bytes objectsOfIt = collections.get(collection);
    int free = Math.max(HEAD, SMALLEST - HEAD - objectsOfIt.size());
    int size = HEAD + objectsOfIt.size() + free;
    return new Bytes()
        .ascii("GCOL")
        .u8(1)
        .zeros(3)
        .u64(size)
        .put(objectsOfIt)
        // Object 0 is the free space, its own head included.
        .u16(0)
        .u16(0)
        .u32(0)
        .u64(free)
        .zeros(free - HEAD)
        .toArray();
  }
}
