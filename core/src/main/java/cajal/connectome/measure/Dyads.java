package cajal.connectome.measure;

/// Between any two cells: no connection, one, the other or both, to be looked up at once.
final class Dyads {

  private final byte[][] code;

  Dyads(Adjacency adjacency) {
    int size = adjacency.size();
    code = new byte[size][size];
    for (int cell = 0; cell < size; cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int other = adjacency.target[i];
        code[cell][other] |= 1;
        code[other][cell] |= 2;
      }
    }
  }

  /// `[other]`, 1 for a connection to the other, 2 for one from it, 3 for both.
  byte[] of(int cell) {
    return code[cell];
  }
}
