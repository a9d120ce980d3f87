package cajal.connectome.circuit;

import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.Filter;
import cajal.connectome.circuit.CircuitView.Joins;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Members;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitView.Turn;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A view as a short text, one line for each thing that is not as usual: to be saved, sent and
/// opened again.
///
/// ```
/// circuit cook2019_hermaphrodite
/// show ALM, AVM, PLM
/// partners yes
/// chemical 5
/// classes joined except AVA
/// group command = AVAL, AVAR
/// layout layered
/// place ALM 12 -40
/// ```
public final class CircuitText {

  private static final List<String> WORDS =
      List.of(
          "circuit",
          "show",
          "partners",
          "hide",
          "chemical",
          "gap",
          "off",
          "classes",
          "group",
          "layout",
          "turn",
          "place");

  private CircuitText() {}

  /// The text of a view.
  public static String format(CircuitView view) {
    StringBuilder text = new StringBuilder("circuit " + view.dataset() + "\n");
    Members members = view.members();
    list(text, "show", members.input());
    text.append(members.partners() ? "partners yes\n" : "partners no\n");
    list(text, "hide", members.hidden());
    text.append("chemical ").append(number(view.filter().minChemical())).append('\n');
    text.append("gap ").append(number(view.filter().minElectrical())).append('\n');
    list(text, "off", view.filter().off());
    text.append("classes ").append(members.joins().classes() ? "joined" : "split");
    if (!members.joins().exceptions().isEmpty()) {
      text.append(" except ").append(String.join(", ", members.joins().exceptions()));
    }
    text.append('\n');
    members
        .joins()
        .groups()
        .forEach((name, cells) ->
            text.append("group " + name + " = " + String.join(", ", cells) + "\n"));
    Arrangement how = view.arrangement();
    text.append("layout ").append(how.kind().name().toLowerCase(Locale.ROOT)).append('\n');
    if (!how.turn().equals(Turn.SIDE)) {
      text.append(
          "turn " + number(how.turn().yawDeg()) + " " + number(how.turn().pitchDeg()) + "\n");
    }
    how.places()
        .forEach((name, at) ->
            text.append("place " + name + " " + number(at.x()) + " " + number(at.y()) + "\n"));
    return text.toString();
  }

  private static void list(StringBuilder text, String word, Collection<String> names) {
    if (!names.isEmpty()) {
      text.append(word).append(' ').append(String.join(", ", names)).append('\n');
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /// Reads the text of a view.
  ///
  /// @param source name of the file, for problems
  /// @throws ProblemException if a line cannot be read, with its number
  public static CircuitView parse(String text, String source) {
    CircuitView view = CircuitView.whole("");
    Map<String, Place> places = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String plain = line.strip();
      if (!plain.isEmpty() && !plain.startsWith("#")) {
        try {
          view = read(view, plain, places);
        } catch (IllegalArgumentException e) {
          throw new ProblemException(
              Problem.error(
                  new Problem.Place(source, number, 1),
                  "'" + plain + "' is no line of a circuit.",
                  Nearest.remedy(plain.split(" ", 2)[0], WORDS)));
        }
      }
    }
    if (view.dataset().isEmpty()) {
      throw new ProblemException(
          Problem.error(
              new Problem.Place(source, 1, 1),
              "It does not say of which connectome it is a view.",
              "Begin with 'circuit' and the name of the connectome."));
    }
    return view.withArrangement(view.arrangement().withPlaces(places));
  }

  private static CircuitView read(CircuitView view, String line, Map<String, Place> places) {
    String[] parts = line.split("\\s+", 2);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    Members members = view.members();
    Filter filter = view.filter();
    Arrangement how = view.arrangement();
    return switch (parts[0]) {
      case "circuit" -> new CircuitView(rest, members, filter, how);
      case "show" -> view.withMembers(members.withInput(names(rest)));
      case "partners" -> view.withMembers(members.withPartners(rest.equals("yes")));
      case "hide" -> view.withMembers(members.withHidden(names(rest)));
      case "chemical" -> view.withFilter(filter.withChemical(Double.parseDouble(rest)));
      case "gap" -> view.withFilter(filter.withElectrical(Double.parseDouble(rest)));
      case "off" ->
          view.withFilter(new Filter(filter.minChemical(), filter.minElectrical(), names(rest)));
      case "classes" -> {
        String[] words = rest.split("\\s+except\\s+", 2);
        Set<String> except = words.length > 1 ? names(words[1]) : Set.of();
        yield view.withMembers(
            members.withJoins(
                new Joins(words[0].equals("joined"), except, members.joins().groups())));
      }
      case "group" -> {
        String[] words = rest.split("\\s*=\\s*", 2);
        if (words.length < 2) {
          throw new IllegalArgumentException(rest);
        }
        Map<String, Set<String>> groups = new LinkedHashMap<>(members.joins().groups());
        groups.put(words[0], names(words[1]));
        yield view.withMembers(members.withJoins(members.joins().withGroups(groups)));
      }
      case "layout" ->
          view.withArrangement(
              new Arrangement(
                  LayoutKind.valueOf(rest.toUpperCase(Locale.ROOT)), how.places(), how.turn()));
      case "turn" -> {
        double[] degrees = numbers(rest);
        yield view.withArrangement(
            new Arrangement(how.kind(), how.places(), new Turn(degrees[0], degrees[1])));
      }
      case "place" -> {
        double[] at = numbers(rest);
        String name = rest.replaceAll("\\s+\\S+\\s+\\S+$", "");
        places.put(name, new Place(at[0], at[1]));
        yield view;
      }
      default -> throw new IllegalArgumentException(parts[0]);
    };
  }

  private static Set<String> names(String list) {
    return new LinkedHashSet<>(List.of(list.split("\\s*,\\s*")));
  }

  /// The last two words as numbers.
  private static double[] numbers(String text) {
    String[] words = text.split("\\s+", -1);
    if (words.length < 2) {
      throw new IllegalArgumentException(text);
    }
    return new double[] {
      Double.parseDouble(words[words.length - 2]), Double.parseDouble(words[words.length - 1])
    };
  }
}
