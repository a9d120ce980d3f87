package cajal.analyse.tensor;

import cajal.analyse.tensor.SlabProducts.Block;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The product of a tensor's unfolding with the Khatri-Rao product of all factors but one (MTTKRP),
/// for each mode, without any unfolding being made.
///
/// A tensor is read as slabs, matrices of its last two modes. What the slabs give with the factor
/// of one of the two, the contracted mode, is kept and serves all other modes, so a sweep reads the
/// tensor twice. The longer of the two is contracted, since less is then to be kept. Work is cut
/// into parts whose number does not depend on the processors, and sums are taken in their order.
final class Contraction {

  private static final int PARTS = 16;
  private static final int ROWS = 64;

  // Products are kept while they take less than this share of the tensor.
  private static final double KEPT_SHARE = 0.45;

  private final Tensor tensor;
  private final int rank;
  private final int width;
  private final int slabs;
  private final int rows;
  private final int inner;
  private final int contracted;
  private final int other;
  private final double @Nullable [] kept;
  private boolean keptIsCurrent;

  Contraction(Tensor tensor, int rank) {
    this.tensor = tensor;
    this.rank = rank;
    width = Columns.padded(rank);
    int last = tensor.modes() - 1;
    inner = tensor.shape()[last];
    rows = tensor.shape()[last - 1];
    slabs = tensor.cells() / rows / inner;
    // Parts of few slabs begin within slabs, which only rows of their own allow.
    contracted = rows > inner && slabs > 1 ? last - 1 : last;
    other = 2 * last - 1 - contracted;
    long size = (long) slabs * tensor.shape()[other] * width;
    double room = KEPT_SHARE * tensor.cells() * (tensor instanceof Tensor.Floats ? 0.5 : 1);
    kept = size <= room ? new double[(int) size] : null;
  }

  /// To be told when a factor has changed.
  void factorChanged(int mode) {
    if (mode == contracted) {
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
    Arrays.fill(product, 0);
    Columns one = columns(factors, contracted);
    Columns two = columns(factors, other);
    if (mode == contracted) {
      double[] weights = weights(factors);
      addUp(part -> overContracted(part, two, weights), product);
      return;
    }
    if (kept != null && !keptIsCurrent) {
      inParts(part -> fill(part, kept, one));
      keptIsCurrent = true;
    }
    if (mode == other) {
      double[] weights = weights(factors);
      addUp(part -> overOther(part, one, weights), product);
    } else {
      double[] totals = new double[slabs * width];
      inParts(part -> totals(part, one, two, totals));
      addEarlier(mode, factors, totals, product);
    }
  }

  // The inner loops run along the last mode, whose columns lie in panels.
  private boolean inPanels(int mode) {
    return mode == tensor.modes() - 1;
  }

  private Columns columns(double[][] factors, int mode) {
    return Columns.of(factors[mode], tensor.shape()[mode], rank, inPanels(mode));
  }

  private static void inParts(IntConsumer work) {
    IntStream.range(0, PARTS).parallel().forEach(work);
  }

  private void addUp(IntFunction<Columns> work, double[] product) {
    Columns[] sums = new Columns[PARTS];
    inParts(part -> sums[part] = work.apply(part));
    for (Columns sum : sums) {
      sum.addTo(product, rank);
    }
  }

  private int firstSlab(int part) {
    return (int) ((long) slabs * part / PARTS);
  }

  // A single slab is cut between its rows.
  private int firstRow(int part) {
    return slabs == 1 ? (int) ((long) rows * part / PARTS) : firstSlab(part) * rows;
  }

  private Columns overContracted(int part, Columns two, double[] weights) {
    Columns sum = Columns.zeros(tensor.shape()[contracted], rank, inPanels(contracted));
    Columns weighted = Columns.zeros(two.rows(), rank, inPanels(other));
    Rows source = new Rows();
    for (int row = firstRow(part); row < firstRow(part + 1); ) {
      int slab = row / rows;
      int end = Math.min(firstRow(part + 1), (slab + 1) * rows);
      weighted.clear();
      weighted.addWeighted(two, weights, slab * width);
      multiply(source, new Stretch(row, end), other, weighted, sum);
      row = end;
    }
    return sum;
  }

  private Columns overOther(int part, Columns one, double[] weights) {
    Columns sum = Columns.zeros(tensor.shape()[other], rank, inPanels(other));
    Half half = new Half(one);
    for (int slab = firstSlab(part); slab < firstSlab(part + 1); slab++) {
      sum.addWeighted(half.of(slab), weights, slab * width);
    }
    return sum;
  }

  private void totals(int part, Columns one, Columns two, double[] totals) {
    Half half = new Half(one);
    for (int slab = firstSlab(part); slab < firstSlab(part + 1); slab++) {
      half.of(slab).addInnerProducts(two, totals, slab * width);
    }
  }

  private void fill(int part, double[] into, Columns one) {
    Rows source = new Rows();
    for (int row = firstRow(part); row < firstRow(part + 1); ) {
      int slab = row / rows;
      int end = Math.min(firstRow(part + 1), (slab + 1) * rows);
      Columns products = keptSlab(into, slab);
      if (end - row == rows) {
        products.clear();
      } else {
        products.clearRows(row % rows, end - slab * rows);
      }
      multiply(source, new Stretch(row, end), contracted, one, products);
      row = end;
    }
  }

  private Columns keptSlab(double[] values, int slab) {
    int length = tensor.shape()[other];
    return Columns.laid(
        values, slab * length * width, length, Columns.panels(rank), inPanels(other));
  }

  /// Rows of the tensor that follow each other within one slab.
  private record Stretch(int from, int end) {}

  // Contracts rows with the factor of one of the last two modes.
  private void multiply(Rows source, Stretch stretch, int mode, Columns factor, Columns products) {
    for (int row = stretch.from(); row < stretch.end(); row += ROWS) {
      Block block = source.block(row, Math.min(ROWS, stretch.end() - row));
      if (mode == tensor.modes() - 1) {
        SlabProducts.alongRows(block, factor, products, row % rows);
      } else {
        SlabProducts.acrossRows(block, factor, row % rows, products);
      }
    }
  }

  // What the factors of the modes before the last two say of each slab, with padding.
  private double[] weights(double[][] factors) {
    double[] products = KhatriRao.of(factors, tensor.shape(), rank, 0, tensor.modes() - 2);
    double[] padded = new double[slabs * width];
    for (int slab = 0; slab < slabs; slab++) {
      System.arraycopy(products, slab * rank, padded, slab * width, rank);
    }
    return padded;
  }

  // Slabs are summed, each weighted by the factors of the other modes before the last two.
  private void addEarlier(int mode, double[][] factors, double[] totals, double[] product) {
    int[] shape = tensor.shape();
    double[] before = KhatriRao.of(factors, shape, rank, 0, mode);
    double[] behind = KhatriRao.of(factors, shape, rank, mode + 1, tensor.modes() - 2);
    int after = behind.length / rank;
    for (int slab = 0; slab < slabs; slab++) {
      int b = slab / (after * shape[mode]) * rank;
      int q = slab % after * rank;
      int index = slab / after % shape[mode] * rank;
      for (int r = 0; r < rank; r++) {
        product[index + r] += totals[slab * width + r] * before[b + r] * behind[q + r];
      }
    }
  }

  /// Slabs contracted once: as they were kept, or made anew where there was no room.
  private final class Half {

    private final Columns one;
    private final Columns scratch;
    private final Rows source = new Rows();

    Half(Columns one) {
      this.one = one;
      scratch = Columns.zeros(kept == null ? tensor.shape()[other] : 0, rank, inPanels(other));
    }

    Columns of(int slab) {
      if (kept != null) {
        return keptSlab(kept, slab);
      }
      scratch.clear();
      multiply(source, new Stretch(slab * rows, (slab + 1) * rows), contracted, one, scratch);
      return scratch;
    }
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
}
