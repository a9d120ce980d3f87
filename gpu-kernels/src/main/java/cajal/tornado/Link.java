package cajal.tornado;

import cajal.simulate.Backend;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/// The connection to a worker: what is asked of it, and what it answers.
///
/// Whoever waits for an answer looks up every few milliseconds, so that a run that shall end or
/// hold does not wait for a device that hangs.
final class Link implements AutoCloseable {

  static final int ADVANCE = 'A';
  static final int READ = 'R';
  static final int PATCH = 'P';

  static final int DONE = 'D';
  static final int DUMPED = 'O';
  static final int PROGRESS = 'G';
  static final int FAILED = 'X';

  private static final int LOOK_MS = 5;

  /// How long a worker may show no progress before it counts as hanging.
  private static final long PATIENCE_NS = 120_000_000_000L;

  private static final int HEAD = 3;

  /// An answer.
  record Answer(int kind, String text) {}

  private final Path folder;
  private final Process process;
  private final ServerSocketChannel server;
  private final Selector selector;
  private final SocketChannel channel;
  private final ByteBuffer inbox = ByteBuffer.allocate(1 << 16);

  /// Starts a worker.
  ///
  /// @param folder of the run, with its program
  /// @param command of the process, to which the folder and the device are added
  Link(Path folder, List<String> command) throws IOException {
    this.folder = folder;
    Path socket = folder.resolve(Exchange.SOCKET);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    server.configureBlocking(false);
    selector = Selector.open();
    server.register(selector, SelectionKey.OP_ACCEPT);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("worker.log").toFile())
            .start();
    try {
      channel = accepted();
    } catch (RuntimeException | IOException e) {
      process.destroyForcibly();
      throw e;
    }
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  private SocketChannel accepted() throws IOException {
    long begun = System.nanoTime();
    while (true) {
      selector.select(LOOK_MS);
      selector.selectedKeys().clear();
      SocketChannel found = server.accept();
      if (found != null) {
        return found;
      }
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_NS) {
        throw ended("The worker for the device did not start.");
      }
    }
  }

  /// Waits until the worker is ready.
  void begin(Consumer<String> progress) {
    while (true) {
      Answer answer = await(() -> {}, () -> 0);
      if (answer.kind() == DONE) {
        return;
      }
      progress.accept(answer.text());
    }
  }

  /// Asks for something that takes no arguments but these.
  ///
  /// @param moved tells how far the worker is, as long as it is not ready
  Answer ask(byte[] message, Backend.Checkpoint checkpoint, java.util.function.LongSupplier moved) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(message);
      while (buffer.hasRemaining()) {
        if (channel.write(buffer) == 0) {
          Thread.onSpinWait();
        }
      }
    } catch (IOException e) {
      throw ended("The worker for the device has ended.");
    }
    return await(checkpoint, moved);
  }

  private Answer await(Backend.Checkpoint checkpoint, java.util.function.LongSupplier moved) {
    long lastMove = System.nanoTime();
    long last = moved.getAsLong();
    try {
      while (true) {
        Answer answer = parsed();
        if (answer != null) {
          if (answer.kind() == FAILED) {
            throw Refusal.of(
                "The device failed: " + answer.text() + ".", "Run it on the processor.");
          }
          return answer;
        }
        selector.select(LOOK_MS);
        selector.selectedKeys().clear();
        int read = channel.read(inbox);
        if (read < 0) {
          throw ended("The worker for the device has ended in the middle of its work.");
        }
        if (read == 0) {
          checkpoint.pass();
          long now = System.nanoTime();
          long here = moved.getAsLong();
          if (here != last) {
            last = here;
            lastMove = now;
          } else if (now - lastMove > PATIENCE_NS) {
            throw ended("The device has not moved for two minutes and counts as hanging.");
          }
        }
      }
    } catch (IOException e) {
      throw ended("The worker for the device has ended in the middle of its work.");
    }
  }

  @org.jspecify.annotations.Nullable
  private Answer parsed() throws IOException {
    int length = inbox.position();
    if (length < HEAD) {
      return null;
    }
    int text = Short.toUnsignedInt(inbox.getShort(1));
    if (length < HEAD + text) {
      return null;
    }
    byte[] bytes = new byte[2 + text];
    inbox.flip();
    int kind = inbox.get();
    inbox.get(bytes);
    inbox.compact();
    return new Answer(kind, new DataInputStream(new ByteArrayInputStream(bytes)).readUTF());
  }

  private RuntimeException ended(String what) {
    String last = "";
    try {
      List<String> lines = Files.readAllLines(folder.resolve("worker.log"));
      last =
          String.join(
              " / ",
              lines.stream()
                  .filter(line -> !line.isBlank() && !line.startsWith("WARNING:"))
                  .limit(3)
                  .map(String::strip)
                  .toList());
    } catch (IOException | UncheckedIOException e) {
      // Then there is nothing to add.
    }
    return Refusal.of(
        what + (last.isEmpty() ? "" : " It said: " + last),
        "The network and its recording up to here are safe; run it on the processor.");
  }

  /// A message of a command and what it needs.
  static byte[] message(int command, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(command);
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// What follows a command.
  @FunctionalInterface
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  /// Reads what the worker has dumped into an array.
  void dumped(Object array) {
    try (FileChannel file =
        FileChannel.open(folder.resolve(Exchange.DUMP), StandardOpenOption.READ)) {
      DeviceArrays.read(file, array);
    } catch (IOException e) {
      throw ended("What the device holds cannot be read.");
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// The process, for tests that end it.
  ProcessHandle worker() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      channel.close();
      selector.close();
      server.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
