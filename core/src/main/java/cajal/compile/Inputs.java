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

  // Pieces begin where cache lines of 64 bytes do.
  private static final int ALIGNMENT = 8;

  /// @param used `[population][port]`, whether anything arrives there
  static Inputs of(List<PopulationCompiler.Checked> populations, boolean[][] used) {
    int[][] from = new int[used.length][];
    int at = 0;
    for (int p = 0; p < used.length; p++) {
      from[p] = new int[used[p].length];
      int length = (populations.get(p).population().size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      for (int port = 0; port < used[p].length; port++) {
        from[p][port] = used[p][port] ? at : NONE;
        at = used[p][port] ? Math.addExact(at, length) : at;
      }
    }
    return new Inputs(from, at);
  }

  /// Place of neuron 0 at a port.
  public int from(int population, int port) {
    return from[population][port];
  }
}
