package cajal.project;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the tree of a YAML text from its events.
///
/// Composing here rather than in the library bounds the depth before the stack overflows, and
/// leaves out what a project file has no use for: anchors, tags and several documents.
final class YamlParser {

  /// Longest text, characters; a project of 100,000 listed values has a few megabytes.
  static final int LONGEST = 32 << 20;

  private static final int DEEPEST = 20;

  private final String text;
  private final String source;
  private final Findings findings;
  private final Iterator<Event> events;
  private Place last;

  private YamlParser(String text, String source, Findings findings) {
    this.text = text;
    this.source = source;
    this.findings = findings;
    this.last = new Place(source, 1, 1);
    // Version 2.10 of the library fails where a pair of surrogates lies across the end of its
    // buffer, so the buffer takes the whole text.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setCodePointLimit(LONGEST)
            .setBufferSize(text.length() + 16)
            .build();
    events = new Parse(settings).parseString(text).iterator();
  }

  /// The tree of a text. Duplicate keys and the like are added to `findings`.
  ///
  /// @throws ProblemException with its place, if the text is not well-formed YAML
  static Yaml parse(String text, String source, Findings findings) {
    if (text.length() > LONGEST) {
      throw new ProblemException(
          Problem.error(
              new Place(source, 1, 1),
              "The file is longer than " + (LONGEST >> 20) + " million characters.",
              "A project file is a short text; is this the right file?"));
    }
    YamlParser parser = new YamlParser(text, source, findings);
    try {
      return parser.document();
    } catch (MarkedYamlEngineException e) {
      throw new ProblemException(parser.malformed(e));
    } catch (ReaderException e) {
      throw new ProblemException(parser.unreadable(e));
    } catch (YamlEngineException e) {
      throw new ProblemException(
          Problem.error(
              new Place(source, 1, 1),
              "The file is not well-formed YAML: " + Findings.shown(String.valueOf(e.getMessage())),
              ""));
    }
  }

  private Yaml document() {
    Yaml root = new Yaml.Text(new Place(source, 1, 1), "");
    boolean found = false;
    while (events.hasNext()) {
      Event event = next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (found) {
            throw refused(event, "A project file holds one document.", "Remove the '---' line.");
          }
          found = true;
        }
        case Scalar, SequenceStart, MappingStart, Alias -> root = node(event, 0);
        default -> {}
      }
    }
    return root;
  }

  // Version 2.10 of the library fails on some broken escapes with errors of its own code.
  private Event next() {
    try {
      Event event = events.next();
      last = place(event);
      return event;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ProblemException(
          Problem.error(
              last,
              "What follows here is not well-formed YAML.",
              "Check the quotes, and what follows backslashes inside them."));
    }
  }

  private Yaml node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw refused(event, "The file is nested more than " + DEEPEST + " levels deep.", "");
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        plainOnly(event, scalar.getTag(), scalar.getAnchor());
        yield new Yaml.Text(place(event), scalar.getValue());
      }
      case SequenceStartEvent start -> {
        plainOnly(event, start.getTag(), start.getAnchor());
        yield items(start, depth);
      }
      case MappingStartEvent start -> {
        plainOnly(event, start.getTag(), start.getAnchor());
        yield entries(start, depth);
      }
      case AliasEvent alias ->
          throw refused(
              event,
              "Found the alias '*" + Findings.shown(alias.getAlias().getValue()) + "'.",
              "Write the value out, or put it in quotes if it is a text.");
      default -> throw refused(event, "Expected a value here.", "");
    };
  }

  private void plainOnly(Event event, Optional<?> tag, Optional<?> anchor) {
    // A lone '!' marks a quoted scalar and says nothing.
    if (anchor.isPresent() || tag.filter(t -> !t.toString().equals("!")).isPresent()) {
      throw refused(
          event,
          "Found a YAML "
              + (anchor.isPresent() ? "anchor" : "tag")
              + ", which has no meaning here.",
          "Write the value plainly, or put it in quotes if it is a text.");
    }
  }

  private Yaml items(SequenceStartEvent start, int depth) {
    List<Yaml> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new Yaml.Items(place(start), items);
  }

  private Yaml entries(MappingStartEvent start, int depth) {
    List<Yaml.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      if (!(node(event, depth + 1) instanceof Yaml.Text key)) {
        throw refused(event, "A key must be a text.", "");
      }
      Yaml value = node(next(), depth + 1);
      if (keys.add(key.value())) {
        entries.add(new Yaml.Entry(key.place(), key.value(), value));
      } else {
        findings.error(
            key.place(),
            "'" + Findings.shown(key.value()) + "' is here a second time.",
            "Remove one of them or give it another name.");
      }
    }
    return new Yaml.Entries(place(start), entries);
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElse(new Place(source, 1, 1));
  }

  private Place place(Mark mark) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private ProblemException refused(Event event, String what, String remedy) {
    return new ProblemException(Problem.error(place(event), what, remedy));
  }

  private Problem malformed(MarkedYamlEngineException e) {
    Place place =
        e.getProblemMark().or(e::getContextMark).map(this::place).orElse(new Place(source, 1, 1));
    String problem = String.valueOf(e.getProblem());
    String remedy =
        problem.contains("TAB")
            ? "Indent with spaces, not with tabs."
            : problem.contains("mapping values are not allowed")
                ? "Put a value that contains ': ' in quotes, or check the indentation."
                : "Check quotes, brackets and indentation here and just before.";
    return Problem.error(place, "This is not well-formed YAML: " + problem + ".", remedy);
  }

  private Problem unreadable(ReaderException e) {
    String before =
        text.substring(0, text.offsetByCodePoints(0, Math.min(e.getPosition(), codePoints())));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return Problem.error(
        new Place(source, line, column),
        "Found a character that no text should have (code "
            + Integer.toHexString(e.getCodePoint())
            + ").",
        "Is this a text file in UTF-8?");
  }

  private int codePoints() {
    return text.codePointCount(0, text.length());
  }
}
