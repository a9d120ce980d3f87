package cajal.analyse.tensor;

import cajal.analyse.tensor.Panels.Block;
import cajal.analyse.tensor.Panels.Padded;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The product of a tensor's unfolding with the Khatri-Rao product of all factors but one (MTTKRP),
/// for each mode, without any unfolding being made.
///
/// A tensor is read as rows that run along its last mode. What the rows give with the last factor
/// serves all other modes, so a sweep reads the tensor twice. Work is cut into parts whose number
/// does not depend on the processors, and sums are taken in their order.
final class Contraction {

  private static final int PARTS = 16;
  private static final int ROWS = 64;

  // The products are kept for all rows while they take less than this share of the tensor.
  private static final double KEPT_SHARE = 0.45;

  private final Tensor tensor;
  private final int rank;
  private final int last;
  private final int inner;
  private final int rows;
  private @Nullable Padded kept;
  private boolean keptIsCurrent;

  Contraction(Tensor tensor, int rank) {
    this.tensor = tensor;
    this.rank = rank;
    last = tensor.modes() - 1;
    inner = tensor.shape()[last];
    rows = tensor.cells() / inner;
  }

  /// To be told when a factor has changed.
  void factorChanged(int mode) {
    if (mode == last) {
      keptIsCurrent = false;
    }
  }

  /// To be told when values of the tensor have changed.
  void tensorChanged() {
    keptIsCurrent = false;
  }

  /// Computes the product for one mode.
  ///
  /// @param factors `[mode][index * rank + component]`
  /// @param product `[index * rank + component]`, modified
  void into(int mode, double[][] factors, double[] product) {
    int length = tensor.shape()[mode];
    Padded[] sums = new Padded[PARTS];
    Weights weights = new Weights(mode, factors);
    if (mode == last) {
      inParts(part -> sums[part] = lastMode(part, weights));
    } else {
      Padded factor = Padded.of(factors[last], inner, rank);
      Padded products = keptProducts(factor);
      inParts(part -> sums[part] = otherMode(part, weights, factor, products));
    }
    Arrays.fill(product, 0);
    int width = sums[0].width();
    for (Padded sum : sums) {
      for (int i = 0; i < length; i++) {
        for (int r = 0; r < rank; r++) {
          product[i * rank + r] += sum.values()[i * width + r];
        }
      }
    }
  }

  private static void inParts(java.util.function.IntConsumer work) {
    IntStream.range(0, PARTS).parallel().forEach(work);
  }

  private int start(int part) {
    return (int) ((long) rows * part / PARTS);
  }

  // The rows' products with the last factor, where there is room for them.
  private @Nullable Padded keptProducts(Padded factor) {
    boolean single = tensor instanceof Tensor.Floats;
    double room = KEPT_SHARE * inner * (single ? 0.5 : 1);
    if (factor.width() > room || (long) rows * factor.width() > Integer.MAX_VALUE - 8) {
      return null;
    }
    if (kept == null) {
      kept = Padded.zeros(rows, rank);
    }
    Padded products = kept;
    if (!keptIsCurrent) {
      inParts(part -> {
        Rows source = new Rows();
        for (int row = start(part); row < start(part + 1); row += ROWS) {
          int count = Math.min(ROWS, start(part + 1) - row);
          int width = products.width();
          Arrays.fill(products.values(), row * width, (row + count) * width, 0);
          Panels.multiply(source.block(row, count), factor, products, row);
        }
      });
      keptIsCurrent = true;
    }
    return products;
  }

  private Padded otherMode(int part, Weights weights, Padded factor, @Nullable Padded products) {
    Padded sum = Padded.zeros(weights.length, rank);
    Rows source = new Rows();
    Padded scratch = Padded.zeros(products == null ? ROWS : 0, rank);
    for (int row = start(part); row < start(part + 1); row += ROWS) {
      int count = Math.min(ROWS, start(part + 1) - row);
      Padded block = products;
      int offset = row;
      if (block == null) {
        Arrays.fill(scratch.values(), 0);
        Panels.multiply(source.block(row, count), factor, scratch, 0);
        block = scratch;
        offset = 0;
      }
      weights.add(row, count, block, offset, sum);
    }
    return sum;
  }

  private Padded lastMode(int part, Weights weights) {
    Padded sum = Padded.zeros(inner, rank);
    Padded scratch = Padded.zeros(ROWS, rank);
    Rows source = new Rows();
    for (int row = start(part); row < start(part + 1); row += ROWS) {
      int count = Math.min(ROWS, start(part + 1) - row);
      weights.of(row, count, scratch);
      Panels.multiplyTransposed(source.block(row, count), scratch, sum);
    }
    return sum;
  }

  /// Reads rows: where they lie if they are in double precision, else through a buffer.
  private final class Rows {

    private double[] buffer = new double[0];

    Block block(int row, int count) {
      int cell = row * inner;
      if (tensor instanceof Tensor.Doubles(int[] _, double[] values)) {
        return Block.whole(values, cell, count, inner);
      }
      if (buffer.length < count * inner) {
        buffer = new double[count * inner];
      }
      tensor.read(cell, count * inner, buffer);
      return Block.whole(buffer, 0, count, inner);
    }
  }

  /// For each row the product of what the factors of the modes before the last say, without the
  /// mode that is computed.
  private final class Weights {

    private final int length;
    private final int after;
    private final Padded before;
    private final Padded behind;
    private final boolean hasBefore;
    private final boolean hasBehind;

    Weights(int mode, double[][] factors) {
      int[] shape = tensor.shape();
      boolean ofLast = mode == last;
      double[] first = KhatriRao.of(factors, shape, rank, 0, ofLast ? last - 1 : mode);
      double[] second = KhatriRao.of(factors, shape, rank, ofLast ? last - 1 : mode + 1, last);
      length = ofLast ? 1 : shape[mode];
      after = second.length / rank;
      hasBefore = first.length > rank;
      hasBehind = second.length > rank;
      before = Padded.of(first, first.length / rank, rank);
      behind = Padded.of(second, after, rank);
    }

    /// Adds the products of consecutive rows, weighted, to the sums of their indices.
    void add(int row, int count, Padded products, int at, Padded sums) {
      int q = row % after;
      int index = row / after % length;
      int b = row / (after * length);
      Padded scratch = Padded.zeros(1, rank);
      for (int i = 0; i < count; i++) {
        if (!hasBefore) {
          Panels.addProduct(products, at + i, behind, q, sums, index);
        } else if (!hasBehind) {
          Panels.addProduct(products, at + i, before, b, sums, index);
        } else {
          Panels.product(before, b, behind, q, scratch, 0);
          Panels.addProduct(products, at + i, scratch, 0, sums, index);
        }
        if (++q == after) {
          q = 0;
          if (++index == length) {
            index = 0;
            b++;
          }
        }
      }
    }

    /// The weights of consecutive rows, for the last mode.
    ///
    /// @param into modified from row 0 on
    void of(int row, int count, Padded into) {
      int q = row % after;
      int b = row / after;
      for (int i = 0; i < count; i++) {
        Panels.product(before, b, behind, q, into, i);
        if (++q == after) {
          q = 0;
          b++;
        }
      }
    }
  }
}
