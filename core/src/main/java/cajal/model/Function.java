package cajal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The functions of the model language.
public enum Function {
  EXP("exp", 1, Rule.NUMBERS, "e to a power"),
  LOG("log", 1, Rule.NUMBERS, "natural logarithm"),
  SINH("sinh", 1, Rule.NUMBERS, "hyperbolic sine"),
  COSH("cosh", 1, Rule.NUMBERS, "hyperbolic cosine"),
  TANH("tanh", 1, Rule.NUMBERS, "hyperbolic tangent"),
  SIN("sin", 1, Rule.NUMBERS, "sine of an angle in radian"),
  COS("cos", 1, Rule.NUMBERS, "cosine of an angle in radian"),
  EXPREL("exprel", 1, Rule.NUMBERS, "(exp(x) - 1)/x, and 1 at x = 0"),
  FLOOR("floor", 1, Rule.NUMBERS, "largest whole number that is not larger"),
  SQRT("sqrt", 1, Rule.ROOT, "square root"),
  ABS("abs", 1, Rule.SAME, "absolute value"),
  MIN("min", 2, Rule.SAME, "the smaller of two"),
  MAX("max", 2, Rule.SAME, "the larger of two"),
  POW("pow", 2, Rule.NUMBERS, "first argument to the power of the second"),
  SIEGERT(
      "siegert",
      2,
      Rule.NUMBERS,
      "siegert(a, b): sqrt(pi) times the integral of exp(u^2)(1 + erf(u)) from a to b"),
  /// Random number in [0, 1), independent for each neuron or target and step.
  UNIFORM("uniform", 0, Rule.NUMBERS, "random number from 0 to below 1, new in each step"),
  /// Standard normal number, independent for each neuron or target and step.
  NORMAL("normal", 0, Rule.NUMBERS, "standard normal number, new in each step"),
  /// Random number of events with a mean, independent for each neuron or target and step.
  POISSON("poisson", 1, Rule.NUMBERS, "random count of that mean, new in each step"),
  /// Standard normal numbers that hold for an interval, independent for each target.
  NOISE("noise", 1, Rule.INTERVAL, "standard normal number, new after each interval"),
  /// The value whose time has come last.
  STEP("step", 3, Rule.STEPS, "step(t, times, values): the value whose time came last, 0 before"),
  /// How many listed times fall on the end of this step.
  AT("at", 1, Rule.TIMES, "number of listed times that fall on the end of this step"),
  /// The weights of the listed times that fall on the end of this step.
  WEIGHTS_AT(
      "weights_at", 2, Rule.WEIGHTS, "sum of the weights whose times fall on the end of this step"),
  /// Random number of events with a mean, the same for all targets.
  COMMON("common", 1, Rule.NUMBERS, "random count of that mean, new in each step, one for all"),
  /// Random number of successes.
  BINOMIAL("binomial", 2, Rule.NUMBERS, "random count of successes, binomial(trials, probability)"),
  /// Spikes that are spread around listed times.
  PACKET(
      "packet", 3, Rule.PACKETS, "packet(times, spikes, sd): spikes normally spread around times"),
  /// Superposition of trains whose intervals have a gamma distribution.
  GAMMA_TRAINS(
      "gamma_trains",
      3,
      Rule.NUMBERS,
      "gamma_trains(rate*dt, shape, n): spikes of n trains with gamma intervals"),
  /// Superposition of Poisson trains with a dead time.
  DEAD_TIME_TRAINS(
      "dead_time_trains",
      4,
      Rule.NUMBERS,
      "dead_time_trains(rate*dt, dead_time/dt, n, factor): spikes of n trains with a dead time");

  private final String word;
  private final int arity;
  private final Rule rule;
  private final String meaning;

  Function(String word, int arity, Rule rule, String meaning) {
    this.word = word;
    this.arity = arity;
    this.rule = rule;
    this.meaning = meaning;
  }

  /// How dimensions of arguments and result hang together.
  enum Rule {
    /// Pure numbers in, a pure number out.
    NUMBERS,
    /// All arguments and the result share one dimension.
    SAME,
    /// The result squared has the dimension of the argument.
    ROOT,
    /// A time in, a pure number out.
    INTERVAL,
    /// A time, a list of times and a list of values in, a value out.
    STEPS,
    /// A list of times in, a pure number out.
    TIMES,
    /// A list of times and a list of numbers in, a pure number out.
    WEIGHTS,
    /// A list of times, a number and a time in, a pure number out.
    PACKETS
  }

  static Optional<Function> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Function::word).toList();
  }

  /// As in the model language.
  public String word() {
    return word;
  }

  public int arity() {
    return arity;
  }

  /// What it yields, for a person.
  public String meaning() {
    return meaning;
  }

  Rule rule() {
    return rule;
  }

  /// Whether only a stimulator may use it: it holds for an interval, reads lists, remembers, or
  /// draws for all targets.
  boolean isForStimulators() {
    return switch (this) {
      case NOISE, STEP, AT, WEIGHTS_AT, COMMON, PACKET, GAMMA_TRAINS, DEAD_TIME_TRAINS -> true;
      default -> false;
    };
  }

  /// Whether it keeps something for each target from step to step.
  public boolean remembers() {
    return this == GAMMA_TRAINS || this == DEAD_TIME_TRAINS;
  }

  /// Whether it draws. A call then carries the number of its stream as one more argument, so that
  /// each occurrence in a model draws numbers of its own; see {@link Expr.Call}.
  public boolean isRandom() {
    return switch (this) {
      case UNIFORM,
          NORMAL,
          POISSON,
          NOISE,
          COMMON,
          BINOMIAL,
          PACKET,
          GAMMA_TRAINS,
          DEAD_TIME_TRAINS ->
          true;
      default -> false;
    };
  }
}
