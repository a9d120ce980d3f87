package cajal.tornado;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The file in which a worker finds what it is to run: tasks, then arrays.
final class Program {

  private Program() {}

  static void write(Path path, Layout layout) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(file));
      out.writeInt(layout.steps());
      out.writeInt(layout.tasks().size());
      for (Task task : layout.tasks()) {
        out.writeUTF(task.className());
        out.writeUTF(task.method());
        out.writeInt(task.arrays().size());
        for (String array : task.arrays()) {
          out.writeUTF(array);
        }
      }
      out.writeInt(layout.arrays().size());
      for (Map.Entry<String, Object> entry : layout.arrays().entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeChar(DeviceArrays.type(entry.getValue()));
        out.writeInt(DeviceArrays.length(entry.getValue()));
        out.flush();
        DeviceArrays.write(file, entry.getValue());
      }
    }
  }

  /// @return most steps of a batch
  static int read(FileChannel file, List<Task> tasks, Map<String, Object> arrays)
      throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(file));
    int steps = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      String className = in.readUTF();
      String method = in.readUTF();
      List<String> names = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        names.add(in.readUTF());
      }
      tasks.add(new Task(className, method, names));
    }
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      Object array = DeviceArrays.made(in.readChar(), in.readInt());
      DeviceArrays.read(file, array);
      arrays.put(name, array);
    }
    return steps;
  }
}
