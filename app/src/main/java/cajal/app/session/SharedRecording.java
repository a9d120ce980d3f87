package cajal.app.session;

import cajal.record.Recording;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// The recording of one run, read by painters, exports and the window at once, and closed only when
/// none of them reads any more: its columns may be mapped memory, which must not vanish under a
/// reader.
public final class SharedRecording {

  private final Recording recording;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  public SharedRecording(Recording recording) {
    this.recording = recording;
  }

  /// What was simulated; always readable.
  public Recording.Header header() {
    return recording.header();
  }

  /// Lets a reader look at the recording, from any thread.
  ///
  /// @return whether the recording was still open; if not, the reader was not called
  public boolean read(Consumer<Recording> reader) {
    lock.readLock().lock();
    try {
      if (closed) {
        return false;
      }
      reader.accept(recording);
      return true;
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Closes the recording as soon as nobody reads it; may block.
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        recording.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
