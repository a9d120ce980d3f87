package cajal.analyse;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// One parameter as a form shows it and as text sets it.
///
/// @param key name in texts, such as `bin` of the component `binMs`
/// @param type what it holds
/// @param choices texts that are allowed; empty where any text is
/// @param about title, help, unit and bounds
public record Field(String key, Type type, List<String> choices, Parameter about) {

  private static final Pattern UPPER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /// Text of a value that is found from the data.
  public static final String AUTO = "auto";

  /// What a parameter holds.
  public enum Type {
    NUMBER,
    INTEGER,
    AUTO_NUMBER,
    AUTO_INTEGER,
    YES_OR_NO,
    TEXT,
    CHOICE,
    TEXTS,
    NUMBERS
  }

  public Field {
    choices = List.copyOf(choices);
  }

  /// The field of a component.
  ///
  /// @throws IllegalArgumentException if the component lacks its {@link Parameter} or has a type
  ///   that no form can show
  static Field of(RecordComponent component) {
    Parameter about = component.getAnnotation(Parameter.class);
    if (about == null) {
      throw new IllegalArgumentException(component + " lacks @Parameter");
    }
    Type type = type(component);
    List<String> choices =
        type == Type.CHOICE
            ? Arrays.stream(constants(component.getType())).map(Field::word).toList()
            : type == Type.YES_OR_NO ? List.of("yes", "no") : List.of();
    return new Field(key(component.getName(), about.unit()), type, choices, about);
  }

  private static Type type(RecordComponent component) {
    Class<?> raw = component.getType();
    if (raw.isEnum()) {
      return Type.CHOICE;
    }
    if (raw == List.class && component.getGenericType() instanceof ParameterizedType list) {
      return list.getActualTypeArguments()[0] == String.class ? Type.TEXTS : Type.NUMBERS;
    }
    return switch (raw.getSimpleName()) {
      case "double" -> Type.NUMBER;
      case "int" -> Type.INTEGER;
      case "boolean" -> Type.YES_OR_NO;
      case "String" -> Type.TEXT;
      case "OptionalDouble" -> Type.AUTO_NUMBER;
      case "OptionalInt" -> Type.AUTO_INTEGER;
      default -> throw new IllegalArgumentException(component + " has a type without a form");
    };
  }

  private static Object[] constants(Class<?> type) {
    return Objects.requireNonNull(type.getEnumConstants());
  }

  // The unit is written with the value, so the name needs it no more.
  private static String key(String component, String unit) {
    String ending =
        unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1);
    String name =
        !ending.isEmpty() && component.endsWith(ending)
            ? component.substring(0, component.length() - ending.length())
            : component;
    return UPPER.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  /// The value as text, which {@link #parse} reads back unchanged.
  public String text(Object value) {
    return switch (value) {
      case Double number -> quantity(number);
      case Boolean yes -> yes ? "yes" : "no";
      case Enum<?> constant -> word(constant);
      case OptionalDouble number -> number.isPresent() ? quantity(number.getAsDouble()) : AUTO;
      case OptionalInt number -> number.isPresent() ? Integer.toString(number.getAsInt()) : AUTO;
      case List<?> list ->
          String.join(
              ",",
              list.stream()
                  .map(one -> one instanceof Double d ? quantity(d) : one.toString())
                  .toList());
      default -> value.toString();
    };
  }

  private String quantity(double value) {
    return Quantity.of(value, Unit.parse(about.unit())).toString();
  }

  /// The value that a text means.
  ///
  /// @param component of the record, for its type
  /// @throws ProblemException in the person's words, if it means none
  Object parse(String text, RecordComponent component) {
    String word = text.strip();
    return switch (type) {
      case NUMBER -> number(word);
      case INTEGER -> integer(word);
      case AUTO_NUMBER ->
          word.equals(AUTO) ? OptionalDouble.empty() : OptionalDouble.of(number(word));
      case AUTO_INTEGER -> word.equals(AUTO) ? OptionalInt.empty() : OptionalInt.of(integer(word));
      case YES_OR_NO -> yes(word);
      case TEXT -> word;
      case CHOICE -> choice(word, component.getType());
      case TEXTS -> parts(word);
      case NUMBERS -> parts(word).stream().map(this::number).toList();
    };
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private double number(String text) {
    Quantity quantity;
    try {
      quantity = Quantity.parse(text);
    } catch (IllegalArgumentException e) {
      throw problem(e.getMessage() + ".", "Write such as '" + example() + "'.");
    }
    double value = quantity.value();
    // A bare number is in the unit of the parameter.
    if (!quantity.unit().equals(Unit.ONE)) {
      try {
        value = quantity.in(Unit.parse(about.unit())).value();
      } catch (IllegalArgumentException e) {
        throw problem(
            "'"
                + text
                + "' is no value in "
                + (about.unit().isEmpty() ? "pure numbers" : about.unit())
                + ".",
            "Write such as '" + example() + "'.");
      }
    }
    return bounded(value, text);
  }

  private int integer(String text) {
    try {
      int value = Integer.parseInt(text);
      var _ = bounded(value, text);
      return value;
    } catch (NumberFormatException _) {
      throw problem("'" + text + "' is not a whole number.", "");
    }
  }

  private double bounded(double value, String text) {
    boolean low = about.aboveMin() ? value > about.min() : value >= about.min();
    if (!low || !(value <= about.max())) {
      throw problem("'" + text + "' is out of bounds.", "It must be " + bounds() + ".");
    }
    return value;
  }

  private boolean yes(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> throw problem("'" + text + "' is neither yes nor no.", "");
    };
  }

  private Object choice(String text, Class<?> type) {
    for (Object constant : constants(type)) {
      if (word(constant).equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw problem("'" + text + "' is none of its choices.", Nearest.remedy(text, choices));
  }

  /// Its bounds as a person reads them: `> 0 ms`, `1 to 500`; empty where it has none.
  public String bounds() {
    boolean low = about.min() != Double.NEGATIVE_INFINITY;
    boolean high = about.max() != Double.POSITIVE_INFINITY;
    String above = about.aboveMin() ? "> " : ">= ";
    if (low && high && !about.aboveMin()) {
      return plain(about.min()) + " to " + quantity(about.max());
    }
    return (low ? above + quantity(about.min()) : "")
        + (low && high ? " and " : "")
        + (high ? "<= " + quantity(about.max()) : "");
  }

  private static String plain(double value) {
    return Quantity.number(value).toString();
  }

  private String example() {
    return quantity(
        Math.clamp(about.aboveMin() ? about.min() + 1 : about.min(), 1, Math.max(1, about.max())));
  }

  private ProblemException problem(String what, String remedy) {
    return new ProblemException(Problem.error(Problem.Place.of(key), what, remedy));
  }
}
