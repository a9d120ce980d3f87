package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// One statement of what a neuron does in a step, before it is printed for a processor: as plain
/// Java, or as Java that advances several neurons at once.
///
/// Names with two underscores are made by the generator; all others are those of the model.
sealed interface Statement {

  /// A remark for whoever reads the generated code.
  record Note(String text) implements Statement {}

  /// A name for a value, from here to the end of the block.
  record Let(String name, Expr value) implements Statement {}

  /// A name for a value that changes later, in the neuron's own way.
  record Var(String name, Expr value) implements Statement {}

  /// A new value for a state variable, or for a {@link Var}.
  record Assign(String variable, Expr value) implements Statement {}

  /// Statements whose names nobody else sees.
  record Block(List<Statement> body) implements Statement {

    public Block {
      body = List.copyOf(body);
    }
  }

  /// Statements for those neurons only that meet a condition.
  record When(Expr condition, List<Statement> body) implements Statement {

    public When {
      body = List.copyOf(body);
    }
  }

  /// Statements several times over, counted from 0.
  record Repeat(String counter, int times, List<Statement> body) implements Statement {

    public Repeat {
      body = List.copyOf(body);
    }
  }

  /// Fires where a condition is met and the neuron is not refractory; counts refractory steps down.
  ///
  /// @param reset what a spike does to the state
  /// @param rest how long the neuron is refractory, ms; empty for not at all
  record Fire(Expr condition, List<Statement> reset, Optional<Expr> rest) implements Statement {

    public Fire {
      reset = List.copyOf(reset);
    }
  }

  /// Sends so many spikes, whatever the state.
  record Emit(Expr copies) implements Statement {}

  /// A statement that assigns, in a block of its own where it needs definitions: they may have
  /// changed since they were last used.
  static Statement assignment(NeuronCode neuron, Body.Assignment assignment) {
    Expr value = neuron.withoutDerivatives(assignment.value());
    return neuron.scoped(List.of(value), new Assign(assignment.variable(), value));
  }

  /// The same statements with other names for what they use and for what they name.
  static List<Statement> renamed(List<Statement> statements, Map<String, String> names) {
    UnaryOperator<String> name = old -> names.getOrDefault(old, old);
    return changed(statements, name, e -> Terms.renamed(e, name));
  }

  /// The same statements with other expressions.
  static List<Statement> mapped(List<Statement> statements, UnaryOperator<Expr> change) {
    return changed(statements, name -> name, change);
  }

  private static List<Statement> changed(
      List<Statement> statements, UnaryOperator<String> name, UnaryOperator<Expr> value) {
    List<Statement> result = new ArrayList<>();
    for (Statement statement : statements) {
      result.add(
          switch (statement) {
            case Note _ -> statement;
            case Let s -> new Let(name.apply(s.name()), value.apply(s.value()));
            case Var s -> new Var(name.apply(s.name()), value.apply(s.value()));
            case Repeat s -> new Repeat(s.counter(), s.times(), changed(s.body(), name, value));
            case Assign s -> new Assign(name.apply(s.variable()), value.apply(s.value()));
            case Block s -> new Block(changed(s.body(), name, value));
            case When s -> new When(value.apply(s.condition()), changed(s.body(), name, value));
            case Fire s ->
                new Fire(
                    value.apply(s.condition()),
                    changed(s.reset(), name, value),
                    s.rest().map(value));
            case Emit s -> new Emit(value.apply(s.copies()));
          });
    }
    return result;
  }

  /// Calls back with every expression of some statements.
  static void expressions(List<Statement> statements, Consumer<Expr> visitor) {
    for (Statement statement : statements) {
      switch (statement) {
        case Note _ -> {}
        case Let s -> visitor.accept(s.value());
        case Var s -> visitor.accept(s.value());
        case Assign s -> visitor.accept(s.value());
        case Block s -> expressions(s.body(), visitor);
        case When s -> {
          visitor.accept(s.condition());
          expressions(s.body(), visitor);
        }
        case Repeat s -> expressions(s.body(), visitor);
        case Fire s -> {
          visitor.accept(s.condition());
          expressions(s.reset(), visitor);
          s.rest().ifPresent(visitor);
        }
        case Emit s -> visitor.accept(s.copies());
      }
    }
  }

  /// Whether a neuron may fire in some statements.
  static boolean fires(List<Statement> statements) {
    return statements.stream()
        .anyMatch(s -> s instanceof Fire || (s instanceof Block block && fires(block.body())));
  }

  /// Adds the variables that some statements assign.
  static void assigned(List<Statement> statements, Set<String> names) {
    for (Statement statement : statements) {
      switch (statement) {
        case Note _, Let _, Var _, Emit _ -> {}
        case Assign s -> names.add(s.variable());
        case Block s -> assigned(s.body(), names);
        case When s -> assigned(s.body(), names);
        case Repeat s -> assigned(s.body(), names);
        case Fire s -> assigned(s.reset(), names);
      }
    }
  }

  /// The same statements without names that none of them uses.
  static List<Statement> pruned(List<Statement> statements) {
    List<Statement> kept = new ArrayList<>();
    for (int k = statements.size() - 1; k >= 0; k--) {
      Statement statement = statements.get(k);
      if (!(statement instanceof Let let) || names(kept).contains(let.name())) {
        kept.addFirst(
            statement instanceof Repeat repeat
                ? new Repeat(repeat.counter(), repeat.times(), pruned(repeat.body()))
                : statement);
      }
    }
    return kept;
  }

  /// Every name that some statements use.
  static Set<String> names(List<Statement> statements) {
    Set<String> names = new LinkedHashSet<>();
    expressions(statements, expression -> Terms.names(expression, names));
    assigned(statements, names);
    return names;
  }
}
