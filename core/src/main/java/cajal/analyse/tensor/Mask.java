package cajal.analyse.tensor;

import cajal.analyse.random.RandomSequence;
import java.util.BitSet;

/// Cells of a tensor that are not seen by its factorisation: missing, or held out for a test.
///
/// @param cells row-major indices, ascending
public record Mask(int[] cells) {

  /// Nothing is hidden.
  public static final Mask NONE = new Mask(new int[0]);

  /// The cells whose bit is set.
  public static Mask of(BitSet hidden) {
    return new Mask(hidden.stream().toArray());
  }

  /// Both together.
  public Mask and(Mask other) {
    BitSet union = new BitSet();
    for (int cell : cells) {
      union.set(cell);
    }
    for (int cell : other.cells) {
      union.set(cell);
    }
    return of(union);
  }

  /// The cells that are hidden here but not there.
  public Mask without(Mask other) {
    BitSet left = new BitSet();
    for (int cell : cells) {
      left.set(cell);
    }
    for (int cell : other.cells) {
      left.clear(cell);
    }
    return of(left);
  }

  /// Random stretches along one mode, so that neighbours in time cannot betray what is held out.
  ///
  /// @param share of all cells, 0 to 1
  /// @param mode along which a stretch runs: time
  /// @param length of a stretch; the last of a line may be shorter
  public static Mask stretches(Tensor tensor, double share, int mode, int length, long seed) {
    int[] shape = tensor.shape();
    int stride = 1;
    for (int m = mode + 1; m < shape.length; m++) {
      stride *= shape[m];
    }
    int blocks = (shape[mode] + length - 1) / length;
    int lines = tensor.cells() / shape[mode];
    RandomSequence random = RandomSequence.of(seed, "held-out stretches");
    BitSet hidden = new BitSet(tensor.cells());
    for (int line = 0; line < lines; line++) {
      int first = line / stride * stride * shape[mode] + line % stride;
      for (int block = 0; block < blocks; block++) {
        if (random.uniform() < share) {
          int end = Math.min(shape[mode], (block + 1) * length);
          for (int i = block * length; i < end; i++) {
            hidden.set(first + i * stride);
          }
        }
      }
    }
    return of(hidden);
  }
}
