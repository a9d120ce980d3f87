package cajal.compile;

import cajal.kernel.Draw;
import cajal.model.FormulaText;
import cajal.network.Distribution;

/// Values of one distribution, as a pure function of the entity they belong to, in coherent units.
@FunctionalInterface
interface Sampler {

  /// How often a bounded normal variable is redrawn before its bounds are taken for impossible.
  int REDRAWS = 10_000;

  double at(long entity);

  /// The value for a connection.
  default double at(long entity, int source, int target) {
    return at(entity);
  }

  /// @param key random key of the quantity
  /// @param formulaKey random key of `r` in formulas, shared by all quantities of a population
  /// @param size number of entities, `n` in formulas
  static Sampler of(Distribution distribution, long key, long formulaKey, int size) {
    return switch (distribution) {
      case Distribution.Constant constant -> {
        double value = constant.value().coherent();
        yield entity -> value;
      }
      case Distribution.Uniform uniform -> {
        double low = uniform.low().coherent();
        double width = uniform.high().coherent() - low;
        yield entity -> low + width * Draw.uniform(key, entity, 0);
      }
      case Distribution.Normal normal -> bounded(normal, key);
      case Distribution.LogNormal logNormal -> {
        double median = logNormal.median().coherent();
        yield entity -> median * StrictMath.exp(logNormal.sigma() * Draw.normal(key, entity, 0));
      }
      case Distribution.Exponential exponential -> {
        double mean = exponential.mean().coherent();
        yield entity -> -mean * StrictMath.log(1 - Draw.uniform(key, entity, 0));
      }
      case Distribution.Listed listed ->
          entity -> listed.unit().toCoherent(listed.values().get((int) entity));
      case Distribution.Formula formula -> {
        FormulaText.Value value = FormulaText.parse(formula.expression(), "formula").value();
        yield entity -> value.at(Draw.uniform(formulaKey, entity, 0), (int) entity, size, 0);
      }
    };
  }

  /// Values of a formula that depend on the distance between source and target.
  static Sampler byDistance(
      Distribution.Formula formula, long formulaKey, int size, Displacements displacements) {
    FormulaText.Value value = FormulaText.parse(formula.expression(), "formula").value();
    return new Sampler() {
      @Override
      public double at(long entity) {
        throw new IllegalStateException("a distance needs two ends");
      }

      @Override
      public double at(long entity, int source, int target) {
        double r = Draw.uniform(formulaKey, entity, 0);
        return value.at(r, (int) entity, size, displacements.distance(source, target));
      }
    };
  }

  private static Sampler bounded(Distribution.Normal normal, long key) {
    double mean = normal.mean().coherent();
    double sd = normal.sd().coherent();
    double min = normal.min().coherent();
    double max = normal.max().coherent();
    return entity -> {
      for (int i = 0; i < REDRAWS; i++) {
        double value = mean + sd * Draw.normal(key, entity, i);
        if (value >= min && value <= max) {
          return value;
        }
      }
      return Double.NaN;
    };
  }

  /// A value in the middle of a distribution, by whose sign a port is chosen.
  static double typical(Distribution distribution, int size) {
    return switch (distribution) {
      case Distribution.Constant constant -> constant.value().coherent();
      case Distribution.Uniform uniform ->
          (uniform.low().coherent() + uniform.high().coherent()) / 2;
      case Distribution.Normal normal -> normal.mean().coherent();
      case Distribution.LogNormal logNormal -> logNormal.median().coherent();
      case Distribution.Exponential exponential -> exponential.mean().coherent();
      case Distribution.Listed listed ->
          listed.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
      case Distribution.Formula formula ->
          FormulaText.parse(formula.expression(), "formula").value().at(0.5, 0, size, 0);
    };
  }
}
