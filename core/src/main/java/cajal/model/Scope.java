package cajal.model;

import cajal.unit.Dimension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a model knows, and what each stands for.
///
/// State variables and definitions get their types from their expressions when they are first asked
/// for, so that their order in the text is free.
final class Scope {

  private final Map<String, Type> known = new LinkedHashMap<>();
  private final Map<String, Expr> open = new LinkedHashMap<>();
  private final Map<String, Type> given = new LinkedHashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> inProgress = new LinkedHashSet<>();
  private final Set<String> definitions = new HashSet<>();
  private final Set<String> derivable = new HashSet<>();
  private final List<String> order = new ArrayList<>();

  /// Makes a name known, with its type.
  void put(String name, Type type) {
    known.put(name, type);
  }

  /// Makes a name known whose type follows from an expression.
  void defer(String name, Expr expression, boolean definition) {
    open.put(name, expression);
    if (definition) {
      definitions.add(name);
    }
  }

  /// Says that a state variable has an equation, so that its rate of change has a meaning.
  void derive(String state) {
    derivable.add(state);
  }

  boolean isDerivable(String state) {
    return derivable.contains(state);
  }

  /// Makes one of the words `t`, `dt` and `weight` available.
  void give(String name, Type type) {
    given.put(name, type);
  }

  /// Takes that word away again.
  void withdraw(String name) {
    given.remove(name);
  }

  boolean isTaken(String name) {
    return known.containsKey(name) || open.containsKey(name);
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(known.keySet());
    names.addAll(open.keySet());
    names.addAll(given.keySet());
    return names;
  }

  /// Definitions that have been looked at, each after those that it uses.
  List<String> order() {
    return order;
  }

  /// The type of a name that has been resolved before, or `null`.
  @Nullable Type settled(String name) {
    return known.get(name);
  }

  /// The type of a name, or `null` if it has none because of a problem that is reported already.
  ///
  /// @throws Malformed if the name is unknown or defined by itself
  @Nullable Type resolve(Expr.Name name, Typing typing) {
    String text = name.name();
    Type type = given.getOrDefault(text, known.get(text));
    if (type != null) {
      return type;
    }
    if (failed.contains(text)) {
      return null;
    }
    Expr expression = open.get(text);
    if (expression == null) {
      throw unknown(name);
    }
    if (!inProgress.add(text)) {
      failed.add(text);
      throw new Malformed(
          name.at(), "'" + text + "' is defined by itself.", "Break the circle of definitions.");
    }
    Type found = typing.of(expression);
    inProgress.remove(text);
    // Also those that have no type before the synapse is joined to neurons.
    if (definitions.contains(text)) {
      order.add(text);
    }
    if (found == null || failed.contains(text)) {
      failed.add(text);
      return null;
    }
    known.put(text, found);
    return found;
  }

  private Malformed unknown(Expr.Name name) {
    String text = name.name();
    if (Words.isGiven(text)) {
      return new Malformed(
          name.at(), "'" + text + "' has no value here.", "It belongs to other statements.");
    }
    return new Malformed(
        name.at(),
        "there is nothing called '" + text + "' in this model.",
        Nearest.remedy(text, names()));
  }

  /// A name whose dimension would turn what was found into what is needed, by a product or
  /// quotient.
  @Nullable String bridge(Dimension found, Dimension needed) {
    for (Map.Entry<String, Type> entry : known.entrySet()) {
      Type type = entry.getValue();
      if (!type.isQuantity() || type.dimension().isNone()) {
        continue;
      }
      if (found.per(type.dimension()).equals(needed)) {
        return "Dividing by '" + entry.getKey() + "' would make it so.";
      }
      if (found.times(type.dimension()).equals(needed)) {
        return "Multiplying by '" + entry.getKey() + "' would make it so.";
      }
    }
    return null;
  }
}
