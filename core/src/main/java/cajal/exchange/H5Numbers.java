package cajal.exchange;

import cajal.work.Progress;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The numbers of an array of an HDF5 file, cut into blocks along the pieces in which they are
/// packed, so that none is unpacked twice.
final class H5Numbers implements NumberSource {

  private final Path file;
  private final Dataset dataset;
  private final Progress progress;
  private final int[] shape;
  private final int count;
  private final int most;

  /// @throws cajal.problem.ProblemException if the array claims more values than can be read
  H5Numbers(Path file, Dataset dataset, Progress progress) {
    this(file, dataset, progress, BLOCK);
  }

  /// @param most numbers in a block, unless the file packs more of them together
  H5Numbers(Path file, Dataset dataset, Progress progress, int most) {
    this.file = file;
    this.dataset = dataset;
    this.progress = progress;
    this.shape = dataset.getDimensions();
    this.most = most;
    long size = dataset.getSize();
    // No packing shrinks numbers more than a thousandfold: what claims more is damaged.
    if (size > 1024 * Math.max(1024, file.toFile().length())) {
      throw Unreadable.damaged(
          file, "The array " + dataset.getPath() + " cannot have " + size + " values.");
    }
    if (size > Integer.MAX_VALUE - 16) {
      throw Unreadable.at(
          file.toString(),
          "The array " + dataset.getPath() + " with " + size + " values is too large.",
          "Open a part of the recording.");
    }
    this.count = (int) size;
  }

  /// Number of values.
  int count() {
    return count;
  }

  private boolean isWhole() {
    return shape.length == 0 || count <= most || dataset.isEmpty();
  }

  // A piece that is packed by itself; rows of arrays in one piece can be taken singly.
  private int[] piece() {
    if (dataset instanceof ChunkedDataset chunked) {
      return chunked.getChunkDimensions();
    }
    int[] one = new int[shape.length];
    Arrays.fill(one, 1);
    return one;
  }

  @Override
  public NumberCursor open() {
    return new NumberCursor() {
      private final long[] offset = new long[shape.length];
      private int done;

      @Override
      protected double[] block() {
        if (done == count) {
          return new double[0];
        }
        double[] block;
        if (isWhole()) {
          block = whole();
        } else {
          int[] lengths = lengths(offset);
          block = box(offset, lengths, done);
          step(offset, lengths);
        }
        done += block.length;
        return block;
      }

      @Override
      public void close() {
        // The file is its owner's.
      }
    };
  }

  /// How far the next block reaches: whole rows of the outermost dimension whose rows are no longer
  /// than a block.
  private int[] lengths(long[] offset) {
    int[] lengths = new int[shape.length];
    Arrays.fill(lengths, 1);
    int row = 1;
    int axis = shape.length - 1;
    while (axis > 0 && (long) row * shape[axis] <= most) {
      row *= shape[axis];
      lengths[axis] = shape[axis];
      axis--;
    }
    int piece = Math.min(piece()[axis], shape[axis]);
    // The first block of a dimension begins with a piece, and so do all others.
    int rows = Math.max(piece, most / row / piece * piece);
    lengths[axis] = (int) Math.min(rows, shape[axis] - offset[axis]);
    return lengths;
  }

  private void step(long[] offset, int[] lengths) {
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      offset[axis] += lengths[axis];
      if (offset[axis] < shape[axis]) {
        return;
      }
      offset[axis] = 0;
    }
  }

  @Override
  public double[][] split(int[] lengths, boolean firstFastest, boolean columns) throws IOException {
    // A matrix that is turned has its rows where the file has columns.
    boolean ofFile = firstFastest != columns;
    int rows = shape.length == 2 ? shape[0] : 1;
    int across = rows == 0 ? 0 : count / rows;
    if (shape.length != 2 || isWhole()) {
      return NumberSource.super.split(lengths, firstFastest, columns);
    }
    double[][] parts = ofFile ? new double[across][rows] : new double[rows][across];
    int[] box = box(rows, across);
    int done = 0;
    for (int row = 0; row < rows; row += box[0]) {
      for (int column = 0; column < across; column += box[1]) {
        int height = Math.min(box[0], rows - row);
        int width = Math.min(box[1], across - column);
        double[] block = box(new long[] {row, column}, new int[] {height, width}, done);
        for (int i = 0; i < height; i++) {
          for (int j = 0; j < width; j++) {
            if (ofFile) {
              parts[column + j][row + i] = block[i * width + j];
            } else {
              parts[row + i][column + j] = block[i * width + j];
            }
          }
        }
        done += block.length;
      }
    }
    return parts;
  }

  /// Pieces side by side, as many as fit into a block: first along rows, then below each other.
  private int[] box(int rows, int across) {
    int[] piece = piece();
    int height = Math.min(piece[0], rows);
    int width = Math.min(piece[1], across);
    int wide = Math.min(across, Math.max(1, most / height / width) * width);
    int high = wide < across ? height : Math.max(1, most / wide / height) * height;
    return new int[] {Math.min(high, rows), wide};
  }

  private double[] whole() {
    double[] block = new double[count];
    copy(read(() -> dataset.getData(), "it"), block, 0);
    return block;
  }

  private double[] box(long[] offset, int[] lengths, int done) {
    progress.orStop();
    progress.at((double) done / count, "reading " + dataset.getPath());
    int size = Arrays.stream(lengths).reduce(1, Math::multiplyExact);
    double[] block = new double[size];
    copy(
        read(
            () -> dataset.getData(offset, lengths),
            "its values from " + Arrays.toString(offset) + " on"),
        block,
        0);
    return block;
  }

  private @Nullable Object read(Supplier<Object> data, String what) {
    try {
      return data.get();
    } catch (RuntimeException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw Unreadable.damaged(
          file,
          "The array "
              + dataset.getPath()
              + " is damaged: "
              + what
              + " cannot be read ("
              + reason
              + ").");
    }
  }

  private int copy(@Nullable Object data, double[] values, int at) {
    int next = at;
    switch (data) {
      case double[] d -> {
        System.arraycopy(d, 0, values, at, d.length);
        next += d.length;
      }
      case float[] f -> {
        for (float value : f) {
          values[next++] = value;
        }
      }
      case int[] n -> {
        for (int value : n) {
          values[next++] = value;
        }
      }
      case long[] n -> {
        for (long value : n) {
          values[next++] = value;
        }
      }
      case short[] n -> {
        for (short value : n) {
          values[next++] = value;
        }
      }
      case byte[] n -> {
        for (byte value : n) {
          values[next++] = value;
        }
      }
      case boolean[] n -> {
        for (boolean value : n) {
          values[next++] = value ? 1 : 0;
        }
      }
      case Object[] rows -> {
        for (Object row : rows) {
          next = copy(row, values, next);
        }
      }
      case Number number -> values[next++] = number.doubleValue();
      case Boolean truth -> values[next++] = truth ? 1 : 0;
      case String text -> values[next++] = truth(text);
      case null, default ->
          throw Unreadable.damaged(file, "The array " + dataset.getPath() + " holds no numbers.");
    }
    return next;
  }

  // Python writes truth values as an enumeration of these words.
  private static double truth(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "TRUE" -> 1;
      case "FALSE" -> 0;
      default -> Numbers.parse(text);
    };
  }
}
