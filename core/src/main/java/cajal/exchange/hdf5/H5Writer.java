package cajal.exchange.hdf5;

import cajal.work.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Writes a tree of groups and arrays as an HDF5 file, from front to back.
///
/// The file has a superblock of version 2, object headers with all links and attributes inside, one
/// heap of texts, and arrays that lie in one piece. Headers have the same length wherever things
/// lie, so that all addresses are known before the first byte is written.
public final class H5Writer {

  private static final int SUPERBLOCK = 48;
  private static final int BLOCK = 1 << 16;

  private final TextHeap heap = new TextHeap();
  private final IdentityHashMap<H5Content, List<TextHeap.Place>> places = new IdentityHashMap<>();
  private final List<H5Node> nodes = new ArrayList<>();
  private final IdentityHashMap<H5Node, Long> headers = new IdentityHashMap<>();
  private final IdentityHashMap<H5Dataset, Long> data = new IdentityHashMap<>();
  private long[] collections = new long[0];

  private H5Writer() {}

  /// Writes a file whose root is given.
  ///
  /// @throws IllegalArgumentException if an attribute is longer than the format allows
  public static void write(H5Group root, FileChannel channel, Progress progress)
      throws IOException {
    H5Writer writer = new H5Writer();
    writer.collect(root);
    long end = writer.layOut();
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
    writer.write(root, end, out, progress);
    out.flush();
  }

  private void collect(H5Node node) {
    nodes.add(node);
    node.attributes().values().forEach(this::collect);
    switch (node) {
      case H5Group group -> group.children().values().forEach(this::collect);
      case H5Dataset dataset -> collect(dataset.content());
    }
  }

  private void collect(H5Content content) {
    if (content instanceof H5Content.Texts texts) {
      places.put(content, texts.values().stream().map(heap::add).toList());
    }
  }

  private long layOut() {
    collections = new long[heap.collections()];
    long at = SUPERBLOCK;
    for (H5Node node : nodes) {
      headers.put(node, at);
      at += aligned(ObjectHeader.of(node, addresses).length);
    }
    for (int i = 0; i < collections.length; i++) {
      collections[i] = at;
      at += aligned(heap.bytes(i).length);
    }
    for (H5Node node : nodes) {
      if (node instanceof H5Dataset dataset) {
        data.put(dataset, at);
        at += aligned(bytes(dataset));
      }
    }
    return at;
  }

  private static long bytes(H5Dataset dataset) {
    return (long) dataset.content().count() * ObjectHeader.width(dataset.content());
  }

  private static long aligned(long size) {
    return (size + 7) / 8 * 8;
  }

  private final ObjectHeader.Addresses addresses =
      new ObjectHeader.Addresses() {
        // Before all is laid out nothing has an address, which changes no length.
        @Override
        public long of(H5Node node) {
          return headers.getOrDefault(node, 0L);
        }

        @Override
        public long data(H5Dataset dataset) {
          return data.getOrDefault(dataset, 0L);
        }

        @Override
        public byte[] encoded(H5Content content) {
          Bytes bytes = new Bytes();
          for (int i = 0; i < content.count(); i++) {
            put(content, i, bytes.space(ObjectHeader.width(content)));
          }
          return bytes.toArray();
        }
      };

  private void put(H5Content content, int index, ByteBuffer buffer) {
    switch (content) {
      case H5Content.Numbers numbers -> numbers.source().put(buffer, index);
      case H5Content.Texts _ -> {
        TextHeap.Place place = place(content, index);
        buffer.putInt(place.bytes());
        buffer.putLong(place.collection() < 0 ? 0 : collections[place.collection()]);
        buffer.putInt(place.object());
      }
      case H5Content.References references ->
          buffer.putLong(headers.getOrDefault(references.values().get(index), 0L));
    }
  }

  private TextHeap.Place place(H5Content content, int index) {
    List<TextHeap.Place> known = places.get(content);
    if (known == null) {
      throw new IllegalStateException("texts that were not collected");
    }
    return known.get(index);
  }

  private void write(H5Group root, long end, OutputStream out, Progress progress)
      throws IOException {
    out.write(
        new Bytes()
            .u8(0x89)
            .ascii("HDF\r\n")
            .u8(0x1a)
            .ascii("\n")
            .u8(2)
            .u8(8)
            .u8(8)
            .u8(0)
            .u64(0)
            .u64(Bytes.NOWHERE)
            .u64(end)
            .u64(headers.getOrDefault(root, 0L))
            .checked()
            .toArray());
    for (H5Node node : nodes) {
      padded(ObjectHeader.of(node, addresses), out);
    }
    for (int i = 0; i < collections.length; i++) {
      padded(heap.bytes(i), out);
    }
    byte[] block = new byte[BLOCK];
    for (H5Node node : nodes) {
      if (node instanceof H5Dataset dataset) {
        data(dataset, block, out, progress);
      }
    }
  }

  private static void padded(byte[] bytes, OutputStream out) throws IOException {
    out.write(bytes);
    out.write(new byte[(int) (aligned(bytes.length) - bytes.length)]);
  }

  private void data(H5Dataset dataset, byte[] block, OutputStream out, Progress progress)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    H5Content content = dataset.content();
    int count = content.count();
    for (int i = 0; i < count; i++) {
      // Every width divides the length of the buffer.
      if (!buffer.hasRemaining()) {
        progress.orStop();
        progress.at((double) i / count, "writing");
        out.write(block);
        buffer.clear();
      }
      put(content, i, buffer);
    }
    out.write(block, 0, buffer.position());
    out.write(new byte[(int) (aligned(bytes(dataset)) - bytes(dataset))]);
  }
}
