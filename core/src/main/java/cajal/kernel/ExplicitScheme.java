package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Forward Euler, and the classical Runge-Kutta method of order four: rates are evaluated in
/// stages.
final class ExplicitScheme implements Scheme {

  private final NeuronCode neuron;
  private final boolean fourStages;
  private final int substeps;

  ExplicitScheme(NeuronCode neuron, Model.Method method, int substeps) {
    this.neuron = neuron;
    this.fourStages = method == Model.Method.RK4;
    this.substeps = substeps;
  }

  @Override
  public Code fields() {
    return new Code();
  }

  @Override
  public Code prepare() {
    return new Code();
  }

  @Override
  public Code allocate() {
    return new Code();
  }

  @Override
  public Code load() {
    return new Code();
  }

  @Override
  public Code integrate() {
    Code code = new Code();
    if (substeps > 1) {
      code.line("for (int sub__ = 0; sub__ < " + substeps + "; sub__++) {");
    }
    code.all(stage(1, "", ""));
    if (!fourStages) {
      for (Body.Equation equation : neuron.body().equations()) {
        String x = JavaText.name(equation.state());
        code.line(x + " += h__ * " + x + "__k1;");
      }
    } else {
      code.all(stage(2, "0.5 * h__", "__k1")).all(stage(3, "0.5 * h__", "__k2"));
      code.all(stage(4, "h__", "__k3"));
      for (Body.Equation equation : neuron.body().equations()) {
        String x = JavaText.name(equation.state());
        code.line(
            x
                + " += h__ / 6.0 * ("
                + x
                + "__k1 + 2.0 * "
                + x
                + "__k2 + 2.0 * "
                + x
                + "__k3 + "
                + x
                + "__k4);");
      }
    }
    if (substeps > 1) {
      code.line("}");
    }
    String h = substeps > 1 ? "dt / " + substeps + ".0" : "dt";
    return new Code().line("final double h__ = " + h + ";").all(code);
  }

  private Code stage(int stage, String ahead, String slope) {
    Set<String> moved = new HashSet<>(moving());
    neuron.body().definitions().forEach(d -> moved.add(d.name()));
    boolean timed = substeps > 1 || stage > 1;
    if (timed) {
      moved.add("t");
    }
    boolean renames = stage > 1;
    JavaText text =
        new JavaText(name -> {
          String plain = JavaText.name(name);
          if (name.equals("t") && timed) {
            return "t__" + stage;
          }
          boolean definition =
              neuron.body().definitions().stream().anyMatch(d -> d.name().equals(name));
          return definition || (renames && moved.contains(name)) ? plain + "__" + stage : plain;
        });
    Code rates = new Code();
    for (Body.Equation equation : neuron.body().equations()) {
      String value = text.of(equation.rate());
      rates.line(
          "final double "
              + JavaText.name(equation.state())
              + "__k"
              + stage
              + " = "
              + (neuron.isHeld(equation) ? "refractory__ ? 0.0 : " + value : value)
              + ";");
    }
    Code definitions = neuron.declared(neuron.rates(), text);
    Code values = new Code();
    if (renames) {
      for (String state : moving()) {
        String x = JavaText.name(state);
        values.line(
            "final double "
                + x
                + "__"
                + stage
                + " = "
                + x
                + " + "
                + ahead
                + " * "
                + x
                + slope
                + ";");
      }
    }
    Code all = values.all(definitions).all(rates);
    if (timed && all.mentions("t__" + stage)) {
      String begin = substeps > 1 ? "t + sub__ * h__" : "t";
      all =
          new Code()
              .line(
                  "final double t__"
                      + stage
                      + " = "
                      + begin
                      + (ahead.isEmpty() ? "" : " + " + ahead)
                      + ";")
              .all(all);
    }
    return all;
  }

  private List<String> moving() {
    List<String> moving = new ArrayList<>();
    neuron.body().equations().forEach(equation -> moving.add(equation.state()));
    return moving;
  }

  /// Rates at given values of the state, each stored by a statement that begins with `store`.
  static Code rates(NeuronCode neuron) {
    JavaText text = new JavaText();
    Code code = neuron.declared(neuron.rates(), text);
    for (Body.Equation equation : neuron.body().equations()) {
      Expr rate = equation.rate();
      int index = neuron.stateNames().indexOf(equation.state());
      code.line(
          "derivative["
              + index
              + "][i] = "
              + (neuron.isHeld(equation) ? "refractory__ ? 0.0 : " : "")
              + text.of(rate)
              + ";");
    }
    return code;
  }
}
