package cajal.kernel;

import cajal.kernel.LaneKinds.Kind;
import cajal.model.Affine;
import cajal.model.Evaluation;
import cajal.model.Expr;
import cajal.model.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A step cut into passes over a block of neurons, with long functions between them.
///
/// The virtual machine inlines only so much into one loop, and a vector that reaches a method which
/// it does not inline becomes an object. So a long function is not called with a vector but applied
/// to a column: one pass stores the arguments of all the calls that can be made by then, the
/// functions replace each column by its values in loops of their own, and the next pass goes on.
/// Every lane still takes the operations of the scalar form in their order.
final class Passes {

  /// What happens to a block of neurons.
  sealed interface Part {}

  /// Statements for each neuron. A name that another part uses too is kept in a column.
  record Pass(List<Statement> statements) implements Part {}

  /// A function that replaces the column of its first argument by its values.
  ///
  /// @param columns of the arguments; a function without arguments has one for its values
  /// @param stream number of the random stream, 0 where nothing is drawn
  record Apply(Function function, List<String> columns, int stream) implements Part {}

  /// Parts several times over, counted from 0.
  record Again(String counter, int times, List<Part> parts) implements Part {}

  /// What keeps a step from being cut.
  private static final class Uncut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Uncut(String why) {
      super(why, null, false, false);
    }
  }

  private final LaneKinds kinds;
  private final List<Statement.Let> shared = new ArrayList<>();
  private List<Part> parts = List.of();
  private int calls;
  private int blocks;

  private Passes(StepCode step) {
    kinds = new LaneKinds(step);
  }

  /// The passes of a step; empty where one neuron has to be advanced after the other: where spikes
  /// are counted, or where a long function needs what only a neuron that fires has.
  static Optional<Passes> of(StepCode step) {
    Passes passes = new Passes(step);
    try {
      passes.parts = passes.cut(step.statements());
      return Optional.of(passes);
    } catch (Uncut uncut) {
      return Optional.empty();
    }
  }

  List<Part> parts() {
    return parts;
  }

  LaneKinds kinds() {
    return kinds;
  }

  /// Names for numbers that all neurons share.
  List<Statement.Let> shared() {
    return shared;
  }

  private List<Part> cut(List<Statement> statements) {
    List<Part> all = new ArrayList<>();
    Segment segment = new Segment();
    for (Statement statement : flat(statements)) {
      if (statement instanceof Statement.Let let && kinds.isShared(let.value())) {
        shared.add(let);
      } else if (statement instanceof Statement.Repeat repeat && calls(repeat.body())) {
        all.addAll(segment.parts());
        segment = new Segment();
        all.add(new Again(repeat.counter(), repeat.times(), cut(repeat.body())));
      } else {
        segment.add(statement);
      }
    }
    all.addAll(segment.parts());
    return all;
  }

  // Without blocks: what they name gets a name that is unique.
  private List<Statement> flat(List<Statement> statements) {
    List<Statement> flat = new ArrayList<>();
    for (Statement statement : statements) {
      if (!(statement instanceof Statement.Block block)) {
        flat.add(statement);
        continue;
      }
      Map<String, String> names = new HashMap<>();
      for (Statement inner : block.body()) {
        if (inner instanceof Statement.Let let) {
          names.put(let.name(), let.name() + "__" + blocks);
        }
      }
      blocks++;
      flat.addAll(flat(Statement.renamed(block.body(), names)));
    }
    return flat;
  }

  private static boolean calls(List<Statement> statements) {
    boolean[] any = {false};
    Statement.expressions(statements, e -> any[0] |= calls(e));
    return any[0];
  }

  private static boolean calls(Expr expression) {
    return isLong(expression) || Affine.parts(expression).stream().anyMatch(Passes::calls);
  }

  private static boolean isLong(Expr expression) {
    return switch (expression) {
      case Expr.Call call -> !VectorExpressions.SHORT.contains(call.function());
      case Expr.Binary e when e.operator() == Expr.Operator.POWER ->
          Evaluation.wholeNumber(e.right()) == null;
      default -> false;
    };
  }

  /// A statement in its pass.
  private record Placed(Statement statement, Set<String> reads, Set<String> writes, int level) {

    Placed at(int other) {
      return new Placed(statement, reads, writes, other);
    }
  }

  /// Statements that follow each other, each put into the first pass that has what it reads.
  private final class Segment {

    private final List<Placed> placed = new ArrayList<>();
    private final List<List<Apply>> between = new ArrayList<>();
    private final Map<String, Integer> written = new HashMap<>();
    private final Map<String, Integer> read = new HashMap<>();

    void add(Statement statement) {
      switch (statement) {
        case Statement.Note note ->
            placed.add(new Placed(note, Set.of(), Set.of(), between.size()));
        case Statement.Let s -> {
          Expr value = hoisted(s.value(), Set.of());
          kinds.put(s.name(), kinds.of(value));
          place(new Statement.Let(s.name(), value));
        }
        case Statement.Var s -> {
          Expr value = hoisted(s.value(), Set.of());
          kinds.put(s.name(), Kind.LANES);
          place(new Statement.Var(s.name(), value));
        }
        case Statement.Assign _, Statement.When _, Statement.Fire _, Statement.Repeat _ ->
            place(hoisted(statement, new HashSet<>()));
        case Statement.Emit _ -> throw new Uncut("spikes are counted");
        case Statement.Block _ -> throw new IllegalStateException("a block that was not opened");
      }
    }

    /// @param changed what statements around or before this one have changed, though not yet when
    ///   the calls are made
    private Statement hoisted(Statement statement, Set<String> changed) {
      return switch (statement) {
        case Statement.Let s -> {
          Statement let = new Statement.Let(s.name(), hoisted(s.value(), changed));
          changed.add(s.name());
          yield let;
        }
        case Statement.Assign s -> {
          Statement assign = new Statement.Assign(s.variable(), hoisted(s.value(), changed));
          changed.add(s.variable());
          yield assign;
        }
        case Statement.When s -> {
          Expr condition = hoisted(s.condition(), changed);
          yield new Statement.When(condition, hoisted(flat(s.body()), changed));
        }
        case Statement.Fire s -> {
          Expr condition = hoisted(s.condition(), changed);
          List<Statement> reset = hoisted(flat(s.reset()), changed);
          yield new Statement.Fire(condition, reset, s.rest().map(e -> hoisted(e, changed)));
        }
        case Statement.Repeat s -> s;
        default -> throw new IllegalStateException("cannot stand here: " + statement);
      };
    }

    private List<Statement> hoisted(List<Statement> statements, Set<String> changed) {
      List<Statement> result = new ArrayList<>();
      statements.forEach(s -> result.add(hoisted(s, changed)));
      return result;
    }

    private Expr hoisted(Expr expression, Set<String> changed) {
      if (kinds.isShared(expression)) {
        return expression;
      }
      return expression.map(
          part -> isLong(part) && !kinds.isShared(part) ? applied(part, changed) : part);
    }

    private Expr applied(Expr call, Set<String> changed) {
      Function function = call instanceof Expr.Call c ? c.function() : Function.POW;
      List<Expr> arguments = new ArrayList<>(Affine.parts(call));
      int stream = 0;
      if (LaneKinds.DRAWN.contains(function)) {
        stream = (int) ((Expr.Literal) arguments.removeLast()).value();
      } else if (!Lanes.FUNCTIONS.contains(function)) {
        throw new Uncut("no lanes for " + function.word());
      }
      Set<String> names = new HashSet<>();
      arguments.forEach(argument -> Terms.names(argument, names));
      if (names.stream().anyMatch(changed::contains)) {
        throw new Uncut("a call needs what changes under a condition");
      }
      String name = "call__" + calls++;
      List<String> columns = new ArrayList<>(List.of(name));
      int level = 0;
      for (int k = 0; k < arguments.size(); k++) {
        String column = k == 0 ? name : name + "__" + k;
        if (k > 0) {
          columns.add(column);
        }
        kinds.put(column, Kind.LANES);
        level = Math.max(level, place(new Statement.Var(column, arguments.get(k))));
      }
      kinds.put(name, Kind.LANES);
      while (between.size() <= level) {
        between.add(new ArrayList<>());
      }
      between.get(level).add(new Apply(function, columns, stream));
      written.put(name, level + 1);
      return Terms.name(name);
    }

    private int place(Statement statement) {
      List<Statement> alone = List.of(statement);
      Set<String> reads = Statement.names(alone);
      Set<String> writes = new HashSet<>();
      Statement.assigned(alone, writes);
      switch (statement) {
        case Statement.Let s -> writes.add(s.name());
        case Statement.Var s -> writes.add(s.name());
        case Statement.Fire _ -> writes.add(NeuronCode.REFRACTORY);
        default -> {}
      }
      int level = 0;
      for (String name : reads) {
        level = Math.max(level, written.getOrDefault(name, 0));
      }
      for (String name : writes) {
        level =
            Math.max(level, Math.max(read.getOrDefault(name, 0), written.getOrDefault(name, 0)));
      }
      for (String name : reads) {
        read.merge(name, level, Math::max);
      }
      for (String name : writes) {
        written.put(name, level);
      }
      placed.add(new Placed(statement, reads, writes, level));
      return level;
    }

    List<Part> parts() {
      sink();
      List<Part> parts = new ArrayList<>();
      int last = placed.stream().mapToInt(Placed::level).max().orElse(-1);
      for (int level = 0; level <= Math.max(last, between.size() - 1); level++) {
        int own = level;
        List<Statement> pass =
            placed.stream().filter(p -> p.level() == own).map(Placed::statement).toList();
        if (!pass.isEmpty()) {
          parts.add(new Pass(pass));
        }
        if (level < between.size()) {
          parts.addAll(between.get(level));
        }
      }
      return parts;
    }

    // A name is made where it is first used, which spares it a column, unless what it is made of
    // changes before.
    private void sink() {
      for (int k = placed.size() - 1; k >= 0; k--) {
        Placed own = placed.get(k);
        if (own.statement() instanceof Statement.Let let) {
          List<Placed> later = placed.subList(k + 1, placed.size());
          int first =
              later.stream()
                  .filter(p -> p.reads().contains(let.name()))
                  .mapToInt(Placed::level)
                  .min()
                  .orElse(own.level());
          boolean changes =
              later.stream()
                  .anyMatch(p ->
                      p.level() < first && p.writes().stream().anyMatch(own.reads()::contains));
          if (first > own.level() && !changes) {
            placed.set(k, own.at(first));
          }
        }
      }
    }
  }
}
