package cajal.kernel;

import cajal.model.Evaluation;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import java.util.List;

/// Prints expressions as Java that a device translates faithfully, see {@link DeviceMath}.
final class DeviceExpressions {

  private final String key;
  private final String entity;
  private final boolean simplePowers;

  /// @param key random key, as text
  /// @param entity whom draws are for, as text
  /// @param simplePowers whether somebody sees to it that exponents are 0 or 1
  DeviceExpressions(String key, String entity, boolean simplePowers) {
    this.key = key;
    this.entity = entity;
    this.simplePowers = simplePowers;
  }

  String of(Expr expression) {
    return switch (expression) {
      case Expr.Literal e -> JavaText.number(e.value());
      case Expr.Name e -> JavaText.name(e.name());
      case Expr.Negate e -> "(-" + of(e.operand()) + ")";
      case Expr.Not e -> "(!" + of(e.operand()) + ")";
      case Expr.Binary e -> binary(e);
      case Expr.Conditional e ->
          "(" + of(e.condition()) + " ? " + of(e.then()) + " : " + of(e.otherwise()) + ")";
      case Expr.Call e -> call(e);
      case Expr.Remote e -> JavaText.remote(e);
      case Expr.Derivative e -> throw new IllegalStateException("no rate for " + e.state());
    };
  }

  // Where an operand is no number, `>=` would be true on a device, and `<` and `==` are not.
  private String binary(Expr.Binary e) {
    String left = of(e.left());
    String right = e.operator() == Operator.POWER ? "" : of(e.right());
    return switch (e.operator()) {
      case POWER -> power(e, left);
      case AND -> "(" + left + " & " + right + ")";
      case OR -> "(" + left + " | " + right + ")";
      default ->
          switch (e.operator().symbol()) {
            case ">" -> "(" + right + " < " + left + ")";
            case ">=" -> "(" + right + " < " + left + " | " + left + " == " + right + ")";
            case "<=" -> "(" + left + " < " + right + " | " + left + " == " + right + ")";
            default -> "(" + left + " " + e.operator().symbol() + " " + right + ")";
          };
    };
  }

  private String power(Expr.Binary e, String base) {
    Integer whole = Evaluation.wholeNumber(e.right());
    if (whole == null) {
      return pow(base, of(e.right()));
    }
    if (e.left() instanceof Expr.Name && whole >= 2 && whole <= 4) {
      return "(" + String.join(" * ", java.util.Collections.nCopies(whole, base)) + ")";
    }
    return "DeviceMath.power(" + base + ", " + whole + ")";
  }

  private String pow(String base, String exponent) {
    if (!simplePowers) {
      throw new Inexpressible(
          "it raises what changes during a run to a power that is not a whole number, which a device"
              + " does not compute with the same bits");
    }
    return "DeviceMath.pow(" + base + ", " + exponent + ")";
  }

  private String call(Expr.Call e) {
    List<String> x = e.arguments().stream().map(this::of).toList();
    String inner = String.join(", ", x);
    return switch (e.function()) {
      case SQRT, ABS -> "Math." + e.function().word() + "(" + inner + ")";
      case POW -> pow(x.getFirst(), x.getLast());
      case EXP, EXPREL, LOG, TANH, MIN, MAX, FLOOR ->
          "DeviceMath." + e.function().word() + "(" + inner + ")";
      case UNIFORM -> "DeviceMath.uniform(" + drawn(e) + ")";
      case NORMAL -> "DeviceMath.normal(" + drawn(e) + ", ziggurat__)";
      default ->
          throw new Inexpressible(
              "it uses "
                  + e.function().word()
                  + "() of what changes during a run, which a device does not compute with the same"
                  + " bits");
    };
  }

  private String drawn(Expr.Call e) {
    int stream = (int) ((Expr.Literal) e.arguments().getLast()).value();
    return key + " + " + stream + "L, " + entity + ", step";
  }

  /// What the equations of a model need and a device cannot do faithfully.
  static final class Inexpressible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param why half a sentence that begins with "it"
    Inexpressible(String why) {
      super(why, null, false, false);
    }
  }
}
