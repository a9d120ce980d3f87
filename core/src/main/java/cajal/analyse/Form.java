package cajal.analyse;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The fields of a record of parameters: its values from texts and as texts.
///
/// A component that is itself a record of parameters stands for its own fields, so that analyses
/// can share some.
///
/// @param <P> the record
public final class Form<P extends Record> {

  private final Class<P> type;
  private final List<RecordComponent> components;
  private final List<Field> fields;

  private Form(Class<P> type) {
    this.type = type;
    this.components = leaves(type).toList();
    this.fields = components.stream().map(Field::of).toList();
  }

  private static Stream<RecordComponent> leaves(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component ->
            component.getType().isRecord() ? leaves(component.getType()) : Stream.of(component));
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
    List<Object> all = values(values).toList();
    for (int i = 0; i < fields.size(); i++) {
      texts.put(fields.get(i).key(), fields.get(i).text(all.get(i)));
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
    List<Object> values = new ArrayList<>(values(defaults).toList());
    for (int i = 0; i < fields.size(); i++) {
      String text = texts.get(keys.get(i));
      try {
        if (text != null) {
          values.set(i, fields.get(i).parse(text, components.get(i)));
        }
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return make(type, values.iterator());
  }

  static Problem unknown(String key, List<String> keys) {
    return Problem.error(
        Problem.Place.of(key),
        "There is no parameter '" + key + "'.",
        keys.isEmpty()
            ? "This analysis has none."
            : "The nearest are " + String.join(", ", Nearest.of(key, keys, 3)) + ".");
  }

  private static Stream<Object> values(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .flatMap(component -> {
          Object value = value(record, component);
          return value instanceof Record inner ? values(inner) : Stream.of(value);
        });
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <R> R make(Class<R> type, Iterator<Object> leaves) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(RecordComponent::getType)
            .map(part -> part.isRecord() ? make(part, leaves) : leaves.next())
            .toArray();
    try {
      Constructor<R> constructor =
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
