package cajal.connectome.exchange;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one connection of all rows of a pair and kind.
final class Merging {

  private record Key(String a, String b, ConnectionKind kind, String ligand, String receptor) {}

  /// The rows of one pair: there and, for gap junctions, back.
  private static final class Pair {
    final Connection first;
    final int line;
    final String word;
    @Nullable Set<String> otherWords;
    double there;
    double back;
    int backLine;

    Pair(Connection first, int line, String word) {
      this.first = first;
      this.line = line;
      this.word = word;
    }

    /// Whether a row that tells its kind by that word stands there for the first time.
    boolean isNew(String another, boolean thereNotBack) {
      if (otherWords == null) {
        otherWords = new HashSet<>(Set.of(word + ">"));
      }
      return otherWords.add(another + (thereNotBack ? ">" : "<"));
    }
  }

  private final Findings findings;
  private final Map<Key, Pair> pairs = new LinkedHashMap<>();

  Merging(Findings findings) {
    this.findings = findings;
  }

  /// A row, with the word by which it tells its kind.
  void add(int line, String word, Connection c) {
    boolean swap = c.electrical() && c.pre().compareTo(c.post()) > 0;
    Key key =
        new Key(
            swap ? c.post() : c.pre(),
            swap ? c.pre() : c.post(),
            c.kind(),
            c.ligand(),
            c.receptor());
    Pair pair = pairs.get(key);
    if (pair == null) {
      pair = new Pair(c, line, word);
      pair.there = c.weight();
      pairs.put(key, pair);
      return;
    }
    boolean there = c.pre().equals(pair.first.pre());
    // Formats without rows list each synapse by itself, and so a pair several times.
    if (line > 0 && !pair.isNew(word, there)) {
      findings.add(
          "rows that are repeated",
          line,
          c.pre() + " to " + c.post() + " stands in line " + pair.line + " already.",
          "The weights are added up.");
    }
    if (there) {
      pair.there += c.weight();
    } else {
      pair.back += c.weight();
      pair.backLine = line;
    }
  }

  /// One connection for each pair and kind, in the order of the rows.
  List<Connection> connections() {
    reportDirections();
    List<Connection> connections = new ArrayList<>(pairs.size());
    for (Pair pair : pairs.values()) {
      Connection c = pair.first;
      connections.add(
          new Connection(
              c.pre(),
              c.post(),
              c.kind(),
              Math.max(pair.there, pair.back),
              c.ligand(),
              c.receptor()));
    }
    return List.copyOf(connections);
  }

  private void reportDirections() {
    List<Pair> gaps =
        pairs.values().stream()
            .filter(pair -> pair.first.electrical())
            .filter(pair -> !pair.first.pre().equals(pair.first.post()))
            .toList();
    long both = gaps.stream().filter(pair -> pair.back > 0).count();
    if (both == 0) {
      return;
    }
    Pair example = gaps.stream().filter(pair -> pair.back > 0).findFirst().orElseThrow();
    findings.add(
        "",
        example.line,
        both
            + " gap junctions are listed both ways, the first here and in line "
            + example.backLine
            + ".",
        "Each is read as one.");
    for (Pair pair : gaps) {
      String who = pair.first.pre() + " and " + pair.first.post();
      if (pair.back > 0 && pair.back != pair.there) {
        findings.add(
            "gap junctions that contradict each other",
            pair.line,
            "The gap junctions between "
                + who
                + " are "
                + Numbers.plain(pair.there)
                + " here and "
                + Numbers.plain(pair.back)
                + " in line "
                + pair.backLine
                + ".",
            "The larger number stands.");
      } else if (pair.back == 0 && 2 * both > gaps.size()) {
        findings.add(
            "gap junctions that are listed one way only",
            pair.line,
            "The gap junctions between " + who + " are listed one way only.",
            "They are kept.");
      }
    }
  }
}
