package cajal.analyse.complexity;

import java.util.Arrays;

/// Number of words in the exhaustive history of a sequence (Lempel & Ziv 1976,
/// doi:10.1109/TIT.1976.1055501): each word is the shortest piece that did not occur before.
final class LempelZiv {

  private LempelZiv() {}

  /// Number of words; a last word that occurred before counts too.
  ///
  /// A suffix automaton of all but the last symbol knows whether a piece occurred, so that the time
  /// is proportional to the length.
  ///
  /// @param symbols each 0 to `alphabet - 1`
  static int words(int[] symbols, int alphabet) {
    Automaton automaton = new Automaton(symbols.length, alphabet);
    int words = 0;
    int state = 0;
    int piece = 0;
    for (int symbol : symbols) {
      // The automaton knows all before this symbol, overlaps with the word included.
      int next = automaton.next(state, symbol);
      if (next < 0) {
        words++;
        state = 0;
        piece = 0;
      } else {
        state = next;
        piece++;
      }
      state = automaton.append(symbol, state, piece);
    }
    return piece > 0 ? words + 1 : words;
  }

  /// Words times the logarithm of the length over the length: bits per symbol of a long sequence.
  static double normalised(int words, int length, int alphabet) {
    return length < 2 ? Double.NaN : words * Math.log(length) / Math.log(alphabet) / length;
  }

  /// The smallest automaton that knows all pieces of a sequence that grows (Blumer et al. 1985,
  /// doi:10.1016/0304-3975(85)90157-4).
  private static final class Automaton {

    private final int alphabet;
    private final int[] next;
    private final int[] link;
    private final int[] length;
    private int states = 1;
    private int last;

    Automaton(int symbols, int alphabet) {
      this.alphabet = alphabet;
      int most = 2 * Math.max(1, symbols) + 1;
      next = new int[Math.multiplyExact(most, alphabet)];
      Arrays.fill(next, -1);
      link = new int[most];
      length = new int[most];
      link[0] = -1;
    }

    /// The state after a symbol; negative where the piece did not occur.
    int next(int state, int symbol) {
      return next[state * alphabet + symbol];
    }

    /// Takes a symbol in. Where a state is halved on the way, a reader whose piece belongs to the
    /// shorter half moves there.
    ///
    /// @param reader state of the piece that is being read
    /// @param piece its length
    /// @return where the reader stands now
    int append(int symbol, int reader, int piece) {
      int moved = reader;
      int made = states++;
      length[made] = length[last] + 1;
      int at = last;
      while (at >= 0 && next[at * alphabet + symbol] < 0) {
        next[at * alphabet + symbol] = made;
        at = link[at];
      }
      if (at < 0) {
        link[made] = 0;
      } else {
        int seen = next[at * alphabet + symbol];
        if (length[seen] == length[at] + 1) {
          link[made] = seen;
        } else {
          int half = states++;
          length[half] = length[at] + 1;
          System.arraycopy(next, seen * alphabet, next, half * alphabet, alphabet);
          link[half] = link[seen];
          link[seen] = half;
          link[made] = half;
          moved = reader == seen && piece <= length[half] ? half : reader;
          while (at >= 0 && next[at * alphabet + symbol] == seen) {
            next[at * alphabet + symbol] = half;
            at = link[at];
          }
        }
      }
      last = made;
      return moved;
    }
  }
}
