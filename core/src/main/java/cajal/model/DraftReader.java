package cajal.model;

import cajal.unit.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the statements of a model. A malformed statement is reported and passed over, so that one
/// reading finds them all.
final class DraftReader {

  private final Cursor cursor;
  private final List<Malformed> problems;
  private final Draft draft = new Draft();
  private final ClauseReader clauses;
  private final SynapseReader synapses;

  private DraftReader(Cursor cursor, List<Malformed> problems) {
    this.cursor = cursor;
    this.problems = problems;
    this.clauses = new ClauseReader(cursor);
    this.synapses = new SynapseReader(cursor, clauses, draft);
  }

  /// @param problems receives every malformed statement
  static Draft read(String text, List<Malformed> problems) {
    DraftReader reader = new DraftReader(new Cursor(Lexer.tokens(text, problems)), problems);
    reader.guarded(reader::head);
    while (!reader.cursor.atEnd()) {
      int before = problems.size();
      reader.guarded(reader::section);
      // After a broken heading nobody knows what its lines are: one message is enough.
      while (problems.size() > before && !reader.cursor.atEnd() && !reader.isSection()) {
        reader.cursor.skipStatement();
      }
    }
    return reader.draft;
  }

  private void guarded(Runnable statement) {
    try {
      statement.run();
    } catch (Malformed e) {
      problems.add(e);
      cursor.skipStatement();
    }
  }

  private void head() {
    Token kind = cursor.peek();
    if (kind.kind() != Token.Kind.NAME || !Words.KINDS.contains(kind.text())) {
      throw new Malformed(
          kind.at(),
          "found " + kind.shown() + " where 'neuron', 'synapse' or 'stimulator' was expected.",
          "Begin the model with its kind and name, such as 'neuron my_model'.");
    }
    draft.kind = cursor.next();
    draft.name =
        cursor.expect(Token.Kind.NAME, "the name of the model", "Write it after its kind.");
    cursor.endStatement("the end of the line");
    if (cursor.peek().kind() == Token.Kind.STRING) {
      draft.description = cursor.next().text();
      cursor.endStatement("the end of the line");
    }
  }

  private void section() {
    Token word = cursor.peek();
    if (word.kind() != Token.Kind.NAME || !Words.SECTIONS.contains(word.text())) {
      String remedy =
          word.kind() == Token.Kind.NAME
              ? Nearest.remedy(word.text(), Words.SECTIONS)
              : "Sections are " + String.join(", ", Words.SECTIONS) + ".";
      throw cursor.unexpected("the beginning of a section", remedy);
    }
    cursor.next();
    if (!hasLines(word)) {
      cursor.endStatement("the end of the line");
    }
  }

  // Reads a section; whether it consisted of lines, the last of which it has ended.
  private boolean hasLines(Token word) {
    if (SynapseReader.begins(word)) {
      Runnable line = synapses.section(word);
      if (line != null) {
        each(line, SynapseReader.isEvent(word));
      }
      return line != null;
    }
    Runnable line =
        switch (word.text()) {
          case "parameters" -> this::parameter;
          case "state" -> this::state;
          case "input" -> this::input;
          case "dynamics" -> this::dynamics;
          case "definitions" -> this::definition;
          case "continuous" -> this::continuous;
          case "each" -> {
            cursor.expect("step", "Write 'each step' above the assignments.");
            yield () -> draft.eachStep.add(clauses.assignment());
          }
          case "spike" -> spike(word);
          default -> null;
        };
    if (line != null) {
      each(line, false);
      return true;
    }
    statement(word);
    return false;
  }

  private void statement(Token word) {
    switch (word.text()) {
      case "source" -> source();
      case "family" -> {
        once(draft.family.isEmpty() ? null : word, word);
        draft.family =
            cursor.expect(Token.Kind.STRING, "a heading in quotes", "Such as \"Adaptive\".").text();
      }
      case "key" -> key();
      case "emit" -> {
        once(draft.emission, word);
        draft.emission = new Draft.Emission(word.at(), ExpressionReader.read(cursor));
        cursor.expect("spikes", "Write 'emit n spikes'.");
      }
      case "integrate" -> {
        once(draft.integration, word);
        draft.integration = clauses.integration();
      }
      case "weight" -> {
        once(draft.weight, word);
        draft.weight = clauses.parameter(word);
      }
      case "send" -> {
        once(draft.send, word);
        draft.send = word;
        cursor.expect("weight", "A synapse sends its weight: write 'send weight'.");
      }
      default -> output(word);
    }
  }

  private static void once(@Nullable Object before, Token word) {
    if (before != null) {
      throw new Malformed(
          word.at(), "'" + word.text() + "' stands here for the second time.", "Remove one.");
    }
  }

  // The lines of a section, up to the first word of the next one.
  private void each(Runnable statement, boolean event) {
    cursor.endStatement("the end of the line");
    while (!cursor.atEnd() && (isInside(event) || !isSection())) {
      guarded(() -> {
        statement.run();
        cursor.endStatement("the end of the line");
      });
    }
  }

  // Words that begin a section elsewhere, but a line within some sections of synapses.
  private boolean isInside(boolean event) {
    Token word = cursor.peek();
    return (event && (word.is("weight") || (word.is("send") && synapses.sends())))
        || (word.is("on") && cursor.peek(1).is("spike"));
  }

  // A name that is assigned to is a statement, whatever the name: 'source = 1' is reported there. A
  // word alone on its line is a heading, if a mistyped one: no statement is a single word.
  private boolean isSection() {
    Token word = cursor.peek();
    if (word.kind() != Token.Kind.NAME || word.is("weight")) {
      return word.is("weight");
    }
    boolean assigned = cursor.peek(1).is("=") || cursor.peek(1).is("+=");
    return cursor.peek(1).kind() == Token.Kind.NEWLINE
        || (Words.SECTIONS.contains(word.text()) && !assigned);
  }

  private void source() {
    Token citation =
        cursor.expect(
            Token.Kind.STRING, "a citation in quotes", "Write: source \"authors (year)\" doi:...");
    String doi = "";
    if (cursor.accept("doi")) {
      doi =
          cursor
              .expect(Token.Kind.STRING, "':' and the identifier", "Write doi:10.1000/xyz.")
              .text();
    }
    draft.sources.add(new Model.Source(citation.text(), doi));
  }

  private void key() {
    do {
      draft.key.add(cursor.expect(Token.Kind.NAME, "the name of a parameter", ""));
    } while (cursor.accept(","));
  }

  private void parameter() {
    draft.parameters.add(clauses.parameter(clauses.newName("a parameter")));
  }

  private void state() {
    Token name = clauses.newName("a state variable");
    cursor.expect("=", "Give its value at the beginning, such as 'V_m = E_L'.");
    Expr initial = ExpressionReader.read(cursor);
    Unit unit = cursor.accept("in") ? Literals.unitOf(cursor) : null;
    draft.states.add(new Draft.State(name, initial, unit, clauses.description()));
  }

  private void input() {
    if (cursor.accept("spikes")) {
      draft.arrivals.add(clauses.arrival());
    } else if (cursor.accept("current")) {
      draft.currents.add(clauses.continuousInput(Unit.PA));
    } else if (cursor.accept("signal")) {
      draft.currents.add(clauses.continuousInput(Unit.ONE));
    } else {
      throw cursor.unexpected(
          "'spikes', 'current' or 'signal'",
          "Write 'spikes excitatory I_ex += weight', 'current I_stim' or 'signal h in 1/ms'.");
    }
  }

  private void dynamics() {
    Token name = cursor.peek();
    if (name.kind() == Token.Kind.NAME
        && name.text().length() > 1
        && name.text().startsWith("d")
        && cursor.peek(1).is("/")) {
      cursor.next();
      cursor.next();
      cursor.expect("dt", "Write a rate of change as 'dV_m/dt = ...'.");
      cursor.expect("=", "Write a rate of change as 'dV_m/dt = ...'.");
      Expr rate = ExpressionReader.read(cursor);
      boolean held = cursor.accept("held");
      if (held) {
        cursor.expect("while", "Write 'held while refractory'.");
        cursor.expect("refractory", "Write 'held while refractory'.");
      }
      draft.equations.add(new Draft.Equation(name.at(), name.text().substring(1), rate, held));
      return;
    }
    definition();
  }

  private void definition() {
    Token defined = clauses.newName("a definition");
    cursor.expect("=", "Write 'dX/dt = ...' for an equation or 'x = ...' for a definition.");
    draft.definitions.add(new Draft.Definition(defined, ExpressionReader.read(cursor)));
  }

  // Reads 'spike when ...'; the lines that follow are resets.
  private Runnable spike(Token word) {
    once(draft.spike, word);
    cursor.expect("when", "Write 'spike when V_m >= V_th'.");
    Draft.Spike spike = new Draft.Spike(word.at(), ExpressionReader.read(cursor));
    draft.spike = spike;
    return () -> {
      if (cursor.peek().is("refractory") && !cursor.peek(1).is("=")) {
        once(spike.refractory, cursor.next());
        cursor.expect("for", "Write 'refractory for t_ref'.");
        spike.refractory = ExpressionReader.read(cursor);
      } else {
        spike.resets.add(clauses.assignment());
      }
    };
  }

  private void continuous() {
    Token word = cursor.peek();
    if ((word.is("current") || word.is("signal")) && cursor.peek(1).is("on")) {
      cursor.next();
      once(draft.current, word);
      draft.signal = word.is("signal");
      cursor.next();
      cursor.expect("post", "A coupling acts on the neuron behind it: 'current on post = ...'.");
      cursor.expect("=", "Write 'current on post = ...'.");
      draft.current = ExpressionReader.read(cursor);
      return;
    }
    Token defined = clauses.newName("a definition");
    cursor.expect("=", "Write 'current on post = ...'.");
    draft.definitions.add(new Draft.Definition(defined, ExpressionReader.read(cursor)));
  }

  private void output(Token word) {
    once(draft.output, word);
    Token what = cursor.peek();
    if (!what.is("current") && !what.is("spikes")) {
      throw cursor.unexpected("'current' or 'spikes'", "Write 'output current = ...'.");
    }
    cursor.next();
    cursor.expect("=", "Write 'output " + what.text() + " = ...'.");
    Expr value = ExpressionReader.read(cursor);
    Expr from = null;
    Expr to = null;
    if (cursor.accept("from")) {
      from = ExpressionReader.read(cursor);
      cursor.expect("to", "Write 'from start to stop'.");
      to = ExpressionReader.read(cursor);
    }
    draft.output = new Draft.Output(what, value, from, to);
  }
}
