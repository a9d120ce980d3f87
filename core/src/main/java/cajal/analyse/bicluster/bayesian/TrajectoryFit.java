package cajal.analyse.bicluster.bayesian;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The variational posterior of the trajectory, the loads and the laws of one cluster.
///
/// Given the Polya-Gamma variables everything is conjugate, so each factor has a closed form, and
/// the bound on the evidence is exact up to the independence of the factors: trajectory, loads and
/// laws (Durante & Rigon 2019, doi:10.1214/19-STS712, for the Polya-Gamma part).
final class TrajectoryFit {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private final Counts counts;
  private final int n;
  private final int bins;
  private final BlockChain chain;
  private final Law[] laws;
  private final int[] sequence;
  private int[] visited = new int[0];

  private int[] members = new int[0];
  private double[] r = new double[0];

  /// `[part][bin]`, mean of the trajectory.
  private double[][] path = new double[0][];

  private final double[] own;
  private final double[] lagged;

  // Precision and potential of the pseudo-observations.
  private final double[] seen;
  private final double[] pull;

  /// `[member][part]` and `[member][part * part]`: mean and covariance.
  private double[][] loads = new double[0][];

  private double[][] spread = new double[0][];
  private double[][] omega = new double[0][];
  private double[] kept = new double[0];
  private final double[] psi;
  private final double[] square;
  private static final int TURNS = 4;
  private double logRoot;
  private double lawPart;
  private double pathPart;

  /// The law of one state: what the present moments say of it, and expectations.
  static final class Law {
    final LawMoments moments;
    final double[] precision;
    final double[] across;
    final double[] carried;
    private final int state;
    private final LawPrior[] priors;

    Law(int n, int state, LawPrior[] priors) {
      moments = new LawMoments(n);
      precision = new double[n * n];
      across = new double[n * (n + 1)];
      carried = new double[(n + 1) * (n + 1)];
      this.state = state;
      this.priors = priors;
    }

    LawPrior prior() {
      return priors[state];
    }

    double update() {
      double evidence = moments.update(prior());
      moments.expect(prior(), precision, across, carried);
      return evidence;
    }
  }

  /// @param priors `[state]`, shared, of laws
  TrajectoryFit(Counts counts, int parts, LawPrior[] priors) {
    this.counts = counts;
    n = parts;
    bins = counts.bins();
    chain = new BlockChain(bins, n);
    laws = new Law[priors.length];
    Arrays.setAll(laws, l -> new Law(n, l, priors));
    seen = new double[bins * n * n];
    pull = new double[bins * n];
    sequence = new int[bins];
    own = new double[bins * n * n];
    lagged = new double[bins * n * n];
    psi = new double[bins];
    square = new double[bins];
  }

  /// Begins with a trajectory and loads that are taken for certain.
  ///
  /// @param members neurons
  /// @param r `[neuron]`, dispersions
  /// @param states `[bin]`
  /// @param first `[part][bin]`, modified later
  /// @param loads `[member][part]`, modified later
  void start(int[] members, double[] r, int[] states, double[][] first, double[][] loads) {
    this.members = members;
    this.r = r;
    this.path = first;
    this.loads = loads;
    System.arraycopy(states, 0, sequence, 0, bins);
    visited = Arrays.stream(states).skip(1).distinct().sorted().toArray();
    spread = new double[members.length][n * n];
    omega = new double[members.length][bins];
    Arrays.fill(own, 0);
    Arrays.fill(lagged, 0);
    updateLaws();
  }

  /// Improves the factors in turn.
  ///
  /// @param rounds at most so many
  /// @param close stop when a round gains less
  /// @return the bound on the logarithm of the evidence, up to what depends on the counts alone
  double run(int rounds, double close) {
    double last = Double.NEGATIVE_INFINITY;
    for (int round = 0; ; round++) {
      double value = updateOmega() + lawPart + pathPart;
      for (int m = 0; m < members.length; m++) {
        value -= divergence(m);
      }
      if (round == rounds || (round > 2 && value - last < close)) {
        return value;
      }
      last = value;
      for (int m = 0; m < members.length; m++) {
        updateLoad(m);
      }
      updatePath();
      if (round < TURNS) {
        turn();
      }
      updateLaws();
    }
  }

  // Towards where the bound is largest but for the laws' weak prior; the factors creep there alone.
  private void turn() {
    LoadGauge gauge = LoadGauge.of(loads, spread);
    gauge.turnPath(path, own, lagged);
    for (int m = 0; m < loads.length; m++) {
      gauge.turnLoad(loads[m], spread[m]);
      kept[m] -= 2 * gauge.logDeterminant();
    }
    pathPart =
        0.5 * (bins * n * (1 + LOG_TWO_PI) - logRoot - firstPart()) + bins * gauge.logDeterminant();
  }

  // From standard normal.
  private double divergence(int m) {
    double[] v = spread[m];
    double sum = -n;
    for (int a = 0; a < n; a++) {
      sum += loads[m][a] * loads[m][a] + v[a * n + a];
    }
    double logDeterminant = kept.length == members.length ? kept[m] : 0;
    return 0.5 * (sum - logDeterminant);
  }

  // Expected Polya-Gamma variables; returns the counts' part of the bound.
  private double updateOmega() {
    double sum = 0;
    double[] y = counts.values();
    for (int m = 0; m < members.length; m++) {
      double dispersion = r[members[m]];
      moments(m, Math.log(dispersion));
      int at = members[m] * bins;
      double[] w = omega[m];
      DoubleVector sums = DoubleVector.zero(LANES);
      int t = 0;
      for (; t <= bins - LANES.length(); t += LANES.length()) {
        DoubleVector count = DoubleVector.fromArray(LANES, y, at + t);
        DoubleVector b = count.add(dispersion);
        DoubleVector size = DoubleVector.fromArray(LANES, square, t).sqrt().max(1e-6);
        DoubleVector less = LaneMath.exp(size.neg());
        DoubleVector more = less.add(1);
        less.neg().add(1).div(more).mul(b).mul(0.5).div(size).intoArray(w, t);
        DoubleVector value =
            count
                .sub(dispersion)
                .mul(0.5)
                .mul(DoubleVector.fromArray(LANES, psi, t))
                .sub(b.mul(size.mul(0.5).add(LaneMath.log(more))));
        sums = sums.add(value);
      }
      sum += LaneMath.sum(sums);
      for (; t < bins; t++) {
        double b = y[at + t] + dispersion;
        double size = Math.max(1e-6, Math.sqrt(square[t]));
        double less = Math.exp(-size);
        w[t] = 0.5 * b / size * (1 - less) / (1 + less);
        sum += 0.5 * (y[at + t] - dispersion) * psi[t] - b * (0.5 * size + Math.log1p(less));
      }
    }
    return sum;
  }

  // Mean and mean square of the logarithm of mean over dispersion.
  private void moments(int m, double logR) {
    double[] u = loads[m];
    double[] v = spread[m];
    double offset = u[0] - logR;
    int nn = n * n;
    for (int t = 0; t < bins; t++) {
      double mean = offset + path[0][t];
      for (int a = 1; a < n; a++) {
        mean += u[a] * path[a][t];
      }
      double variance = own[t * nn] + v[0];
      for (int a = 1; a < n; a++) {
        double x = path[a][t];
        variance += 2 * (u[a] * own[t * nn + a] + v[a] * x);
        for (int b = 1; b < n; b++) {
          double c = own[t * nn + a * n + b];
          variance += u[a] * u[b] * c + v[a * n + b] * (x * path[b][t] + c);
        }
      }
      psi[t] = mean;
      square[t] = mean * mean + variance;
    }
  }

  private void updateLoad(int m) {
    int nn = n * n;
    double[] p = new double[nn];
    double[] potential = new double[n];
    for (int a = 0; a < n; a++) {
      p[a * n + a] = 1;
    }
    double dispersion = r[members[m]];
    double logR = Math.log(dispersion);
    int at = members[m] * bins;
    double[] y = counts.values();
    double[] w = omega[m];
    for (int t = 0; t < bins; t++) {
      double pull = 0.5 * (y[at + t] - dispersion) + w[t] * (logR - path[0][t]);
      p[0] += w[t];
      potential[0] += pull;
      for (int a = 1; a < n; a++) {
        double x = path[a][t];
        potential[a] += pull * x - w[t] * own[t * nn + a];
        p[a * n] += w[t] * x;
        for (int b = 1; b <= a; b++) {
          p[a * n + b] += w[t] * (x * path[b][t] + own[t * nn + a * n + b]);
        }
      }
    }
    if (kept.length != members.length) {
      kept = new double[members.length];
    }
    kept[m] = -Flat.cholesky(p, 0, n);
    Flat.forward(p, 0, n, potential, 0);
    Flat.backward(p, 0, n, potential, 0);
    System.arraycopy(potential, 0, loads[m], 0, n);
    Flat.inverse(p, 0, n, spread[m]);
  }

  private void updatePath() {
    observe();
    double logDeterminant = solvePath();
    logRoot = logDeterminant;
    pathPart = 0.5 * (bins * n * (1 + LOG_TWO_PI) - logDeterminant - firstPart());
  }

  // Pseudo-observations of all members.
  private void observe() {
    int nn = n * n;
    Arrays.fill(seen, 0);
    Arrays.fill(pull, 0);
    double[] y = counts.values();
    double[] uu = new double[nn];
    double[] u = new double[n];
    for (int m = 0; m < members.length; m++) {
      double dispersion = r[members[m]];
      double offset = Math.log(dispersion) - loads[m][0];
      double[] v = spread[m];
      u[0] = 1;
      System.arraycopy(loads[m], 1, u, 1, n - 1);
      for (int a = 0; a < n; a++) {
        for (int b = 0; b <= a; b++) {
          uu[a * n + b] = u[a] * u[b] + (b > 0 ? v[a * n + b] : 0);
        }
      }
      int at = members[m] * bins;
      double[] w = omega[m];
      for (int t = 0; t < bins; t++) {
        double weight = w[t];
        double slope = 0.5 * (y[at + t] - dispersion) + weight * offset;
        for (int a = 0; a < n; a++) {
          pull[t * n + a] += slope * u[a] - (a > 0 ? weight * v[a] : 0);
          for (int b = 0; b <= a; b++) {
            seen[t * nn + a * n + b] += weight * uu[a * n + b];
          }
        }
      }
    }
  }

  /// Finds the trajectory's distribution given pseudo-observations and expected laws.
  ///
  /// @return logarithm of the determinant of its precision
  double solvePath() {
    int nn = n * n;
    int e = n + 1;
    System.arraycopy(seen, 0, chain.diagonal, 0, seen.length);
    System.arraycopy(pull, 0, chain.potential, 0, pull.length);
    for (int a = 0; a < n; a++) {
      chain.diagonal[a * n + a]++;
    }
    for (int t = 1; t < bins; t++) {
      Law law = laws[sequence[t]];
      for (int a = 0; a < n; a++) {
        chain.potential[t * n + a] += law.across[a * e + n];
        chain.potential[(t - 1) * n + a] -= law.carried[a * e + n];
        for (int b = 0; b < n; b++) {
          chain.diagonal[t * nn + a * n + b] += law.precision[a * n + b];
          chain.diagonal[(t - 1) * nn + a * n + b] += law.carried[a * e + b];
          chain.coupling[t * nn + a * n + b] = -law.across[a * e + b];
        }
      }
    }
    double logDeterminant = chain.mean();
    chain.covariances(own, lagged);
    for (int t = 0; t < bins; t++) {
      for (int a = 0; a < n; a++) {
        path[a][t] = chain.potential[t * n + a];
      }
    }
    return logDeterminant;
  }

  private double firstPart() {
    double first = n * LOG_TWO_PI;
    for (int a = 0; a < n; a++) {
      first += path[a][0] * path[a][0] + own[a * n + a];
    }
    return first;
  }

  /// Sums up the trajectory's moments by states.
  void sumMoments() {
    int nn = n * n;
    int e = n + 1;
    for (Law law : laws) {
      law.moments.clear();
    }
    for (int t = 1; t < bins; t++) {
      LawMoments law = laws[sequence[t]].moments;
      law.steps++;
      law.xx[n * e + n]++;
      for (int a = 0; a < n; a++) {
        double x = path[a][t - 1];
        double now = path[a][t];
        law.xx[n * e + a] += x;
        law.yx[a * e + n] += now;
        for (int b = 0; b < n; b++) {
          law.yx[a * e + b] += now * path[b][t - 1] + lagged[t * nn + b * n + a];
          if (b <= a) {
            law.xx[a * e + b] += x * path[b][t - 1] + own[(t - 1) * nn + a * n + b];
            law.yy[a * n + b] += now * path[b][t] + own[t * nn + a * n + b];
          }
        }
      }
    }
  }

  private void updateLaws() {
    sumMoments();
    lawPart = 0;
    for (int l : visited) {
      lawPart += laws[l].update();
    }
  }

  /// What the bound loses by taking trajectory and laws for independent.
  double dependence() {
    return new LawResponse(this, Arrays.stream(visited).mapToObj(l -> laws[l]).toList()).loss();
  }
}
