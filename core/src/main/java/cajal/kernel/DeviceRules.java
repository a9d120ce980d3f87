package cajal.kernel;

import java.util.List;
import java.util.regex.Pattern;

/// What TornadoVM 5.2 translates into something else than it says, or refuses: no kernel may hold
/// any of it.
public final class DeviceRules {

  private static final List<Pattern> REFUSED =
      List.of(
          // Shifts in the sign.
          Pattern.compile(">>>"),
          // Takes what is no number for large.
          Pattern.compile(">="),
          Pattern.compile("rotateLeft|rotateRight|compareUnsigned|unsignedMultiplyHigh"),
          // Are loaded wrongly.
          Pattern.compile("\\b(byte|short|boolean|char)\\[\\]"),
          Pattern.compile("(?<!Device)Math\\.(min|max|floor|ceil|round|rint|fma|signum)\\b"),
          Pattern.compile(
              "(?<!Device)Math\\.(exp|log|log1p|expm1|cbrt|pow|tanh|sinh|cosh|sin|cos)\\b"),
          Pattern.compile("StrictMath|ModelMath|Draw\\.|Ziggurat|PoissonTable"),
          Pattern.compile("doubleToRawLongBits|longBitsToDouble|intBitsToFloat"),
          // Have no name that a driver's compiler knows.
          Pattern.compile("\\bNaN\\b|(POSITIVE|NEGATIVE)_INFINITY"),
          // Gives wrong sums.
          Pattern.compile("@Reduce"),
          Pattern.compile("static final \\w+\\[\\]|\\bnew\\b|\\bthrow\\b|\\btry\\b"),
          Pattern.compile("@Parallel int \\w+ = (?!0;)"));

  private DeviceRules() {}

  /// The rules that some code breaks, as patterns; empty if none.
  public static List<String> broken(String text) {
    String code = text.replaceAll("//.*", "");
    return REFUSED.stream().filter(p -> p.matcher(code).find()).map(Pattern::pattern).toList();
  }
}
