package cajal.connectome.measure;

import cajal.problem.Problem;
import cajal.problem.ProblemException;

/// Between any two cells: no connection, one, the other or both, to be looked up at once.
final class Dyads {

  /// A byte for each pair of cells then takes 400 MB.
  private static final int MOST_CELLS = 20_000;

  private final byte[][] code;

  Dyads(Adjacency adjacency) {
    int size = adjacency.size();
    if (size > MOST_CELLS) {
      throw new ProblemException(
          Problem.error(
              null,
              "Triads and motifs of more than " + MOST_CELLS + " cells are not counted.",
              "Choose some of the cells."));
    }
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
