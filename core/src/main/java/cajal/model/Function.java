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
  AT("at", 1, Rule.TIMES, "number of listed times that fall on the end of this step");

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
    TIMES
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

  /// Whether only a stimulator may use it, since it holds for an interval or reads lists.
  boolean isForStimulators() {
    return this == NOISE || this == STEP || this == AT;
  }

  /// Whether it draws. A call then carries the number of its stream as one more argument, so that
  /// each occurrence in a model draws numbers of its own; see {@link Expr.Call}.
  public boolean isRandom() {
    return this == UNIFORM || this == NORMAL || this == POISSON || this == NOISE;
  }
}
