package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The exact propagator of linear equations (Rotter & Diesmann 1999, doi:10.1007/s004220050570).
///
/// State variables, inputs (constant over the step) and the number 1 form one linear system; the
/// exponential of its matrix advances all of them. While a neuron is refractory, held variables
/// count as constant, which gives a second matrix.
final class ExactScheme implements Scheme {

  private static final String ONE = "1";

  private final NeuronCode neuron;
  private final List<Body.Equation> equations;
  private final int substeps;
  private final List<Affine> forms = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Set<String>> reach = new LinkedHashMap<>();
  private final Map<String, Set<String>> reachWhileHeld = new LinkedHashMap<>();

  ExactScheme(NeuronCode neuron) {
    this(neuron, neuron.body().equations(), 1);
  }

  /// For some of the equations, which depend on no others.
  ///
  /// @param substeps into how many parts a step is divided
  ExactScheme(NeuronCode neuron, List<Body.Equation> equations, int substeps) {
    this.neuron = neuron;
    this.equations = List.copyOf(equations);
    this.substeps = substeps;
    for (Body.Equation equation : equations) {
      forms.add(
          Affine.of(equation.rate(), neuron.varying(), neuron.body().definitions()).orElseThrow());
      columns.add(equation.state());
    }
    for (Affine form : forms) {
      form.coefficients().keySet().stream().filter(c -> !columns.contains(c)).forEach(columns::add);
    }
    if (forms.stream().anyMatch(form -> form.rest().isPresent())) {
      columns.add(ONE);
    }
    for (int row = 0; row < forms.size(); row++) {
      reach.put(columns.get(row), reached(columns.get(row), false));
      reachWhileHeld.put(columns.get(row), reached(columns.get(row), true));
    }
  }

  // All columns on which a variable depends, directly or through others.
  private Set<String> reached(String variable, boolean held) {
    Set<String> found = new HashSet<>(Set.of(variable));
    List<String> open = new ArrayList<>(found);
    while (!open.isEmpty()) {
      int row = columns.indexOf(open.removeLast());
      if (row >= forms.size() || (held && isHeld(row))) {
        continue;
      }
      Set<String> direct = new HashSet<>(forms.get(row).coefficients().keySet());
      if (forms.get(row).rest().isPresent()) {
        direct.add(ONE);
      }
      direct.stream().filter(found::add).forEach(open::add);
    }
    return found;
  }

  private boolean isHeld(int row) {
    return neuron.isHeld(equations.get(row));
  }

  /// Whether a variable that is not held moves otherwise while others are.
  private boolean differsWhileHeld(int row) {
    if (isHeld(row)) {
      return false;
    }
    Set<String> found = reach.getOrDefault(columns.get(row), Set.of());
    for (int other = 0; other < forms.size(); other++) {
      if (isHeld(other) && found.contains(columns.get(other))) {
        return true;
      }
    }
    return false;
  }

  /// One entry of a propagator that is not zero by its structure.
  ///
  /// @param held whether it belongs to the matrix for refractory neurons
  private record Entry(int row, int column, boolean held, String name) {}

  private List<Entry> entries(int row, boolean held) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Set<String>> reaches = held ? reachWhileHeld : reach;
    Set<String> found = reaches.getOrDefault(columns.get(row), Set.of());
    for (int column = 0; column < columns.size(); column++) {
      if (found.contains(columns.get(column))) {
        String name = entry(columns.get(row), columns.get(column)) + (held ? "__held" : "");
        entries.add(new Entry(row, column, held, name));
      }
    }
    return entries;
  }

  private static String entry(String row, String column) {
    return row + "__from_" + column;
  }

  @Override
  public String decay(String state) {
    return entry(state, state);
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int row = 0; row < forms.size(); row++) {
      entries.addAll(entries(row, false));
      if (differsWhileHeld(row)) {
        entries.addAll(entries(row, true));
      }
    }
    return entries;
  }

  @Override
  public List<Constant> constants() {
    return entries().stream().map(e -> new Constant(e.name(), e.name() + "__all")).toList();
  }

  @Override
  public Code prepare() {
    JavaText text = new JavaText();
    List<Expr> needed = new ArrayList<>();
    forms.forEach(form -> {
      needed.addAll(form.coefficients().values());
      form.rest().ifPresent(needed::add);
    });
    Code code = neuron.declared(needed, text);
    int n = columns.size();
    code.comment("Rows and columns: " + String.join(", ", columns));
    code.line("final double[][] system__ = new double[" + n + "][" + n + "];");
    for (int row = 0; row < forms.size(); row++) {
      for (int column = 0; column < n; column++) {
        Optional<Expr> entry = coefficient(forms.get(row), columns.get(column));
        if (entry.isPresent()) {
          code.line("system__[" + row + "][" + column + "] = " + text.of(entry.get()) + ";");
        }
      }
    }
    code.line("final double[][] exact__ = Propagator.of(system__, " + h() + ");");
    stored(code, false, "exact__");
    if (entries().stream().anyMatch(Entry::held)) {
      for (int row = 0; row < forms.size(); row++) {
        if (isHeld(row)) {
          code.line("java.util.Arrays.fill(system__[" + row + "], 0.0);");
        }
      }
      code.line("final double[][] held__ = Propagator.of(system__, " + h() + ");");
      stored(code, true, "held__");
    }
    return code;
  }

  private void stored(Code code, boolean held, String matrix) {
    for (Entry e : entries()) {
      if (e.held() == held) {
        code.line(e.name() + "__all[i] = " + matrix + "[" + e.row() + "][" + e.column() + "];");
      }
    }
  }

  private String h() {
    return substeps > 1 ? "dt / " + substeps + ".0" : "dt";
  }

  private static Optional<Expr> coefficient(Affine form, String column) {
    return column.equals(ONE) ? form.rest() : Optional.ofNullable(form.coefficients().get(column));
  }

  @Override
  public List<Statement> integrate() {
    List<Statement> statements = new ArrayList<>(next());
    statements.addAll(take());
    return statements;
  }

  /// New values under other names, so that all of them see the old ones.
  List<Statement> next() {
    Expr refractory = Terms.name(NeuronCode.REFRACTORY);
    List<Statement> statements = new ArrayList<>();
    for (int row : advanced()) {
      String x = columns.get(row);
      statements.addAll(factors(row));
      Expr value = sum(entries(row, false));
      if (isHeld(row)) {
        value = Terms.select(refractory, Terms.name(x), value);
      } else if (differsWhileHeld(row)) {
        value = Terms.select(refractory, sum(entries(row, true)), value);
      }
      statements.add(new Statement.Let(x + "__next", value));
    }
    return statements;
  }

  /// The new values become the state.
  List<Statement> take() {
    List<Statement> statements = new ArrayList<>();
    for (int row : advanced()) {
      String x = columns.get(row);
      statements.add(new Statement.Assign(x, Terms.name(x + "__next")));
    }
    return statements;
  }

  private List<Integer> advanced() {
    return IntStream.range(0, forms.size())
        .filter(row -> !neuron.isFading(columns.get(row)))
        .boxed()
        .toList();
  }

  // What is kept of a variable that fades has another factor in each step; the neurons share it.
  private List<Statement> factors(int row) {
    List<Entry> all = new ArrayList<>(entries(row, false));
    if (differsWhileHeld(row)) {
      all.addAll(entries(row, true));
    }
    List<Statement> factors = new ArrayList<>();
    for (Entry e : all) {
      String column = columns.get(e.column());
      if (neuron.isFading(column)) {
        Expr level = Terms.name(NeuronCode.level(column));
        factors.add(new Statement.Let(now(e), Terms.times(Terms.name(e.name()), level)));
      }
    }
    return factors;
  }

  private static String now(Entry entry) {
    return entry.name() + "__now";
  }

  private Expr sum(List<Entry> entries) {
    List<Expr> terms = new ArrayList<>();
    for (Entry e : entries) {
      String column = columns.get(e.column());
      String factor = neuron.isFading(column) ? now(e) : e.name();
      Expr value = Terms.name(neuron.kept(column));
      terms.add(column.equals(ONE) ? Terms.name(factor) : Terms.times(Terms.name(factor), value));
    }
    return Terms.sum(terms);
  }
}
