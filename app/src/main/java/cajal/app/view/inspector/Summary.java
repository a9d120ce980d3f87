package cajal.app.view.inspector;

import cajal.network.Distribution;
import cajal.unit.Quantity;

/// A distribution in a few words, such as `250 pF` or `normal, mean 250 pF, sd 10 pF`.
final class Summary {

  private Summary() {}

  static String of(Distribution value, ValueField field) {
    return switch (value) {
      case Distribution.Constant d -> d.value().in(field.unit()).toString();
      case Distribution.Uniform d -> "uniform from " + d.low() + " to " + d.high();
      case Distribution.Normal d -> "normal, mean " + d.mean() + ", sd " + d.sd();
      case Distribution.LogNormal d ->
          "lognormal, median " + d.median() + ", sigma " + Quantity.number(d.sigma());
      case Distribution.Exponential d -> "exponential, mean " + d.mean();
      case Distribution.Formula d -> d.expression();
      case Distribution.Listed d -> d.values().size() + " values";
    };
  }
}
