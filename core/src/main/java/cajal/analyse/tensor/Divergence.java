package cajal.analyse.tensor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Non-negative factors of the least Kullback-Leibler divergence, which is the likelihood of
/// Poisson counts, by multiplicative updates (Lee & Seung 1999, doi:10.1038/44565; for tensors
/// Welling & Weber 2001, doi:10.1016/S0167-8655(01)00070-8).
///
/// Cells that are not seen count as what the model says of them. The error is the divergence over
/// that of the mean of all cells that are seen, so 1 is no better than one number.
final class Divergence implements Sweeps {

  private static final int PARTS = 16;
  private static final double LEAST = 1e-12;

  private final Tensor tensor;
  private final int rank;
  private final int last;
  private final int inner;
  private final int rows;
  private final BitSet hidden = new BitSet();
  private final double[][] factors;
  private final double ofMean;

  /// @param start `[mode][index * rank + component]`, modified
  Divergence(Tensor tensor, Mask mask, double[][] start) {
    this.tensor = tensor;
    factors = start;
    rank = start[0].length / tensor.shape()[0];
    last = tensor.modes() - 1;
    inner = tensor.shape()[last];
    rows = tensor.cells() / inner;
    for (int cell : mask.cells()) {
      hidden.set(cell);
    }
    double sum = 0;
    for (int cell = hidden.nextClearBit(0);
        cell < tensor.cells();
        cell = hidden.nextClearBit(cell + 1)) {
      sum += tensor.at(cell);
    }
    double mean = sum / Math.max(1, tensor.cells() - hidden.cardinality());
    double divergence = 0;
    for (int cell = hidden.nextClearBit(0);
        cell < tensor.cells();
        cell = hidden.nextClearBit(cell + 1)) {
      divergence += term(tensor.at(cell), mean);
    }
    ofMean = divergence;
  }

  private static double term(double value, double model) {
    double at = Math.max(model, LEAST);
    return (value > 0 ? value * Math.log(value / at) : 0) - value + at;
  }

  @Override
  public Components model() {
    double[] weights = new double[rank];
    Arrays.fill(weights, 1);
    return new Components(tensor.shape(), factors, weights).normalised();
  }

  @Override
  public double sweep() {
    for (int mode = 0; mode <= last; mode++) {
      int at = mode;
      double[][] parts = new double[PARTS][];
      IntStream.range(0, PARTS).parallel().forEach(part -> parts[part] = wanted(part, at));
      double[] modelled = new double[rank];
      Arrays.fill(modelled, 1);
      for (int other = 0; other <= last; other++) {
        if (other != mode) {
          double[] sums = new double[rank];
          for (int i = 0; i < factors[other].length; i++) {
            sums[i % rank] += factors[other][i];
          }
          for (int r = 0; r < rank; r++) {
            modelled[r] *= sums[r];
          }
        }
      }
      double[] factor = factors[mode];
      for (int i = 0; i < factor.length; i++) {
        double wanted = 0;
        for (double[] part : parts) {
          wanted += part[i];
        }
        factor[i] *= wanted / Math.max(modelled[i % rank], LEAST);
      }
    }
    double[] divergence = new double[PARTS];
    IntStream.range(0, PARTS).parallel().forEach(part -> divergence[part] = divergence(part));
    return ofMean > 0 ? Arrays.stream(divergence).sum() / ofMean : 0;
  }

  // Values over what the model says of them, summed with what the other factors weigh them with.
  private double[] wanted(int part, int mode) {
    double[] sums = new double[factors[mode].length];
    Line line = new Line();
    double[] weights = new double[rank];
    for (int row = start(part); row < start(part + 1); row++) {
      line.read(row);
      for (int k = 0; k < inner; k++) {
        line.ratios[k] =
            hidden.get(row * inner + k) ? 1 : line.values[k] / Math.max(line.model[k], LEAST);
      }
      if (mode == last) {
        for (int k = 0; k < inner; k++) {
          for (int r = 0; r < rank; r++) {
            sums[k * rank + r] += line.ratios[k] * line.weights[r];
          }
        }
      } else {
        int index = weigh(row, mode, weights);
        for (int r = 0; r < rank; r++) {
          double sum = 0;
          for (int k = 0; k < inner; k++) {
            sum += line.ratios[k] * factors[last][k * rank + r];
          }
          sums[index * rank + r] += sum * weights[r];
        }
      }
    }
    return sums;
  }

  private double divergence(int part) {
    Line line = new Line();
    double sum = 0;
    for (int row = start(part); row < start(part + 1); row++) {
      line.read(row);
      for (int k = 0; k < inner; k++) {
        if (!hidden.get(row * inner + k)) {
          sum += term(line.values[k], line.model[k]);
        }
      }
    }
    return sum;
  }

  private int start(int part) {
    return (int) ((long) rows * part / PARTS);
  }

  // What the factors of all modes before the last but one of them say of a row.
  private int weigh(int row, int skipped, double[] weights) {
    Arrays.fill(weights, 1);
    int left = row;
    int own = 0;
    for (int mode = last - 1; mode >= 0; mode--) {
      int index = left % tensor.shape()[mode];
      left /= tensor.shape()[mode];
      if (mode == skipped) {
        own = index;
      } else {
        for (int r = 0; r < rank; r++) {
          weights[r] *= factors[mode][index * rank + r];
        }
      }
    }
    return own;
  }

  /// A row of the tensor and of the model.
  private final class Line {

    private final double[] values = new double[inner];
    private final double[] model = new double[inner];
    private final double[] ratios = new double[inner];
    private final double[] weights = new double[rank];

    void read(int row) {
      tensor.read(row * inner, inner, values);
      weigh(row, -1, weights);
      for (int k = 0; k < inner; k++) {
        double sum = 0;
        for (int r = 0; r < rank; r++) {
          sum += weights[r] * factors[last][k * rank + r];
        }
        model[k] = sum;
      }
    }
  }
}
