package cajal.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An append-only column of little-endian numbers, in a file or in memory: one thread writes, any
/// thread reads what its owner has published.
///
/// A file is mapped piece by piece, so that what was written survives a kill of the process and a
/// column may be longer than an array. Pieces are never unmapped by hand: a reader on another
/// thread must not lose the ground under its feet.
final class Column {

  private static final int PIECE_BITS = 20;
  private static final int PIECE = 1 << PIECE_BITS;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final @Nullable FileChannel channel;
  private volatile MemorySegment[] pieces = {};

  private Column(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  static Column inMemory() {
    return new Column(null);
  }

  static Column create(Path file) throws IOException {
    return new Column(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /// A column that is only read.
  ///
  /// @param bytes how much of the file is valid
  static Column open(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Column column = new Column(null);
      int count = (int) ((bytes + PIECE - 1) >>> PIECE_BITS);
      MemorySegment[] pieces = new MemorySegment[count];
      for (int i = 0; i < count; i++) {
        long start = (long) i << PIECE_BITS;
        pieces[i] =
            channel.map(
                FileChannel.MapMode.READ_ONLY,
                start,
                Math.min(PIECE, bytes - start),
                Arena.ofAuto());
      }
      column.pieces = pieces;
      return column;
    }
  }

  long getLong(long index) {
    long at = index << 3;
    return pieces[(int) (at >>> PIECE_BITS)].get(LONG, at & (PIECE - 1));
  }

  void putLong(long index, long value) {
    long at = index << 3;
    piece(at).set(LONG, at & (PIECE - 1), value);
  }

  float getFloat(long index) {
    long at = index << 2;
    return pieces[(int) (at >>> PIECE_BITS)].get(FLOAT, at & (PIECE - 1));
  }

  void putFloat(long index, float value) {
    long at = index << 2;
    piece(at).set(FLOAT, at & (PIECE - 1), value);
  }

  /// Copies longs `from` to `from + length` to the beginning of `to`.
  void copyLongs(long from, int length, long[] to) {
    int done = 0;
    while (done < length) {
      long at = (from + done) << 3;
      long offset = at & (PIECE - 1);
      int part = (int) Math.min(length - done, (PIECE - offset) >>> 3);
      MemorySegment.copy(pieces[(int) (at >>> PIECE_BITS)], LONG, offset, to, done, part);
      done += part;
    }
  }

  private MemorySegment piece(long at) {
    int index = (int) (at >>> PIECE_BITS);
    MemorySegment[] now = pieces;
    if (index < now.length) {
      return now[index];
    }
    MemorySegment[] more = Arrays.copyOf(now, index + 1);
    for (int i = now.length; i <= index; i++) {
      more[i] = grow((long) i << PIECE_BITS);
    }
    pieces = more;
    return more[index];
  }

  private MemorySegment grow(long start) {
    if (channel == null) {
      return Arena.ofAuto().allocate(PIECE, 8);
    }
    try {
      // Real zeros instead of a hole: a full disk must be an error here, not a fault on access.
      ByteBuffer zeros = ByteBuffer.allocate(PIECE);
      while (zeros.hasRemaining()) {
        channel.write(zeros, start + zeros.position());
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, start, PIECE, Arena.ofAuto());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Cuts the file behind its valid bytes and writes it through to the disk. What lies before stays
  /// readable.
  void finish(long bytes) throws IOException {
    if (channel != null && channel.isOpen()) {
      channel.truncate(bytes);
      channel.force(true);
      channel.close();
    }
  }
}
