package cajal.kernel;

import cajal.kernel.Passes.Again;
import cajal.kernel.Passes.Apply;
import cajal.kernel.Passes.Part;
import cajal.kernel.Passes.Pass;
import cajal.model.Function;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Prints a step as Java that advances several neurons at once: a single loop, or a method for each
/// pass over a block of neurons and one that calls them in turn.
final class VectorKernel {

  private static final String CALL = "(columns, first__, last__, step, fired, scratch__";

  private final StepCode step;
  private final Passes passes;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<Pass, Integer> numbers = new LinkedHashMap<>();
  private final Code methods = new Code();

  VectorKernel(StepCode step, Passes passes) {
    this.step = step;
    this.passes = passes;
    number(passes.parts());
    Set<String> seen = new HashSet<>();
    numbers.keySet().forEach(pass -> keep(names(pass), seen));
    for (Apply apply : applied(passes.parts())) {
      apply.columns().forEach(this::column);
      scratch(apply).forEach(this::column);
    }
  }

  private void number(List<Part> parts) {
    for (Part part : parts) {
      switch (part) {
        case Pass pass -> numbers.put(pass, numbers.size());
        case Apply _ -> {}
        case Again again -> number(again.parts());
      }
    }
  }

  private static List<Apply> applied(List<Part> parts) {
    List<Apply> all = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Pass _ -> {}
        case Apply apply -> all.add(apply);
        case Again again -> all.addAll(applied(again.parts()));
      }
    }
    return all;
  }

  // A name that several passes use is kept in a column, unless it is in one already.
  private void keep(Set<String> names, Set<String> seen) {
    for (String name : names) {
      if (!seen.add(name)) {
        column(name);
      }
    }
  }

  // Columns that a function uses for itself, beside those of its arguments.
  private static List<String> scratch(Apply apply) {
    return apply.function() == Function.EXPREL ? List.of("near__", "far__") : List.of();
  }

  private void column(String name) {
    columns.putIfAbsent(name, columns.size());
  }

  /// What a pass names or uses of what the statements name.
  private Set<String> names(Pass pass) {
    Set<String> all = Statement.names(pass.statements());
    all.addAll(made(pass));
    Set<String> own = new LinkedHashSet<>();
    numbers.keySet().forEach(other -> own.addAll(made(other)));
    all.retainAll(own);
    return all;
  }

  private static Set<String> made(Pass pass) {
    Set<String> made = new LinkedHashSet<>();
    for (Statement statement : pass.statements()) {
      switch (statement) {
        case Statement.Let s -> made.add(s.name());
        case Statement.Var s -> made.add(s.name());
        default -> {}
      }
    }
    return made;
  }

  /// The body of the method that advances whole vectors from `from` on and leaves the rest at
  /// `end__`.
  Code advance() {
    Code code = new Code();
    String end = "final int end__ = from + Lanes.SPECIES.loopBound(to - from);";
    if (passes.parts().size() == 1 && passes.parts().getFirst() instanceof Pass pass) {
      StepCode part = stepOf(pass);
      return part.head().line(end).all(shared(part)).all(vectors(part).loop("end__", made(pass)));
    }
    code.line(end);
    code.line("final double[] scratch__ = Lanes.scratch(" + columns.size() + ");");
    code.line("for (int first__ = from; first__ < end__; first__ += Lanes.BLOCK) {");
    code.line("final int last__ = Math.min(end__, first__ + Lanes.BLOCK);");
    sequence(passes.parts(), List.of(), code);
    return code.line("}");
  }

  /// Methods that {@link #advance()} calls.
  Code methods() {
    return methods;
  }

  private void sequence(List<Part> parts, List<String> counters, Code code) {
    for (Part part : parts) {
      switch (part) {
        case Pass pass -> {
          String name = "pass__" + numbers.get(pass);
          String more = counters.isEmpty() ? "" : ", " + String.join(", ", counters);
          code.line(name + CALL + more + ");");
          method(name, pass, counters);
        }
        case Apply apply -> code.line(apply(apply));
        case Again again -> {
          String k = again.counter();
          code.line("for (int " + k + " = 0; " + k + " < " + again.times() + "; " + k + "++) {");
          List<String> inner = new ArrayList<>(counters);
          inner.add(k);
          sequence(again.parts(), inner, code);
          code.line("}");
        }
      }
    }
  }

  private void method(String name, Pass pass, List<String> counters) {
    StringBuilder more = new StringBuilder();
    counters.forEach(k -> more.append(", int ").append(k));
    methods.line("").line("private void " + name + "(");
    methods.line(
        "NeuronColumns columns, int from, int to, long step, Fired fired, double[] scratch__"
            + more
            + ") {");
    StepCode part = stepOf(pass);
    methods.all(part.head()).all(shared(part)).all(vectors(part).loop("to", made(pass))).line("}");
  }

  private VectorText vectors(StepCode part) {
    return new VectorText(part, passes.kinds(), columns);
  }

  // With the names for shared numbers that the statements use.
  private StepCode stepOf(Pass pass) {
    Set<String> used = Statement.names(pass.statements());
    passes.shared().reversed().stream()
        .filter(let -> used.contains(let.name()))
        .forEach(let -> Terms.names(let.value(), used));
    return step.part(pass.statements(), used);
  }

  private Code shared(StepCode part) {
    Code code = new Code();
    JavaText text = new JavaText();
    passes.shared().stream()
        .filter(let -> part.used().contains(let.name()))
        .forEach(let ->
            code.line(
                "final double " + JavaText.name(let.name()) + " = " + text.of(let.value()) + ";"));
    return code;
  }

  private String apply(Apply apply) {
    StringBuilder call = new StringBuilder("Lanes." + apply.function().word() + "(scratch__");
    List<String> used = new ArrayList<>(apply.columns());
    used.addAll(scratch(apply));
    for (String column : used) {
      call.append(", ").append(columns.get(column)).append(" * Lanes.BLOCK");
    }
    call.append(", last__ - first__");
    if (LaneKinds.DRAWN.contains(apply.function())) {
      call.append(", columns.key() + ").append(apply.stream()).append(", first__, step");
    }
    return call.append(");").toString();
  }
}
