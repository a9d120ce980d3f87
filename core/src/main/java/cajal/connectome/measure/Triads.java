package cajal.connectome.measure;

import java.util.Arrays;
import java.util.List;

/// The 16 ways in which three cells can be connected, and how often each occurs.
///
/// Named as by Davis & Leinhardt: numbers of mutual, one-way and absent connections, and a letter.
/// Counted without looking at triples that are not connected: Batagelj & Mrvar 2001,
/// doi:10.1016/S0378-8733(01)00035-1.
final class Triads {

  static final List<String> NAMES =
      List.of(
          "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201",
          "120D", "120U", "120C", "210", "300");

  /// `[code]`, class of three cells by the codes of their three pairs: 1-2, 1-3 and 2-3, two bits
  /// each.
  static final int[] CLASS = classes();

  private Triads() {}

  private static int[] classes() {
    int[] classes = new int[64];
    Arrays.setAll(classes, code -> NAMES.indexOf(name(code)));
    return classes;
  }

  private static String name(int code) {
    int[][] pairs = {{0, 1}, {0, 2}, {1, 2}};
    int[] out = new int[3];
    int[] in = new int[3];
    int mutual = 0;
    int single = 0;
    // Sum of the cells without a mutual connection, of which there is one where one is mutual.
    int third = 3;
    for (int pair = 0; pair < 3; pair++) {
      int dyad = code >> (2 * pair) & 3;
      int one = pairs[pair][0];
      int other = pairs[pair][1];
      if (dyad == 3) {
        mutual++;
        third = 3 - one - other;
      } else if (dyad != 0) {
        single++;
        out[dyad == 1 ? one : other]++;
        in[dyad == 1 ? other : one]++;
      }
    }
    boolean spreads = Arrays.stream(out).anyMatch(n -> n == 2);
    boolean gathers = Arrays.stream(in).anyMatch(n -> n == 2);
    String counts = "" + mutual + single + (3 - mutual - single);
    return counts
        + switch (counts) {
          case "021", "120" -> spreads ? "D" : gathers ? "U" : "C";
          case "111" -> out[third] == 1 ? "D" : "U";
          case "030" -> spreads ? "T" : "C";
          default -> "";
        };
  }

  /// `[class]`, number of triples of cells in each of the 16 classes.
  static double[] census(Adjacency adjacency) {
    Adjacency undirected = adjacency.undirected();
    Dyads dyads = new Dyads(adjacency);
    int size = adjacency.size();
    double[] census = new double[NAMES.size()];
    int[] seen = new int[size];
    Arrays.fill(seen, -1);
    int pass = 0;
    for (int v = 0; v < size; v++) {
      byte[] ofV = dyads.of(v);
      for (int i = undirected.outStart[v]; i < undirected.outStart[v + 1]; i++) {
        int u = undirected.target[i];
        if (u < v) {
          continue;
        }
        byte[] ofU = dyads.of(u);
        int near = 0;
        for (int side = 0; side < 2; side++) {
          int cell = side == 0 ? v : u;
          for (int j = undirected.outStart[cell]; j < undirected.outStart[cell + 1]; j++) {
            int w = undirected.target[j];
            if (w == u || w == v || seen[w] == pass) {
              continue;
            }
            seen[w] = pass;
            near++;
            // Each connected triple counts once: at its first connected pair.
            if (u < w || (v < w && w < u && ofV[w] == 0)) {
              census[CLASS[ofV[u] | ofV[w] << 2 | ofU[w] << 4]]++;
            }
          }
        }
        pass++;
        census[ofV[u] == 3 ? 2 : 1] += size - near - 2;
      }
    }
    double connected = Arrays.stream(census).sum();
    census[0] = size * (size - 1.0) * (size - 2.0) / 6 - connected;
    return census;
  }
}
