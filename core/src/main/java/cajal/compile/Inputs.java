package cajal.compile;

import java.util.List;

/// Where the spikes of a step arrive: one long column, in which each port of each population has a
/// piece of its own, `[neuron]`. Synapses name their targets by their place in it.
///
/// @param from `[population][port]`, where neuron 0 has its place; {@link #NONE} where nothing ever
///   arrives
/// @param size length of the column
public record Inputs(int[][] from, int size) {

  /// Stands for no place at all.
  public static final int NONE = -1;

  /// Distance of columns that are gone through together, see {@link #length}.
  public static final int DISTANCE = 512;

  // Pieces begin where cache lines of 64 bytes do, as far as the virtual machine lets them.
  private static final int ALIGNMENT = 8;

  /// @param used `[population][port]`, whether anything arrives there
  static Inputs of(List<PopulationCompiler.Checked> populations, boolean[][] used) {
    int[][] from = new int[used.length][];
    int at = 0;
    for (int p = 0; p < used.length; p++) {
      from[p] = new int[used[p].length];
      int length = length(populations.get(p).population().size());
      for (int port = 0; port < used[p].length; port++) {
        from[p][port] = used[p][port] ? at : NONE;
        at = used[p][port] ? Math.addExact(at, length) : at;
      }
    }
    return new Inputs(from, at);
  }

  /// Places that a column of some neurons takes up.
  ///
  /// A processor compares only the last 12 bits of the addresses when it looks whether a number has
  /// just been written that it is about to read: 512 numbers of 8 bytes. Where columns that are
  /// gone through together lie a little more or less than a multiple of that apart, it waits for
  /// numbers that have nothing to do with each other, and takes up to twice as long. At whole
  /// multiples the numbers of one neuron are read before any of them is written, and nothing waits.
  public static int length(int neurons) {
    int multiple = neurons < DISTANCE ? ALIGNMENT : DISTANCE;
    return Math.addExact(neurons, multiple - 1) / multiple * multiple;
  }

  /// Place of neuron 0 at a port.
  public int from(int population, int port) {
    return from[population][port];
  }
}
