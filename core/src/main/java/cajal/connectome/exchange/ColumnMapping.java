package cajal.connectome.exchange;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which column of a list of connections says what: guessed, shown, and changed by a person.
///
/// @param columns head of a column, or its number from 1, for each role that has one
public record ColumnMapping(Map<Role, String> columns) {

  /// What a column says of a connection.
  public enum Role {
    /// The cell that sends.
    PRE(
        "pre presynaptic presyn precell preid preneuron prename source sourceid sourcename"
            + " sourcenode from fromid sender neuron1 cell1 node1 n1 bodyidpre preptrootid i"),
    /// The cell that receives.
    POST(
        "post postsynaptic postsyn postcell postid postneuron postname target targetid targetname"
            + " targetnode to toid receiver neuron2 cell2 node2 n2 bodyidpost postptrootid j"),
    /// How many contacts.
    WEIGHT(
        "weight weights w n nbr number num count synapses syn synapsecount syncount nsyn nsyns"
            + " strength contacts sections size value connections numberofsynapses"),
    /// Chemical, electrical, monoamine or neuropeptide.
    KIND("kind type typ synapsetype edgetype connectiontype contacttype class"),
    /// What is released.
    LIGAND("ligand transmitter neurotransmitter peptide neuropeptide monoamine"),
    /// What it binds.
    RECEPTOR("receptor receptors");

    private final String words;

    Role(String words) {
      this.words = " " + words + " ";
    }

    /// Whether that is a usual head of such a column.
    boolean means(String head) {
      return Words.holds(words, Words.plain(head));
    }

    /// The word for it on the command line: `pre`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ColumnMapping {
    Map<Role, String> ordered = new EnumMap<>(Role.class);
    ordered.putAll(columns);
    columns = Collections.unmodifiableMap(ordered);
  }

  /// Reads `pre=Source,post=Target,weight=n`.
  ///
  /// @throws ProblemException if a role is unknown or a part is no pair
  public static ColumnMapping parse(String text) {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length < 2 || pair[1].isBlank()) {
        throw new ProblemException(
            Problem.error(
                null,
                "'" + part + "' does not say which column is what.",
                "Write pre=COLUMN,post=COLUMN,weight=COLUMN,kind=COLUMN."));
      }
      columns.put(role(pair[0].strip()), pair[1].strip());
    }
    return new ColumnMapping(columns);
  }

  private static Role role(String word) {
    List<String> words = Arrays.stream(Role.values()).map(Role::word).toList();
    return Arrays.stream(Role.values())
        .filter(role -> role.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    null,
                    "'" + word + "' is nothing that a column can say of a connection.",
                    Nearest.remedy(word, words))));
  }

  /// As {@link #parse} reads it.
  public String text() {
    return columns.entrySet().stream()
        .map(entry -> entry.getKey().word() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  /// The column of that role.
  public Optional<String> of(Role role) {
    return Optional.ofNullable(columns.get(role));
  }

  /// The same with another column for a role.
  public ColumnMapping with(Role role, String column) {
    Map<Role, String> changed = new EnumMap<>(Role.class);
    changed.putAll(columns);
    changed.put(role, column);
    return new ColumnMapping(changed);
  }

  /// What the heads suggest; where they tell nothing of the ends, the first two columns, then a
  /// column of numbers as weight.
  static ColumnMapping guess(TableShape shape) {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    List<String> free = new ArrayList<>(shape.heads());
    for (Role role : Role.values()) {
      free.stream()
          .filter(role::means)
          .findFirst()
          .ifPresent(head -> {
            columns.put(role, head);
            free.remove(head);
          });
    }
    for (Role end : List.of(Role.PRE, Role.POST)) {
      if (!columns.containsKey(end) && !free.isEmpty()) {
        columns.put(end, free.removeFirst());
      }
    }
    if (!columns.containsKey(Role.WEIGHT)) {
      free.stream()
          .filter(head -> shape.isNumeric(shape.heads().indexOf(head)))
          .findFirst()
          .ifPresent(head -> columns.put(Role.WEIGHT, head));
    }
    return new ColumnMapping(columns);
  }

  /// The place of a role's column from 0; -1 where it has none.
  ///
  /// @throws ProblemException if the table has no such column, with the nearest
  int index(Role role, List<String> heads, Problem.Place place) {
    String column = columns.get(role);
    if (column == null) {
      return -1;
    }
    for (int i = 0; i < heads.size(); i++) {
      if (heads.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    if (column.matches("[0-9]{1,6}")
        && Integer.parseInt(column) >= 1
        && Integer.parseInt(column) <= heads.size()) {
      return Integer.parseInt(column) - 1;
    }
    throw new ProblemException(
        Problem.error(
            place,
            "There is no column '" + column + "' for " + role.word() + ".",
            Nearest.remedy(column, heads)));
  }
}
