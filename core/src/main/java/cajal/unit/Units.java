package cajal.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The catalogue of named units and the reader of compound ones.
final class Units {

  private static final Dimension LENGTH = new Dimension(0, 1, 0, 0, 0, 0);
  private static final Dimension AMOUNT = new Dimension(0, 0, 0, 0, 1, 0);

  // Exponents follow from the coherent choice ms, mV, pA, µm, µM; see Unit.
  private static final Map<String, Unit> BASE =
      named(
          new Unit("s", Dimension.TIME, 3),
          new Unit("V", Dimension.VOLTAGE, 3),
          new Unit("A", Dimension.CURRENT, 12),
          new Unit("F", Dimension.CAPACITANCE, 12),
          new Unit("S", Dimension.CONDUCTANCE, 9),
          new Unit("Ohm", Dimension.CONDUCTANCE.power(-1), -9),
          new Unit("Ω", Dimension.CONDUCTANCE.power(-1), -9),
          new Unit("Hz", Dimension.FREQUENCY, -3),
          new Unit("m", LENGTH, 6),
          new Unit("M", AMOUNT.per(LENGTH.power(3)), 6),
          new Unit("mol", AMOUNT, 21),
          new Unit("C", Dimension.CURRENT.times(Dimension.TIME), 15),
          new Unit("weight", Dimension.WEIGHT, 0));

  private static final Map<String, Integer> PREFIXES =
      Map.ofEntries(
          Map.entry("z", -21),
          Map.entry("f", -15),
          Map.entry("p", -12),
          Map.entry("n", -9),
          Map.entry("u", -6),
          Map.entry("µ", -6),
          Map.entry("μ", -6),
          Map.entry("m", -3),
          Map.entry("c", -2),
          Map.entry("k", 3),
          Map.entry("M", 6),
          Map.entry("G", 9));

  // The names a reader expects in messages, tried in this order.
  private static final List<String> USUAL =
      List.of(
          "ms",
          "mV",
          "pA",
          "nS",
          "pF",
          "GOhm",
          "1/ms",
          "mV/ms",
          "pA/ms",
          "nS/ms",
          "pA*ms",
          "um",
          "uM",
          "uM/ms",
          "mV^2",
          "1/mV",
          "1/pA",
          "um^2",
          "1/um^2",
          "mV*ms",
          "1/(mV*ms)",
          "pA*mV");

  private static final Map<Dimension, String> SYMBOLS = new LinkedHashMap<>();

  static {
    SYMBOLS.put(Dimension.NONE, "1");
    for (String symbol : USUAL) {
      SYMBOLS.putIfAbsent(parse(symbol).dimension(), symbol);
    }
  }

  private Units() {}

  static String usualSymbol(Dimension dimension) {
    String usual = SYMBOLS.get(dimension);
    if (usual != null) {
      return usual;
    }
    // Any dimension is a product of the coherent base units: V stands for mass.
    int volts = dimension.mass();
    StringBuilder text = new StringBuilder();
    append(text, "mV", volts);
    append(text, "um", dimension.length() - 2 * volts);
    append(text, "ms", dimension.time() + 3 * volts);
    append(text, "pA", dimension.current() + volts);
    append(text, "zmol", dimension.amount());
    append(text, "weight", dimension.weight());
    return text.toString();
  }

  private static void append(StringBuilder text, String symbol, int power) {
    if (power != 0) {
      text.append(text.isEmpty() ? "" : "*").append(symbol);
      if (power != 1) {
        text.append('^').append(power);
      }
    }
  }

  static Unit parse(String text) {
    String symbol = text.strip();
    if (symbol.isEmpty() || symbol.equals("1")) {
      return Unit.ONE;
    }
    Reader reader = new Reader(symbol);
    Unit unit = reader.product();
    reader.end();
    return new Unit(symbol, unit.dimension(), unit.exponent());
  }

  private static Unit named(String symbol, String whole) {
    Unit base = BASE.get(symbol);
    if (base != null) {
      return base;
    }
    int first = symbol.isEmpty() ? 0 : symbol.offsetByCodePoints(0, 1);
    Integer prefix = PREFIXES.get(symbol.substring(0, first));
    Unit rest = BASE.get(symbol.substring(first));
    if (prefix == null || rest == null) {
      throw new IllegalArgumentException(
          "'" + (symbol.isEmpty() ? whole : symbol) + "' is not a unit that is known here");
    }
    return new Unit(symbol, rest.dimension(), rest.exponent() + prefix);
  }

  private static Map<String, Unit> named(Unit... units) {
    Map<String, Unit> map = new LinkedHashMap<>();
    for (Unit unit : units) {
      map.put(unit.symbol(), unit);
    }
    return map;
  }

  /// Reads products, quotients and whole powers, with parentheses.
  private static final class Reader {

    private final String text;
    private int at;
    private int depth;

    Reader(String text) {
      this.text = text;
    }

    Unit product() {
      Unit left = factor();
      while (at < text.length() && (peek() == '*' || peek() == '/' || peek() == '·')) {
        boolean times = peek() != '/';
        at++;
        Unit right = factor();
        left =
            times
                ? combine(left, right.dimension(), right.exponent())
                : combine(left, right.dimension().power(-1), -right.exponent());
      }
      return left;
    }

    private static Unit combine(Unit left, Dimension dimension, int exponent) {
      return new Unit("", left.dimension().times(dimension), left.exponent() + exponent);
    }

    private Unit factor() {
      Unit unit = atom();
      int start = at;
      boolean raised = at < text.length() && peek() == '^';
      if (raised) {
        at++;
        start = at;
      }
      if (at < text.length() && peek() == '-') {
        at++;
      }
      while (at < text.length() && Character.isDigit(peek())) {
        at++;
      }
      if (start == at && !raised) {
        return unit;
      }
      int power;
      try {
        power = Integer.parseInt(text.substring(start, at));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' has a power that is no number", e);
      }
      if (Math.abs(power) > 9) {
        throw new IllegalArgumentException("'" + text + "' has a power beyond 9");
      }
      return new Unit("", unit.dimension().power(power), unit.exponent() * power);
    }

    private Unit atom() {
      if (at < text.length() && peek() == '(') {
        if (++depth > 20) {
          throw new IllegalArgumentException("'" + text + "' is nested too deeply");
        }
        at++;
        Unit inner = product();
        if (at >= text.length() || peek() != ')') {
          throw new IllegalArgumentException("'" + text + "' lacks a closing parenthesis");
        }
        at++;
        depth--;
        return inner;
      }
      int start = at;
      if (at < text.length() && peek() == '1') {
        at++;
        return Unit.ONE;
      }
      while (at < text.length() && Character.isLetter(peek())) {
        at++;
      }
      return named(text.substring(start, at), text);
    }

    void end() {
      if (at < text.length()) {
        throw new IllegalArgumentException("'" + text + "' is not a unit that is known here");
      }
    }

    private char peek() {
      return text.charAt(at);
    }
  }
}
