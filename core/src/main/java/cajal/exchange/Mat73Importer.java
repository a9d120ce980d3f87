package cajal.exchange;

import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads MATLAB files of version 7.3, which are HDF5, by the names and shapes of their variables.
final class Mat73Importer implements Importer {

  private static final int DEEPEST = 24;

  @Override
  public String title() {
    return "MATLAB 7.3";
  }

  @Override
  public List<String> extensions() {
    return List.of("mat");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    byte[] head = FileHead.raw(path, 10);
    return new String(head, StandardCharsets.US_ASCII).equals("MATLAB 7.3") && H5File.isHdf5(path);
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return H5File.with(
        path,
        file -> {
          List<NamedArray> found = new ArrayList<>();
          new Variables(path, file, progress).addAll(file, "", found, 0);
          return Mat5Importer.reading(path, found, options, title());
        });
  }

  /// Variables of one file. MATLAB's first dimension is the last one in the file.
  private record Variables(Path path, HdfFile file, Progress progress) {

    void addAll(Group group, String prefix, List<NamedArray> into, int depth) {
      for (Node child : group.getChildren().values()) {
        // Where the file keeps what its cells and objects point to.
        if (!child.getName().startsWith("#")) {
          add(child, prefix + child.getName(), into, depth);
        }
      }
    }

    private void add(Node node, String name, List<NamedArray> into, int depth) {
      if (depth > DEEPEST) {
        return;
      }
      if (node instanceof Group struct) {
        addAll(struct, name + ".", into, depth + 1);
      } else if (node instanceof Dataset data) {
        array(data, name, into, depth);
      }
    }

    private void array(Dataset data, String name, List<NamedArray> into, int depth) {
      String kind = H5File.text(data, "MATLAB_class");
      int[] stored = data.getDimensions();
      int[] shape = new int[stored.length];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = stored[shape.length - 1 - i];
      }
      if (kind.equals("cell")) {
        List<NamedArray> cells = new ArrayList<>();
        double[] addresses = H5File.numbers(path, data, progress);
        for (int i = 0; i < addresses.length; i++) {
          Node target = file.getNodeByAddress((long) addresses[i]);
          add(target, name + "{" + (i + 1) + "}", cells, depth + 1);
        }
        into.add(new NamedArray.Cells(name, shape, cells));
      } else if (data.isCompound() || H5File.isText(data)) {
        into.add(new NamedArray.Cells(name + " (of a kind that is not read)", shape, List.of()));
      } else if (!Double.isNaN(H5File.number(data, "MATLAB_empty"))
          && H5File.number(data, "MATLAB_empty") != 0) {
        into.add(new NamedArray.Numeric(name, new int[] {0}, false, NumberSource.of()));
      } else {
        NamedArray.Numeric array =
            new NamedArray.Numeric(name, shape, true, new H5Numbers(path, data, progress));
        into.add(kind.equals("char") ? text(name, shape, array.values()) : array);
      }
    }

    private static NamedArray text(String name, int[] shape, double[] codes) {
      int rows = shape.length == 0 ? 1 : shape[0];
      List<String> lines = new ArrayList<>();
      int width = rows == 0 ? 0 : codes.length / rows;
      for (int row = 0; row < rows; row++) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width; i++) {
          line.append((char) codes[row * width + i]);
        }
        lines.add(line.toString().strip());
      }
      return new NamedArray.Textual(name, new int[] {rows}, lines);
    }
  }
}
