package cajal.analyse;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of a record of parameters: its values from texts and as texts.
///
/// @param <P> the record
public final class Form<P extends Record> {

  private final Class<P> type;
  private final RecordComponent[] components;
  private final List<Field> fields;

  private Form(Class<P> type) {
    this.type = type;
    this.components = type.getRecordComponents();
    this.fields = Arrays.stream(components).map(Field::of).toList();
  }

  /// The form of a record's class.
  ///
  /// @throws IllegalArgumentException if a component has no form
  public static <P extends Record> Form<P> of(Class<P> type) {
    return new Form<>(type);
  }

  /// The form of an analysis.
  public static <P extends Record> Form<P> of(Analysis<P> analysis) {
    @SuppressWarnings("unchecked") // a record has no subclasses
    Class<P> type = (Class<P>) analysis.defaults().getClass();
    return of(type);
  }

  /// Its fields in the order of the record.
  public List<Field> fields() {
    return fields;
  }

  /// The values of a record as texts by key, in order; {@link #parse} reads them back unchanged.
  public Map<String, String> texts(P values) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < components.length; i++) {
      texts.put(fields.get(i).key(), fields.get(i).text(value(values, i)));
    }
    return texts;
  }

  /// The record with some values changed.
  ///
  /// @param texts by key; all must be keys of this form
  /// @throws ProblemException with every key that is unknown and every value that is wrong
  public P parse(P defaults, Map<String, String> texts) {
    List<String> keys = fields.stream().map(Field::key).toList();
    List<Problem> problems = new ArrayList<>();
    for (String key : texts.keySet()) {
      if (!keys.contains(key)) {
        problems.add(unknown(key, keys));
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String text = texts.get(keys.get(i));
      try {
        values[i] = text == null ? value(defaults, i) : fields.get(i).parse(text, components[i]);
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return make(values);
  }

  static Problem unknown(String key, List<String> keys) {
    return Problem.error(
        Problem.Place.of(key),
        "There is no parameter '" + key + "'.",
        keys.isEmpty()
            ? "This analysis has none."
            : "The nearest are " + String.join(", ", Nearest.of(key, keys, 3)) + ".");
  }

  private Object value(P values, int component) {
    try {
      var accessor = components[component].getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private P make(Object[] values) {
    try {
      Constructor<P> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
