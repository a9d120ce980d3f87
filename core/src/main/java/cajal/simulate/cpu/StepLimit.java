package cajal.simulate.cpu;

import cajal.kernel.NeuronColumns;
import cajal.model.Model;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// Finds steps that are too long for an explicit method: what should die away by itself would grow
/// from step to step.
///
/// The equations are made linear around the state in which neurons begin. A step h is too long if
/// for an eigenvalue s that decays the amplification |R(hs)| is above one, where R(z) is 1 + z for
/// forward Euler and the Taylor polynomial of order four for the classical Runge-Kutta method.
final class StepLimit {

  /// Neurons of a population that are looked at; those of a population differ in parameters only.
  private static final int NEURONS = 64;

  private static final double SMALL = 1e-6;

  // At the limit itself nothing dies away either.
  private static final double MARGIN = 0.9;

  private StepLimit() {}

  /// @throws ProblemException if the step is too long for any population
  static void check(List<PopulationState> populations, double dtMs) {
    List<Problem> problems = new ArrayList<>();
    for (PopulationState population : populations) {
      Model.Method method = population.population().method();
      if (method == Model.Method.EULER || method == Model.Method.RK4) {
        double limit = longest(population, method, dtMs);
        if (limit < dtMs) {
          problems.add(problem(population, limit, dtMs));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  private static Problem problem(PopulationState population, double limitMs, double dtMs) {
    Model model = population.population().model();
    return Problem.error(
        Problem.Place.of("populations." + population.population().name()),
        "Steps of "
            + Quantity.ms(dtMs)
            + " are too long for "
            + model.name()
            + " by "
            + population.population().method().title()
            + ": what should die away would grow from step to step.",
        "Simulate with steps of " + Quantity.ms(below(MARGIN * limitMs)) + ".");
  }

  /// The longest step of the series 1, 2, 5, 10 that is not above a limit.
  static double below(double limitMs) {
    double power = Math.pow(10, Math.floor(Math.log10(limitMs)));
    for (double mantissa : new double[] {5, 2}) {
      if (mantissa * power <= limitMs) {
        return rounded(mantissa * power);
      }
    }
    return rounded(power);
  }

  // Powers of ten have roundings that nobody wants to read.
  private static double rounded(double ms) {
    return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.0e", ms));
  }

  private static double longest(PopulationState population, Model.Method method, double dtMs) {
    int substeps = population.population().model().substeps();
    double limit = dtMs;
    for (Complex s : eigenvalues(population)) {
      if (s.getReal() < 0 && amplification(method, s, limit / substeps) > 1 + SMALL) {
        double good = 0;
        while (limit - good > 1e-3 * limit) {
          double middle = 0.5 * (good + limit);
          if (amplification(method, s, middle / substeps) > 1) {
            limit = middle;
          } else {
            good = middle;
          }
        }
        limit = good;
      }
    }
    return limit;
  }

  private static double amplification(Model.Method method, Complex s, double h) {
    Complex z = s.multiply(h);
    Complex sum = Complex.ONE.add(z);
    if (method == Model.Method.RK4) {
      Complex z2 = z.multiply(z);
      sum = sum.add(z2.divide(2)).add(z2.multiply(z).divide(6)).add(z2.multiply(z2).divide(24));
    }
    return sum.abs();
  }

  // Of the first neurons of a population, in the state in which they begin.
  private static List<Complex> eigenvalues(PopulationState population) {
    int neurons = Math.min(population.size(), NEURONS);
    double[][] begin = population.values(0);
    double[][] at = new double[begin.length][];
    Arrays.setAll(at, v -> Arrays.copyOf(begin[v], neurons));
    double[][] rest = derivatives(population, at, neurons);
    double[][][] jacobian = new double[neurons][begin.length][begin.length];
    for (int v = 0; v < begin.length; v++) {
      double[] here = at[v];
      at[v] = Arrays.stream(here).map(x -> x + SMALL * Math.max(1, Math.abs(x))).toArray();
      double[][] moved = derivatives(population, at, neurons);
      for (int i = 0; i < neurons; i++) {
        for (int w = 0; w < begin.length; w++) {
          jacobian[i][w][v] = (moved[w][i] - rest[w][i]) / (at[v][i] - here[i]);
        }
      }
      at[v] = here;
    }
    List<Complex> all = new ArrayList<>();
    for (double[][] matrix : jacobian) {
      if (Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
        all.addAll(eigenvalues(matrix));
      }
    }
    return all;
  }

  private static double[][] derivatives(PopulationState of, double[][] at, int neurons) {
    double[][] derivatives = new double[at.length][neurons];
    NeuronColumns columns = of.view();
    of.kernel().derivatives(columns, at, derivatives, 0, neurons, 0, 0);
    return derivatives;
  }

  private static List<Complex> eigenvalues(double[][] matrix) {
    try {
      EigenDecomposition found = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
      List<Complex> values = new ArrayList<>();
      for (int k = 0; k < matrix.length; k++) {
        values.add(new Complex(found.getRealEigenvalue(k), found.getImagEigenvalue(k)));
      }
      return values;
    } catch (MaxCountExceededException e) {
      // Nothing is known about the step then; a run that diverges is stopped all the same.
      return List.of();
    }
  }
}
