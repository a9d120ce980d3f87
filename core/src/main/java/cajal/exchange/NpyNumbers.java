package cajal.exchange;

import cajal.work.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// The numbers of an array in NumPy's format.
final class NpyNumbers implements NumberSource {

  private final NpyFile.Opener opener;
  private final String place;
  private final NpyFile.Header header;
  private final Progress progress;
  private final int most;

  NpyNumbers(NpyFile.Opener opener, String place, NpyFile.Header header, Progress progress) {
    this(opener, place, header, progress, BLOCK);
  }

  /// @param place file and array, for problems
  /// @param most numbers in a block
  NpyNumbers(
      NpyFile.Opener opener, String place, NpyFile.Header header, Progress progress, int most) {
    this.opener = opener;
    this.place = place;
    this.header = header;
    this.progress = progress;
    this.most = most;
  }

  @Override
  public NumberCursor open() throws IOException {
    InputStream in = opener.open();
    try {
      in.skipNBytes(header.begin());
      return new Cursor(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private final class Cursor extends NumberCursor {

    private final InputStream in;
    private final byte[] bytes = new byte[most * header.width()];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
    private int done;

    Cursor(InputStream in) {
      this.in = in;
    }

    @Override
    protected double[] block() throws IOException {
      progress.orStop();
      progress.at((double) done / Math.max(1, header.count()), "reading " + place);
      int length = Math.min(most, header.count() - done);
      fill(length * header.width());
      double[] values = new double[length];
      for (int i = 0; i < length; i++) {
        values[i] = value(i * header.width());
      }
      done += length;
      return values;
    }

    private void fill(int length) throws IOException {
      try {
        if (in.readNBytes(bytes, 0, length) < length) {
          throw new EOFException("it ends before its content does");
        }
      } catch (IOException e) {
        throw Unreadable.at(
            place,
            "Of "
                + header.count()
                + " values those from "
                + (done + 1)
                + " on cannot be read: "
                + e.getMessage()
                + ".",
            "Get the file again from where it came.");
      }
    }

    private double value(int at) {
      return switch (header.kind()) {
        case 'f' ->
            switch (header.width()) {
              case 2 -> Float.float16ToFloat(buffer.getShort(at));
              case 4 -> buffer.getFloat(at);
              default -> buffer.getDouble(at);
            };
        case 'i' ->
            switch (header.width()) {
              case 1 -> buffer.get(at);
              case 2 -> buffer.getShort(at);
              case 4 -> buffer.getInt(at);
              default -> buffer.getLong(at);
            };
        case 'u' ->
            switch (header.width()) {
              case 1 -> Byte.toUnsignedInt(buffer.get(at));
              case 2 -> Short.toUnsignedInt(buffer.getShort(at));
              case 4 -> Integer.toUnsignedLong(buffer.getInt(at));
              default -> unsigned(buffer.getLong(at));
            };
        default -> buffer.get(at) == 0 ? 0 : 1;
      };
    }

    private static double unsigned(long bits) {
      return bits >= 0 ? bits : 2.0 * (bits >>> 1);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
