package cajal.analyse.bicluster.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.random.RandomSequence;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// Draws of the bi-clustering's parts against moments and distributions that are known.
class LatentDrawsTest {

  private static final int DRAWS = 200_000;

  @Test
  void polyaGammaVariablesHaveTheirMeanAndVariance() {
    assertMoments(1, 0, 0.25, 1.0 / 24);
    assertMoments(1, 2.5, Math.tanh(1.25) / 5, PolyaGamma.variance(1, 2.5));
    assertMoments(12.3, -1.1, 12.3 / 2.2 * Math.tanh(0.55), PolyaGamma.variance(12.3, 1.1));
    assertMoments(200, 0.7, 200 / 1.4 * Math.tanh(0.35), PolyaGamma.variance(200, 0.7));
    assertMoments(0.4, 0.3, 0.4 / 0.6 * Math.tanh(0.15), PolyaGamma.variance(0.4, 0.3));
  }

  private static void assertMoments(double b, double z, double mean, double variance) {
    RandomSequence random = RandomSequence.of(1, "moments");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double draw = PolyaGamma.draw(b, z, random);
      sum += draw;
      squares += draw * draw;
    }
    double found = sum / DRAWS;
    assertThat(found).isCloseTo(mean, within(5 * Math.sqrt(variance / DRAWS)));
    assertThat(squares / DRAWS - found * found).isCloseTo(variance, within(0.03 * variance));
  }

  @Test
  void theFormulaForTheVarianceMeetsItsSeries() {
    // Sum over k of b / (4 pi^4 ((k - 1/2)^2 + z^2 / 4 pi^2)^2).
    for (double z : new double[] {0, 0.005, 0.02, 0.5, 3, 30}) {
      double sum = 0;
      for (int k = 1; k < 200_000; k++) {
        double place = (k - 0.5) * (k - 0.5) + z * z / (4 * Math.PI * Math.PI);
        sum += 1 / (4 * Math.pow(Math.PI, 4) * place * place);
      }
      assertThat(PolyaGamma.variance(1, z)).isCloseTo(sum, within(1e-7));
    }
  }

  @Test
  void aPolyaGammaVariableHasItsLaplaceTransform() {
    // E exp(-t PG(b, 0)) = cosh(sqrt(t / 2))^-b
    RandomSequence random = RandomSequence.of(2, "transform");
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += Math.exp(-2 * PolyaGamma.draw(3, 0, random));
    }
    assertThat(sum / DRAWS).isCloseTo(Math.pow(Math.cosh(1), -3), within(2e-3));
  }

  @Test
  void gammaVariablesHaveTheirMoments() {
    RandomSequence random = RandomSequence.of(3, "gamma");
    for (double shape : new double[] {0.3, 1, 4.5}) {
      double sum = 0;
      double logs = 0;
      for (int i = 0; i < DRAWS; i++) {
        double draw = random.gamma(shape);
        sum += draw;
        logs += Math.log(draw);
      }
      assertThat(sum / DRAWS).isCloseTo(shape, within(5 * Math.sqrt(shape / DRAWS)));
      assertThat(logs / DRAWS).isCloseTo(Gamma.digamma(shape), within(0.05));
    }
  }

  @Test
  void aChainsMeanAndDeterminantAreThoseOfTheWholeMatrix() {
    int n = 3;
    int length = 5;
    DMatrixRMaj whole = precision(n, length);
    DMatrixRMaj potential = new DMatrixRMaj(n * length, 1);
    for (int i = 0; i < n * length; i++) {
      potential.set(i, Math.sin(i));
    }
    BlockChain chain = chain(whole, potential, n, length);
    double logDeterminant = chain.mean();
    assertThat(logDeterminant).isCloseTo(Math.log(CommonOps_DDRM.det(whole)), within(1e-9));
    DMatrixRMaj mean = new DMatrixRMaj(n * length, 1);
    assertThat(CommonOps_DDRM.solve(whole, potential, mean)).isTrue();
    for (int i = 0; i < n * length; i++) {
      assertThat(chain.potential[i]).isCloseTo(mean.get(i), within(1e-9));
    }
  }

  @Test
  void aChainsDrawsHaveTheWholeMatrixsCovariance() {
    int n = 2;
    int length = 3;
    DMatrixRMaj whole = precision(n, length);
    DMatrixRMaj potential = new DMatrixRMaj(n * length, 1);
    DMatrixRMaj covariance = new DMatrixRMaj(n * length, n * length);
    assertThat(CommonOps_DDRM.invert(whole, covariance)).isTrue();
    RandomSequence random = RandomSequence.of(5, "chain");
    double[] products = new double[n * length * n * length];
    int draws = 40_000;
    for (int d = 0; d < draws; d++) {
      BlockChain chain = chain(whole, potential, n, length);
      chain.factorise();
      chain.sampleBackward(random);
      for (int i = 0; i < n * length; i++) {
        for (int j = 0; j < n * length; j++) {
          products[i * n * length + j] += chain.potential[i] * chain.potential[j] / draws;
        }
      }
    }
    for (int i = 0; i < n * length; i++) {
      for (int j = 0; j < n * length; j++) {
        double spread = Math.sqrt(covariance.get(i, i) * covariance.get(j, j));
        assertThat(products[i * n * length + j])
            .isCloseTo(covariance.get(i, j), within(0.03 * spread));
      }
    }
  }

  private static DMatrixRMaj precision(int n, int length) {
    DMatrixRMaj whole = new DMatrixRMaj(n * length, n * length);
    RandomSequence random = RandomSequence.of(4, "precision");
    for (int t = 0; t < length; t++) {
      for (int i = 0; i < n; i++) {
        whole.set(t * n + i, t * n + i, 4);
        for (int j = 0; t > 0 && j < n; j++) {
          double value = 0.8 * (random.uniform() - 0.5);
          whole.set(t * n + i, (t - 1) * n + j, value);
          whole.set((t - 1) * n + j, t * n + i, value);
        }
      }
    }
    return whole;
  }

  private static BlockChain chain(DMatrixRMaj whole, DMatrixRMaj potential, int n, int length) {
    BlockChain chain = new BlockChain(length, n);
    for (int t = 0; t < length; t++) {
      for (int i = 0; i < n; i++) {
        chain.potential[t * n + i] = potential.get(t * n + i);
        for (int j = 0; j < n; j++) {
          chain.diagonal[t * n * n + i * n + j] = whole.get(t * n + i, t * n + j);
          if (t > 0) {
            chain.coupling[t * n * n + i * n + j] = whole.get(t * n + i, (t - 1) * n + j);
          }
        }
      }
    }
    return chain;
  }

  @Test
  void theConsensusIsTheDrawThatAgreesMost() {
    List<int[]> draws = new ArrayList<>();
    draws.add(new int[] {0, 0, 1, 1});
    draws.add(new int[] {1, 1, 0, 0});
    draws.add(new int[] {0, 0, 0, 1});
    Consensus consensus = Consensus.of(draws);
    assertThat(consensus.labels()).containsExactly(0, 0, 1, 1);
    assertThat(consensus.similarity()[0][1]).isEqualTo(1);
    assertThat(consensus.similarity()[2][3]).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void independentChainsConvergeAndShiftedOnesDoNot() {
    RandomSequence random = RandomSequence.of(6, "traces");
    List<double[]> same = new ArrayList<>();
    List<double[]> shifted = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      double[] a = new double[1000];
      double[] b = new double[1000];
      for (int t = 0; t < a.length; t++) {
        a[t] = random.normal();
        b[t] = random.normal() + 3 * c;
      }
      same.add(a);
      shifted.add(b);
    }
    Convergence good = Convergence.of(same, 200);
    assertThat(good.rHat()).isCloseTo(1, within(0.02));
    assertThat(good.effectiveSize()).isBetween(2000.0, 4500.0);
    assertThat(Convergence.of(shifted, 200).rHat()).isGreaterThan(2);
  }
}
