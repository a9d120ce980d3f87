package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Exponential Euler: each variable relaxes exactly while all others stand still over the substep.
///
/// With dX/dt = a + k X the new value is X + h exprel(h k) (a + k X), which has no special case at
/// k = 0. Factors that come from parameters alone are computed once.
final class ExponentialScheme implements Scheme {

  private final NeuronCode neuron;
  private final int substeps;
  private final List<Relaxation> relaxations = new ArrayList<>();

  /// One equation in the form dX/dt = a + k X.
  ///
  /// @param fixed whether k comes from parameters alone
  private record Relaxation(Body.Equation equation, Affine form, boolean fixed) {

    String variable() {
      return JavaText.name(equation.state());
    }

    Expr slope() {
      Expr slope = form.coefficients().get(equation.state());
      if (slope == null) {
        throw new IllegalStateException(equation.state() + " does not depend on itself");
      }
      return slope;
    }
  }

  ExponentialScheme(NeuronCode neuron, int substeps) {
    this.neuron = neuron;
    this.substeps = substeps;
    Body.Neuron body = neuron.body();
    for (Body.Equation equation : body.equations()) {
      Affine form =
          Affine.of(equation.rate(), Set.of(equation.state()), body.definitions()).orElseThrow();
      Expr slope = form.coefficients().get(equation.state());
      boolean fixed = slope != null && !Affine.holds(slope, neuron.varying(), body.definitions());
      relaxations.add(new Relaxation(equation, form, fixed));
    }
  }

  private List<Relaxation> fixed() {
    return relaxations.stream().filter(Relaxation::fixed).toList();
  }

  @Override
  public Code fields() {
    Code code = new Code();
    for (Relaxation r : fixed()) {
      code.line("private double[] " + r.variable() + "__decays = {};");
      if (r.form().rest().isPresent()) {
        code.line("private double[] " + r.variable() + "__gains = {};");
      }
    }
    return code;
  }

  @Override
  public Code allocate() {
    Code code = new Code();
    for (Relaxation r : fixed()) {
      code.line(r.variable() + "__decays = new double[count__];");
      if (r.form().rest().isPresent()) {
        code.line(r.variable() + "__gains = new double[count__];");
      }
    }
    return code;
  }

  @Override
  public Code prepare() {
    JavaText text = new JavaText();
    List<Expr> slopes = fixed().stream().map(Relaxation::slope).toList();
    if (slopes.isEmpty()) {
      return new Code();
    }
    Code code = neuron.declared(slopes, text);
    code.line("final double h__ = " + h() + ";");
    for (Relaxation r : fixed()) {
      String slope = text.factor(r.slope());
      code.line(r.variable() + "__decays[i] = ModelMath.exp(h__ * " + slope + ");");
      if (r.form().rest().isPresent()) {
        code.line(r.variable() + "__gains[i] = h__ * ModelMath.exprel(h__ * " + slope + ");");
      }
    }
    return code;
  }

  private String h() {
    return substeps > 1 ? "dt / " + substeps + ".0" : "dt";
  }

  @Override
  public Code load() {
    String index = neuron.isPerNeuron(prepare()) ? "[i]" : "[0]";
    Code code = new Code();
    for (Relaxation r : fixed()) {
      String x = r.variable();
      code.line("final double " + x + "__decay = " + x + "__decays" + index + ";");
      if (r.form().rest().isPresent()) {
        code.line("final double " + x + "__gain = " + x + "__gains" + index + ";");
      }
    }
    return code;
  }

  @Override
  public Code integrate() {
    JavaText text =
        new JavaText(name -> name.equals("t") && substeps > 1 ? "t__1" : JavaText.name(name));
    List<Expr> needed = new ArrayList<>();
    for (Relaxation r : relaxations) {
      r.form().rest().ifPresent(needed::add);
      if (!r.fixed()) {
        needed.addAll(r.form().coefficients().values());
      }
    }
    Code inner = neuron.declared(needed, text);
    for (Relaxation r : relaxations) {
      inner.all(relaxed(r, text));
    }
    for (Relaxation r : relaxations) {
      inner.line(r.variable() + " = " + r.variable() + "__next;");
    }
    Code code = new Code().line("final double h__ = " + h() + ";");
    if (substeps == 1) {
      return code.all(inner);
    }
    code.line("for (int sub__ = 0; sub__ < " + substeps + "; sub__++) {");
    if (inner.mentions("t__1")) {
      code.line("final double t__1 = t + sub__ * h__;");
    }
    return code.all(inner).line("}");
  }

  private Code relaxed(Relaxation r, JavaText text) {
    Code code = new Code();
    String x = r.variable();
    String rest = r.form().rest().map(text::factor).orElse("");
    String value;
    if (r.form().coefficients().isEmpty()) {
      value = x + " + h__ * " + (rest.isEmpty() ? "0.0" : rest);
    } else if (r.fixed()) {
      value = x + "__decay * " + x + (rest.isEmpty() ? "" : " + " + x + "__gain * " + rest);
    } else {
      code.line("final double " + x + "__slope = " + text.of(r.slope()) + ";");
      value =
          x
              + " + h__ * ModelMath.exprel(h__ * "
              + x
              + "__slope) * ("
              + (rest.isEmpty() ? "" : rest + " + ")
              + x
              + "__slope * "
              + x
              + ")";
    }
    String held = neuron.isHeld(r.equation()) ? "refractory__ ? " + x + " : " : "";
    return code.line("final double " + x + "__next = " + held + value + ";");
  }
}
