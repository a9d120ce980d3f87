package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.KMeans;
import cajal.analyse.partition.Agreement;
import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Where a chain begins: clusters of neurons by spectral clustering of their smoothed counts'
/// correlations, with more clusters than are expected, and states by the trajectories' energy.
final class FirstGuess {

  private static final double FIRST_DISPERSION = 8;
  private static final int ENERGY_WINDOW = 4;

  private FirstGuess() {}

  /// Fills a chain's state.
  static void into(
      ChainState state, int clusters, Evidence evidence, RandomSequence random, Progress progress) {
    int[] label = neurons(state.counts.smoothed(), clusters, random);
    System.arraycopy(label, 0, state.label, 0, label.length);
    Arrays.fill(state.r, FIRST_DISPERSION);
    for (int round = 0; round < 2; round++) {
      progress.orStop();
      int[] present = state.states.sequence();
      List<Evidence.Fitted> fits = new ArrayList<>();
      for (int cluster = 0; cluster < clusters; cluster++) {
        int c = cluster;
        int[] members = IntStream.range(0, label.length).filter(i -> label[i] == c).toArray();
        if (members.length > 0) {
          fits.add(evidence.fit(members, state.r, present));
        }
      }
      state.take(fits);
      states(state, random);
    }
    state.updateMeans();
  }

  private static int[] neurons(double[][] smooth, int clusters, RandomSequence random) {
    int n = smooth.length;
    double[][] similarity = new double[n][n];
    double[] strength = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        similarity[i][j] = i == j ? 1 : Math.max(0, correlation(smooth[i], smooth[j]));
        strength[i] += similarity[i][j];
      }
    }
    DMatrixRMaj scaled = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled.set(i, j, similarity[i][j] / Math.sqrt(strength[i] * strength[j]));
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(scaled)) {
      return new int[n];
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    int groups = Math.min(clusters, n);
    double[][] points = new double[n][groups];
    for (int i = 0; i < n; i++) {
      double norm = 0;
      for (int k = 0; k < groups; k++) {
        points[i][k] = eigen.getEigenVector(order[k]).get(i);
        norm += points[i][k] * points[i][k];
      }
      for (int k = 0; k < groups; k++) {
        points[i][k] /= Math.max(1e-12, Math.sqrt(norm));
      }
    }
    return Agreement.canonical(
        KMeans.of(points, groups, RandomSequence.of(random.bits(), "clusters")).labels());
  }

  static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int t = 0; t < a.length; t++) {
      ab += (a[t] - meanA) * (b[t] - meanB);
      aa += (a[t] - meanA) * (a[t] - meanA);
      bb += (b[t] - meanB) * (b[t] - meanB);
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }

  /// Two states: where the trajectories are strong and where they are weak.
  ///
  /// @return the strong one
  static int states(ChainState state, RandomSequence random) {
    int bins = state.counts.bins();
    double[] energy = new double[bins];
    for (int a = 0; a < state.dimensions(); a++) {
      double[] row = state.row(a);
      double mean = Arrays.stream(row).average().orElse(0);
      for (int t = 0; t < bins; t++) {
        energy[t] += (row[t] - mean) * (row[t] - mean);
      }
    }
    double[][] smooth = new double[bins][1];
    for (int t = 0; t < bins; t++) {
      double sum = 0;
      int count = 0;
      for (int u = Math.max(0, t - ENERGY_WINDOW);
          u <= Math.min(bins - 1, t + ENERGY_WINDOW);
          u++) {
        sum += energy[u];
        count++;
      }
      smooth[t][0] = Math.log(sum / count + 1e-9);
    }
    int[] group = KMeans.of(smooth, 2, RandomSequence.of(random.bits(), "states")).labels();
    group[0] = group[1];
    System.arraycopy(group, 0, state.states.sequence(), 0, bins);
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int t = 0; t < bins; t++) {
      sum[group[t]] += smooth[t][0];
      count[group[t]]++;
    }
    return sum[1] / Math.max(1, count[1]) > sum[0] / Math.max(1, count[0]) ? 1 : 0;
  }
}
