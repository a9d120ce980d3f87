package cajal.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the text of a model says, statement by statement, before anything is checked.
final class Draft {

  @Nullable Token kind;
  @Nullable Token name;
  String description = "";
  String family = "";
  final List<Model.Source> sources = new ArrayList<>();
  final List<Token> key = new ArrayList<>();
  final List<Parameter> parameters = new ArrayList<>();
  final List<State> states = new ArrayList<>();
  final List<Arrival> arrivals = new ArrayList<>();
  final List<Current> currents = new ArrayList<>();
  final List<Equation> equations = new ArrayList<>();
  final List<Definition> definitions = new ArrayList<>();
  final List<Assignment> eachStep = new ArrayList<>();
  @Nullable Spike spike;
  @Nullable Emission emission;
  @Nullable Integration integration;
  @Nullable Parameter weight;
  @Nullable Token send;
  @Nullable Expr current;

  /// Whether what a continuous synapse gives was called a signal, which may have any unit.
  boolean signal;

  @Nullable Output output;
  final SynapseDraft synapse = new SynapseDraft();

  /// A parameter, or the weight of a synapse.
  ///
  /// @param at where its name stands
  /// @param checked what the rest of the program sees of it
  record Parameter(Expr.Place at, Model.Parameter checked) {}

  /// A state variable and what it begins with.
  ///
  /// @param unit in which it is shown, or `null` for the usual one
  record State(Token name, Expr initial, cajal.unit.@Nullable Unit unit, String description) {}

  /// What happens when a spike arrives.
  ///
  /// @param variable the variable that changes, or the name that stands for all that arrives
  /// @param amount what a spike adds, which holds `weight`; `null` where the arrivals get a name
  /// @param unit of the name, `null` where it counts spikes or a variable changes
  /// @param sign of the weights: 1, -1, or 0 for both
  record Arrival(
      Token port,
      Token variable,
      @Nullable Expr amount,
      cajal.unit.@Nullable Unit unit,
      int sign,
      boolean unlessRefractory) {}

  /// A continuous input.
  record Current(Token name, cajal.unit.Unit unit) {}

  /// `dX/dt = rate`.
  ///
  /// @param state the name after the d
  record Equation(Expr.Place at, String state, Expr rate, boolean held) {}

  /// A name for an expression.
  record Definition(Token name, Expr value) {}

  /// `X = value`; `X += value` is written out.
  record Assignment(Token variable, Expr value) {}

  /// When a neuron fires and what follows.
  static final class Spike {

    final Expr.Place at;
    final Expr condition;
    final List<Assignment> resets = new ArrayList<>();

    /// For how long it cannot fire again; `null` for no such time.
    @Nullable Expr refractory;

    Spike(Expr.Place at, Expr condition) {
      this.at = at;
      this.condition = condition;
    }
  }

  /// How many spikes leave in each step.
  record Emission(Expr.Place at, Expr count) {}

  /// The choice of a method.
  record Integration(Token method, int substeps) {}

  /// What a stimulator emits.
  ///
  /// @param what `current` or `spikes`
  /// @param from when it begins, `null` for always
  /// @param to when it ends
  record Output(Token what, Expr value, @Nullable Expr from, @Nullable Expr to) {}
}
