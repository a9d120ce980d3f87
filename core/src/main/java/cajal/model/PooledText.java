package cajal.model;

import cajal.problem.ProblemException;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a recorder makes of many neurons, such as `lfp = sum(abs(I_ex) + abs(I_in))` or `mean_V =
/// mean(V_m)`, checked against the model of the neurons.
///
/// @param name what the trace is called
/// @param value an expression of state variables and parameters, for one neuron
/// @param unit of the values
/// @param mean whether it is their mean; otherwise their sum
public record PooledText(String name, Expr value, Unit unit, boolean mean) {

  private static final Pattern FORM =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*(sum|mean)\\s*\\((.*)\\)\\s*", Pattern.DOTALL);

  /// Whether a text has the form of one, rather than the name of a variable.
  public static boolean looksLike(String text) {
    return text.contains("=");
  }

  /// Reads one.
  ///
  /// @param neuron model of the neurons
  /// @param sourceName where the text comes from, named in every problem
  /// @throws ProblemException with every problem that was found
  public static PooledText parse(String text, Model neuron, String sourceName) {
    List<Malformed> problems = new ArrayList<>();
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      problems.add(
          new Malformed(
              new Expr.Place(1, 1),
              "'" + text + "' is nothing that a recorder makes of many neurons.",
              "Write 'name = sum(expression)' or 'name = mean(expression)'."));
      throw ModelParser.exception(problems, sourceName);
    }
    Cursor cursor = new Cursor(Lexer.tokens(form.group(3), problems));
    try {
      Expr value = ExpressionReader.read(cursor);
      cursor.endStatement("the end of the expression");
      Type type = typing(neuron, problems).of(value);
      if (type != null && !type.isQuantity()) {
        problems.add(
            new Malformed(value.at(), "a recorder needs a value, not " + type.shown() + ".", ""));
      }
      if (type != null && problems.isEmpty()) {
        Unit unit = Unit.parse(type.dimension().toString());
        return new PooledText(form.group(1), value, unit, form.group(2).equals("mean"));
      }
    } catch (Malformed e) {
      problems.add(e);
    }
    throw ModelParser.exception(problems, sourceName);
  }

  private static Typing typing(Model neuron, List<Malformed> problems) {
    Scope scope = new Scope();
    neuron.parameters().forEach(p -> scope.put(p.name(), Type.quantity(p.unit().dimension())));
    neuron.states().forEach(s -> scope.put(s.name(), Type.quantity(s.unit().dimension())));
    return new Typing(
        scope,
        problems,
        false,
        remote -> {
          throw new Malformed(
              remote.at(), "a recorder reads the neurons that it observes.", "Leave out 'of'.");
        });
  }
}
