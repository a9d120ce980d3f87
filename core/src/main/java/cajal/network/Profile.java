package cajal.network;

import cajal.unit.Quantity;
import java.util.List;

/// How the probability of a connection depends on the distance d; cut off below 0 and above 1.
public sealed interface Profile {

  /// The same everywhere.
  record Constant(double p) implements Profile {}

  /// `p + slope*d`.
  record Linear(double p, Quantity slope) implements Profile {}

  /// `p*exp(-d/beta)`.
  record Exponential(double p, Quantity beta) implements Profile {}

  /// `base + p*exp(-d^2/(2*sigma^2))`.
  record Gaussian(double p, Quantity sigma, double base) implements Profile {}

  /// `p*exp(-(x^2/sx^2 - 2*rho*x*y/(sx*sy) + y^2/sy^2)/(2*(1 - rho^2)))` of the displacement (x,
  /// y).
  record Gaussian2D(double p, Quantity sigmaX, Quantity sigmaY, double rho) implements Profile {}

  /// `p*u^(kappa - 1)*exp(-u)/Gamma(kappa)` with `u = d/theta`.
  record Gamma(double p, double kappa, Quantity theta) implements Profile {}

  /// The forms that {@link #parse} reads.
  List<String> FORMS =
      List.of(
          "constant(P)",
          "linear(P, SLOPE)",
          "exponential(P, BETA)",
          "gaussian(P, SIGMA)",
          "gaussian(P, SIGMA, BASE)",
          "gaussian2D(P, SIGMA_X, SIGMA_Y, RHO)",
          "gamma(P, KAPPA, THETA)");

  /// Reads a profile such as `gaussian(0.8, 200 um)`; the inverse of {@link #format}.
  ///
  /// @throws IllegalArgumentException in a person's words
  static Profile parse(String text) {
    Call call = Call.read(text, FORMS);
    return switch (call.form()) {
      case "constant(P)" -> new Constant(call.number(0));
      case "linear(P, SLOPE)" -> new Linear(call.number(0), call.quantity(1, Call.PER_LENGTH));
      case "exponential(P, BETA)" -> new Exponential(call.number(0), call.length(1));
      case "gaussian(P, SIGMA)" -> new Gaussian(call.number(0), call.length(1), 0);
      case "gaussian(P, SIGMA, BASE)" ->
          new Gaussian(call.number(0), call.length(1), call.number(2));
      case "gaussian2D(P, SIGMA_X, SIGMA_Y, RHO)" ->
          new Gaussian2D(call.number(0), call.length(1), call.length(2), call.number(3));
      default -> new Gamma(call.number(0), call.number(1), call.length(2));
    };
  }

  /// As a person would write it.
  default String format() {
    return switch (this) {
      case Constant p -> Call.text("constant", p.p());
      case Linear p -> Call.text("linear", p.p(), p.slope());
      case Exponential p -> Call.text("exponential", p.p(), p.beta());
      case Gaussian p when Double.compare(p.base(), 0) == 0 ->
          Call.text("gaussian", p.p(), p.sigma());
      case Gaussian p -> Call.text("gaussian", p.p(), p.sigma(), p.base());
      case Gaussian2D p -> Call.text("gaussian2D", p.p(), p.sigmaX(), p.sigmaY(), p.rho());
      case Gamma p -> Call.text("gamma", p.p(), p.kappa(), p.theta());
    };
  }
}
