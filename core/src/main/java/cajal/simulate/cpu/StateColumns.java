package cajal.simulate.cpu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Columns of state in a checkpoint. Each is led by its length, which tells a damaged file from a
/// sound one before anything is taken over from it.
final class StateColumns {

  private StateColumns() {}

  static void write(DataOutput out, double[][] columns) throws IOException {
    out.writeInt(columns.length);
    for (double[] column : columns) {
      write(out, column);
    }
  }

  static void write(DataOutput out, double[] column) throws IOException {
    out.writeInt(column.length);
    for (double value : column) {
      out.writeDouble(value);
    }
  }

  static void write(DataOutput out, int[] column) throws IOException {
    out.writeInt(column.length);
    for (int value : column) {
      out.writeInt(value);
    }
  }

  static void read(DataInput in, double[][] columns) throws IOException {
    expect(in, columns.length);
    for (double[] column : columns) {
      read(in, column);
    }
  }

  static void read(DataInput in, double[] column) throws IOException {
    expect(in, column.length);
    for (int i = 0; i < column.length; i++) {
      column[i] = in.readDouble();
    }
  }

  static void read(DataInput in, int[] column) throws IOException {
    expect(in, column.length);
    for (int i = 0; i < column.length; i++) {
      column[i] = in.readInt();
    }
  }

  /// A number below a bound.
  static int readBelow(DataInput in, int bound) throws IOException {
    int value = in.readInt();
    if (value < 0 || value >= bound) {
      throw new IOException("it holds " + value + " where a number below " + bound + " belongs");
    }
    return value;
  }

  /// Numbers below a bound. A damaged file ends before it has used up the memory.
  static int[] readAllBelow(DataInput in, int length, int bound) throws IOException {
    expect(in, length);
    int[] column = new int[Math.min(length, 1 << 16)];
    for (int i = 0; i < length; i++) {
      if (i == column.length) {
        column = Arrays.copyOf(column, (int) Math.min(length, 2L * i));
      }
      column[i] = readBelow(in, bound);
    }
    return column;
  }

  private static void expect(DataInput in, int length) throws IOException {
    int found = in.readInt();
    if (found != length) {
      throw new IOException("it holds " + found + " values where " + length + " belong");
    }
  }
}
