package cajal.kernel;

import cajal.model.Evaluation;
import cajal.model.Expr;
import cajal.model.Expr.Operator;
import java.util.List;

/// Prints expressions as Java that a device translates faithfully, see {@link DeviceMath}.
final class DeviceExpressions {

  private final String key;
  private final String entity;

  /// @param key random key, as text
  /// @param entity whom draws are for, as text
  DeviceExpressions(String key, String entity) {
    this.key = key;
    this.entity = entity;
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
      return "DevicePower.pow(" + base + ", " + of(e.right()) + ")";
    }
    if (e.left() instanceof Expr.Name && whole >= 2 && whole <= 4) {
      return "(" + String.join(" * ", java.util.Collections.nCopies(whole, base)) + ")";
    }
    return "DeviceMath.power(" + base + ", " + whole + ")";
  }

  private String call(Expr.Call e) {
    List<String> x = e.arguments().stream().map(this::of).toList();
    String inner = String.join(", ", x);
    return switch (e.function()) {
      case SQRT, ABS -> "Math." + e.function().word() + "(" + inner + ")";
      case POW -> "DevicePower.pow(" + inner + ")";
      case SIN, COS, SINH, COSH -> "DeviceWaves." + e.function().word() + "(" + inner + ")";
      case EXP, EXPREL, LOG, TANH, MIN, MAX, FLOOR ->
          "DeviceMath." + e.function().word() + "(" + inner + ")";
      case UNIFORM -> "DeviceDraws.uniform(" + drawn(e) + ")";
      case NORMAL -> "DeviceDraws.normal(" + drawn(e) + ", ziggurat__)";
      case POISSON -> "DeviceDraws.poisson(" + drawn(e) + ", " + x.getFirst() + ")";
      case BINOMIAL ->
          "DeviceDraws.binomial("
              + drawn(e)
              + ", (int) DeviceMath.rint("
              + x.getFirst()
              + "), "
              + x.get(1)
              + ")";
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
