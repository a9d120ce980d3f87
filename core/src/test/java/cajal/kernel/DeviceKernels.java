package cajal.kernel;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Compiles and examines generated device kernels for tests.
final class DeviceKernels {

  // What TornadoVM 5.2 translates into something else, or not at all.
  private static final List<Pattern> REFUSED =
      List.of(
          Pattern.compile(">>>"),
          Pattern.compile(">="),
          Pattern.compile("rotate|compareUnsigned|unsignedMultiplyHigh"),
          Pattern.compile("\\b(byte|short|boolean|char)\\[\\]"),
          Pattern.compile("(?<!Device)Math\\.(min|max|floor|ceil|round|rint|fma|signum)\\b"),
          Pattern.compile("(?<!Device)Math\\.(exp|log|log1p|expm1|cbrt|pow|tanh|sinh|cosh)\\b"),
          Pattern.compile("StrictMath|ModelMath|Draw\\.|Ziggurat|PoissonTable"),
          Pattern.compile("doubleToRawLongBits|longBitsToDouble|intBitsToFloat"),
          Pattern.compile("@Reduce"),
          Pattern.compile("static final|\\bnew\\b|throw|try"),
          Pattern.compile("@Parallel int \\w+ = (?!0;)"));

  private DeviceKernels() {}

  /// What of the refused constructs is in some code.
  static List<String> refused(String text) {
    String code = text.replaceAll("//.*", "");
    return REFUSED.stream().filter(p -> p.matcher(code).find()).map(Pattern::pattern).toList();
  }

  static DevicePreparation preparation(Map<String, Class<?>> classes, String name) {
    try {
      var constructor = Objects.requireNonNull(classes.get(name)).getDeclaredConstructor();
      return (DevicePreparation) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Method method(Map<String, Class<?>> classes, String of, String name) {
    for (Method method : Objects.requireNonNull(classes.get(of)).getMethods()) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new IllegalStateException("no method " + name);
  }
}
