package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the parts of a generated synapse kernel share: the models, and how their names reach Java.
///
/// @param synapse a synapse with a memory
/// @param body its events
/// @param pre model of the source neurons
/// @param post model of the target neurons
/// @param text how expressions are printed
record SynapseCode(
    Model synapse, Body.Plastic body, Model pre, Model post, Function<Expr, String> text) {

  /// @param synapse a synapse that can join the two; see {@link cajal.model.SynapseJoin}
  static SynapseCode of(Model synapse, Model pre, Model post, Function<Expr, String> text) {
    if (!(synapse.body() instanceof Body.Plastic plastic)) {
      throw new IllegalArgumentException(synapse.name() + " has no memory");
    }
    return new SynapseCode(synapse, plastic, pre, post, text);
  }

  List<Model.State> traces(Side side) {
    Body.Traces traces = body.traces().get(side);
    return traces == null ? List.of() : traces.integrator().states();
  }

  /// Variables of the target neuron that are read with a delay.
  List<Expr.Remote> late() {
    return body.remotes().stream().filter(remote -> remote.delay() != null).toList();
  }

  /// Declares the parameters that some code needs, and the definitions that depend on nothing else.
  Code head(Code users) {
    Set<String> wanted = new HashSet<>();
    List<Body.Definition> all = body.definitions();
    for (int d = all.size() - 1; d >= 0; d--) {
      Body.Definition definition = all.get(d);
      if (users.mentions(JavaText.name(definition.name())) || wanted.contains(definition.name())) {
        wanted.add(definition.name());
        collect(definition.value(), wanted);
      }
    }
    Code definitions = new Code();
    for (Body.Definition d : all) {
      if (wanted.contains(d.name()) && isFixed(d.value(), new HashSet<>())) {
        definitions.line(definition(d));
      }
    }
    Code code = new Code();
    Code everything = new Code().all(users).all(definitions);
    if (everything.mentions("dt")) {
      code.line("final double dt = columns.dtMs();");
    }
    for (int p = 0; p < synapse.parameters().size(); p++) {
      Model.Parameter parameter = synapse.parameters().get(p);
      String name = JavaText.name(parameter.name());
      if (everything.mentions(name)) {
        code.line(
            "final double "
                + name
                + " = columns.parameter()["
                + p
                + "]; // "
                + parameter.unit().dimension());
      }
    }
    return code.all(definitions);
  }

  private String definition(Body.Definition d) {
    return "final double " + JavaText.name(d.name()) + " = " + text.apply(d.value()) + ";";
  }

  /// Declares the definitions that an expression needs and that differ from synapse to synapse.
  Code declared(Expr expression) {
    Set<String> wanted = new HashSet<>();
    collect(expression, wanted);
    List<Body.Definition> all = body.definitions();
    for (int d = all.size() - 1; d >= 0; d--) {
      if (wanted.contains(all.get(d).name())) {
        collect(all.get(d).value(), wanted);
      }
    }
    Code code = new Code();
    for (Body.Definition d : all) {
      if (wanted.contains(d.name()) && !isFixed(d.value(), new HashSet<>())) {
        code.line(definition(d));
      }
    }
    return code;
  }

  private static void collect(Expr expression, Set<String> names) {
    if (expression instanceof Expr.Name name) {
      names.add(name.name());
    }
    Affine.parts(expression).forEach(part -> collect(part, names));
  }

  /// The definitions that depend on parameters only.
  List<Body.Definition> fixed() {
    return body.definitions().stream().filter(d -> isFixed(d.value(), new HashSet<>())).toList();
  }

  // Whether an expression depends on parameters only.
  private boolean isFixed(Expr expression, Set<String> opened) {
    if (expression instanceof Expr.Remote) {
      return false;
    }
    if (expression instanceof Expr.Name name) {
      Optional<Expr> value =
          body.definitions().stream()
              .filter(d -> d.name().equals(name.name()))
              .map(Body.Definition::value)
              .findFirst();
      boolean parameter = name.name().equals("dt") || synapse.parameter(name.name()).isPresent();
      return parameter
          || (value.isPresent() && (!opened.add(name.name()) || isFixed(value.get(), opened)));
    }
    return Affine.parts(expression).stream().allMatch(part -> isFixed(part, opened));
  }

  /// A statement that assigns, in a block of its own where it needs definitions: they may have
  /// changed since they were last used.
  Code assignment(Body.Assignment assignment) {
    Code definitions = declared(assignment.value());
    String statement =
        JavaText.name(assignment.variable()) + " = " + text.apply(assignment.value()) + ";";
    return definitions.isEmpty()
        ? new Code().line(statement)
        : new Code().line("{").all(definitions).line(statement).line("}");
  }
}
