package cajal.tornado;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The process that runs a network on a device: it does what the program that started it asks for,
/// and ends with it.
///
/// A crash of a driver, which would take a process with it, takes this one.
public final class WorkerMain {

  private final Path folder;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Map<String, Object> arrays = new LinkedHashMap<>();
  private final long[] clock;
  private final int[] log;
  private final Exchange exchange;
  private final Device device;
  private final boolean driven;
  private final boolean whole;
  private long taken;

  private WorkerMain(Path folder, String id, SocketChannel channel)
      throws IOException, ReflectiveOperationException {
    this.folder = folder;
    in = new DataInputStream(Channels.newInputStream(channel));
    out = new DataOutputStream(Channels.newOutputStream(channel));
    List<Task> tasks = new ArrayList<>();
    int steps;
    try (FileChannel file =
        FileChannel.open(folder.resolve(Exchange.PROGRAM), StandardOpenOption.READ)) {
      steps = Program.read(file, tasks, arrays);
    }
    clock = (long[]) Objects.requireNonNull(arrays.get("clock"));
    log = (int[]) Objects.requireNonNull(arrays.get("log"));
    driven = DeviceArrays.length(Objects.requireNonNull(arrays.get("given"))) > 1;
    whole = tasks.size() == 1;
    exchange = new Exchange(folder, arrays, steps, whole);
    say(Link.PROGRESS, "Preparing " + tasks.size() + " kernels");
    device =
        id.equals(Devices.JAVA)
            ? new JavaDevice(tasks, arrays)
            : TornadoDevice.started(tasks, arrays, id, folder);
  }

  /// @param arguments folder of the run, and the device
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (arguments[0].equals(Devices.LIST)) {
      Devices.print();
      return;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.resolve(Exchange.SOCKET)));
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
      try {
        WorkerMain worker = new WorkerMain(folder, arguments[1], channel);
        worker.say(Link.DONE, "");
        worker.serve();
      } catch (Throwable e) {
        e.printStackTrace();
        out.writeByte(Link.FAILED);
        out.writeUTF(shortened(e));
        out.flush();
      }
    }
    // A driver may have threads of its own that never end.
    Runtime.getRuntime().halt(0);
  }

  private static String shortened(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = root.toString();
    return text.length() > 2000 ? text.substring(0, 2000) : text;
  }

  private void say(int kind, String text) throws IOException {
    out.writeByte(kind);
    out.writeUTF(text);
    out.flush();
  }

  private void serve() throws IOException {
    while (true) {
      int command = in.read();
      switch (command) {
        case Link.ADVANCE -> {
          long step = in.readLong();
          int done = in.readInt();
          int count = in.readInt();
          advance(step, done, count, in.readBoolean());
        }
        case Link.READ -> read(in.readUTF());
        case Link.PATCH -> patch(in.readInt());
        default -> {
          return;
        }
      }
    }
  }

  private void advance(long step, int done, int count, boolean sampled) throws IOException {
    boolean complete = whole ? all(step, done, count) : each(step, count);
    exchange.putLog();
    if (sampled) {
      device.download("samples");
      exchange.putSamples();
    }
    say(complete ? Link.DONE : Link.DUMPED, "");
  }

  /// One kernel takes all steps, or as many as its log has room for.
  private boolean all(long step, int done, int count) {
    clock[Whole.FIRST] = step;
    clock[Whole.DONE] = done;
    clock[Whole.END] = count;
    if (driven) {
      exchange.getGiven(done, count);
    }
    device.step();
    device.download("log");
    taken += log[Whole.LOG_DONE] - done;
    exchange.progress(taken);
    return true;
  }

  private boolean each(long step, int count) throws IOException {
    int done = 0;
    while (done < count && !exchange.stopWanted()) {
      clock[0] = step + done;
      clock[1] = done;
      if (driven) {
        exchange.getGiven(done);
      }
      device.step();
      exchange.progress(++taken);
      done++;
    }
    device.download("log");
    boolean complete = done == 0 || log[SpikeKernels.LOG_STEPS + done - 1] <= capacity();
    if (!complete) {
      dumpHistory(step, done);
    }
    return complete;
  }

  private int capacity() {
    return index()[SpikeKernels.LOG_CAPACITY];
  }

  private int[] index() {
    return (int[]) Objects.requireNonNull(arrays.get("index"));
  }

  // There were more spikes than the log holds; the lists that synapses read have them, too.
  private void dumpHistory(long step, int count) throws IOException {
    device.download("counts", "history");
    int[] index = index();
    int[] counts = (int[]) Objects.requireNonNull(arrays.get("counts"));
    int[] history = (int[]) Objects.requireNonNull(arrays.get("history"));
    int total = log[SpikeKernels.LOG_STEPS + count - 1];
    int[] spikes = new int[total];
    int at = 0;
    int populations = index[SpikeKernels.POPULATIONS];
    for (int offset = 0; offset < count; offset++) {
      int slot = (int) ((step + offset) % index[SpikeKernels.DEPTH]);
      int last = -1;
      for (int b = 0; b < index[SpikeKernels.BLOCK_COUNT]; b++) {
        int block = index[SpikeKernels.BLOCKS] + b * SpikeKernels.BLOCK;
        int population = index[block + 2];
        if (population != last) {
          int first = index[block];
          int list = slot * index[SpikeKernels.HISTORY] + index[block + 5];
          int end = list + counts[slot * populations + population];
          for (int i = list; i < end; i++) {
            spikes[at++] = first + history[i];
          }
          last = population;
        }
      }
    }
    dump(spikes);
  }

  private void dump(Object array) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(Exchange.DUMP),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      DeviceArrays.write(file, array);
    }
  }

  private void read(String name) throws IOException {
    if (taken > 0) {
      device.download(name);
    }
    dump(Objects.requireNonNull(arrays.get(name), name));
    say(Link.DONE, "");
  }

  // What the host changes is uploaded together with all that lives on the device.
  private void patch(int count) throws IOException {
    if (taken > 0) {
      device.download(arrays.keySet().toArray(String[]::new));
    }
    for (int i = 0; i < count; i++) {
      Patches.Patch patch = DeviceArrays.readPatch(in);
      DeviceArrays.patch(Objects.requireNonNull(arrays.get(patch.array())), patch);
    }
    device.upload();
    say(Link.DONE, "");
  }
}
