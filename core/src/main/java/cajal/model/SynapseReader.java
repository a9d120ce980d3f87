package cajal.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the sections that only synapses have.
final class SynapseReader {

  private static final List<String> EVENTS = List.of("on", "between", "every");

  private final Cursor cursor;
  private final ClauseReader clauses;
  private final Draft draft;
  private boolean sends;

  SynapseReader(Cursor cursor, ClauseReader clauses, Draft draft) {
    this.cursor = cursor;
    this.clauses = clauses;
    this.draft = draft;
  }

  /// Whether a word begins a section of this reader.
  static boolean begins(Token word) {
    return isEvent(word) || side(word).length > 0;
  }

  /// Whether the section consists of what happens at an event, so that its lines may begin with
  /// `weight` and `send`.
  static boolean isEvent(Token word) {
    return EVENTS.contains(word.text());
  }

  private static Side[] side(Token word) {
    return Arrays.stream(Side.values())
        .filter(side -> side.section().equals(word.text()))
        .toArray(Side[]::new);
  }

  /// Whether the section that was begun last may send; elsewhere `send weight` stands for itself.
  boolean sends() {
    return sends;
  }

  /// Reads the heading.
  ///
  /// @return what reads a line of the section; `null` where the section is this one line
  @Nullable Runnable section(Token word) {
    sends = false;
    return switch (word.text()) {
      case "on" -> onSpike(word);
      case "between" -> {
        cursor.expect("events", "Write 'between events' above what the synapse does meanwhile.");
        once(draft.synapse.between, word);
        SynapseDraft.Event event = new SynapseDraft.Event(word.at());
        draft.synapse.between = event;
        yield () -> line(event);
      }
      case "every" -> every(word);
      default -> traces(word, side(word)[0]);
    };
  }

  private static void once(@Nullable Object before, Token word) {
    if (before != null) {
      throw new Malformed(
          word.at(), "'" + word.text() + "' stands here for the second time.", "Remove one.");
    }
  }

  private Runnable onSpike(Token word) {
    Token who = cursor.peek();
    Side side = Arrays.stream(Side.values()).filter(s -> who.is(s.word())).findFirst().orElse(null);
    if (side == null) {
      throw cursor.unexpected(
          "'pre', 'post' or 'modulator'", "Write 'on pre spike' or 'on post spike'.");
    }
    cursor.next();
    cursor.expect("spike", "Write 'on " + side.word() + " spike'.");
    once(draft.synapse.events.get(side), word);
    SynapseDraft.Event event = new SynapseDraft.Event(word.at());
    draft.synapse.events.put(side, event);
    sends = side == Side.PRE;
    return () -> line(event);
  }

  private Runnable every(Token word) {
    Expr interval = null;
    if (cursor.peek().is("step") && !cursor.peek(1).is("(")) {
      cursor.next();
    } else {
      interval = ExpressionReader.read(cursor);
    }
    Expr condition = cursor.accept("when") ? ExpressionReader.read(cursor) : null;
    SynapseDraft.Event event = new SynapseDraft.Event(word.at());
    draft.synapse.every.add(new SynapseDraft.Every(interval, condition, event));
    return () -> regularLine(event);
  }

  private void regularLine(SynapseDraft.Event event) {
    Token word = cursor.peek();
    if (!word.is("pair") || cursor.peek(1).kind() != Token.Kind.NAME) {
      line(event);
      return;
    }
    once(event.pairing, cursor.next());
    String remedy = "Write 'pair axonal_elements with dendritic_elements'.";
    Token axonal = cursor.expect(Token.Kind.NAME, "a presynaptic trace", remedy);
    cursor.expect("with", remedy);
    Token dendritic = cursor.expect(Token.Kind.NAME, "a postsynaptic trace", remedy);
    event.pairing = new SynapseDraft.Pairing(axonal, dendritic);
  }

  private void line(SynapseDraft.Event event) {
    Token word = cursor.peek();
    if (sends && word.is("send") && !cursor.peek(1).is("=")) {
      once(event.sent, cursor.next());
      event.sent = ExpressionReader.read(cursor);
      return;
    }
    (event.sent == null ? event.before : event.after).add(clauses.assignment());
  }

  // Either all in one line, or a heading with lines.
  private @Nullable Runnable traces(Token word, Side side) {
    SynapseDraft.Traces traces =
        draft.synapse.traces.computeIfAbsent(side, _ -> new SynapseDraft.Traces(word.at()));
    if (cursor.peek().kind() == Token.Kind.NEWLINE) {
      return () -> trace(traces);
    }
    trace(traces);
    return null;
  }

  private void trace(SynapseDraft.Traces traces) {
    if (!isJump()) {
      Token name = cursor.peek();
      if (!cursor.peek(1).is("/")) {
        Token defined = clauses.newName("a definition");
        cursor.expect("=", "Write 'dx/dt = ...', 'on spike x += 1' or 'name = ...'.");
        draft.definitions.add(new Draft.Definition(defined, ExpressionReader.read(cursor)));
        return;
      }
      cursor.expect(Token.Kind.NAME, "a rate of change", "Write 'dx/dt = -x/tau_plus'.");
      cursor.next();
      cursor.expect("dt", "Write a rate of change as 'dx/dt = ...'.");
      cursor.expect("=", "Write a rate of change as 'dx/dt = ...'.");
      if (name.text().length() < 2 || !name.text().startsWith("d")) {
        throw new Malformed(
            name.at(),
            "found " + name.shown() + " where a rate of change was expected.",
            "Write a rate of change as 'dx/dt = ...'.");
      }
      Expr rate = ExpressionReader.read(cursor);
      traces.equations.add(new Draft.Equation(name.at(), name.text().substring(1), rate, false));
    }
    if (isJump()) {
      cursor.next();
      cursor.next();
      do {
        traces.onSpike.add(clauses.assignment());
      } while (cursor.accept(","));
    }
  }

  private boolean isJump() {
    return cursor.peek().is("on") && cursor.peek(1).is("spike");
  }
}
