package cajal.exchange;

import cajal.work.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a file whose reader is waited for: every block is told to the owner of the work,
/// who can stop it there. A buffer over it makes the blocks.
final class WatchedInput extends FilterInputStream {

  private final long size;
  private final String what;
  private final Progress progress;
  private long done;

  /// @param size number of bytes there are
  /// @param what what is done, in the user's words
  WatchedInput(InputStream in, long size, String what, Progress progress) {
    super(in);
    this.size = size;
    this.what = what;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    told(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    told(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    told(skipped);
    return skipped;
  }

  private void told(long count) {
    progress.orStop();
    done += count;
    progress.at(size > 0 ? Math.min(1, (double) done / size) : -1, what);
  }
}
