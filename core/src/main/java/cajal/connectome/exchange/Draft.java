package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A connectome while it is read: rows as a file lists them, from which {@link #finish} makes one
/// connection for each pair and kind.
///
/// Rows of one pair and kind are added up. Gap junctions that are listed both ways are merged, and
/// the larger number stands where the two differ. Synapses that are listed again as received are
/// left out. Where most cells are of C. elegans, names are unified and what is known of the cells
/// is added.
final class Draft {

  private record Row(int line, Connection connection, String word, boolean received) {}

  private final ConnectionKind fallback;
  private final Findings findings;
  private final Map<String, Cell> declared = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Optional<Words.Kind>> kinds = new HashMap<>();

  Draft(GivenFile file, ConnectionKind fallback) {
    this.fallback = fallback;
    this.findings = new Findings(file.name());
  }

  Findings findings() {
    return findings;
  }

  /// A cell with all that the file tells of it.
  void cell(String name, Map<String, String> told, int line) {
    if (name.isBlank()) {
      findings.add("cells without a name", line, "A cell has no name.", "It is left out.");
    } else if (declared.putIfAbsent(name.strip(), CellColumns.cell(name.strip(), told)) != null) {
      findings.add(
          "cells that stand twice",
          line,
          "The cell '" + name.strip() + "' stands twice.",
          "The first one is kept.");
    }
  }

  /// A cell as another file gave it.
  void cell(Cell cell) {
    declared.put(cell.name(), cell);
  }

  /// A connection as a row lists it.
  ///
  /// @param word the kind as the file has it; empty where it tells none
  /// @param raw with names as the file has them; its kind is replaced by what the word says
  void row(int line, String word, Connection raw) {
    if (raw.pre().isBlank() || raw.post().isBlank()) {
      findings.add("rows without a cell", line, "A connection lacks a cell.", "It is left out.");
      return;
    }
    if (!(raw.weight() > 0)) {
      findings.add(
          "rows of no weight",
          line,
          raw.pre().strip()
              + " to "
              + raw.post().strip()
              + " has the weight "
              + Numbers.plain(raw.weight())
              + ".",
          "It is left out.");
      return;
    }
    Optional<Words.Kind> said = kinds.computeIfAbsent(word, Words.Kind::of);
    if (said.isEmpty() && !word.isBlank()) {
      findings.add(
          "rows of no known kind",
          line,
          "'" + word.strip() + "' is no known kind of connection.",
          "It is read as " + fallback.word() + ".");
    }
    ConnectionKind kind =
        switch (said.orElse(null)) {
          case CHEMICAL, RECEIVED -> ConnectionKind.CHEMICAL;
          case ELECTRICAL -> ConnectionKind.ELECTRICAL;
          case MONOAMINE -> ConnectionKind.MONOAMINE;
          case NEUROPEPTIDE -> ConnectionKind.NEUROPEPTIDE;
          case null -> fallback;
        };
    rows.add(
        new Row(
            line,
            new Connection(
                raw.pre().strip(),
                raw.post().strip(),
                kind,
                raw.weight(),
                raw.ligand(),
                raw.receptor()),
            word.strip(),
            said.equals(Optional.of(Words.Kind.RECEIVED))));
  }

  /// The connectome of all rows.
  ///
  /// @throws ProblemException if there is none
  Imported finish(About about, String format) {
    List<Row> sent = withoutReceived();
    if (sent.isEmpty()) {
      List<Problem> problems = new ArrayList<>();
      problems.add(
          Problem.error(
              findings.place(1),
              "No connection could be read.",
              "A connection is two cells and a weight above zero."));
      problems.addAll(findings.all());
      throw new ProblemException(problems);
    }
    Set<String> names = new LinkedHashSet<>(declared.keySet());
    for (Row row : sent) {
      names.add(row.connection().pre());
      names.add(row.connection().post());
    }
    Map<String, Cell> cells = cells(names, sent);
    Map<String, Cell> ordered = new LinkedHashMap<>();
    cells.values().forEach(cell -> ordered.putIfAbsent(cell.name(), cell));
    Merging merging = new Merging(findings);
    for (Row row : sent) {
      Connection c = row.connection();
      merging.add(
          row.line(),
          row.word(),
          new Connection(
              name(cells, c.pre()),
              name(cells, c.post()),
              c.kind(),
              c.weight(),
              c.ligand(),
              c.receptor()));
    }
    return new Imported(
        new Connectome(about, List.copyOf(ordered.values()), merging.connections()),
        format,
        findings.all());
  }

  private static String name(Map<String, Cell> cells, String given) {
    Cell cell = cells.get(given);
    return cell == null ? given : cell.name();
  }

  private List<Row> withoutReceived() {
    List<Row> received = rows.stream().filter(Row::received).toList();
    List<Row> sent = new ArrayList<>(rows);
    sent.removeIf(Row::received);
    if (received.isEmpty()) {
      return sent;
    }
    boolean twice = sent.stream().anyMatch(row -> !row.connection().electrical());
    findings.add(
        "",
        received.getFirst().line(),
        received.size()
            + " rows from here on list synapses as received ("
            + received.getFirst().word()
            + ").",
        twice
            ? "They are those that are listed as sent, and are left out."
            : "They are turned round.");
    if (!twice) {
      for (Row row : received) {
        Connection c = row.connection();
        String sender = c.post();
        String receiver = c.pre();
        sent.add(
            new Row(
                row.line(),
                new Connection(sender, receiver, c.kind(), c.weight(), c.ligand(), c.receptor()),
                row.word(),
                true));
      }
    }
    return sent;
  }

  // By the names of the file, in the order that the connectome is to have.
  private Map<String, Cell> cells(Set<String> names, List<Row> sent) {
    Map<String, Integer> firstLines = new HashMap<>();
    for (Row row : sent) {
      firstLines.putIfAbsent(row.connection().pre(), row.line());
      firstLines.putIfAbsent(row.connection().post(), row.line());
    }
    Map<String, Cell> cells = new LinkedHashMap<>(declared);
    Optional<KnownCells> known = declared.isEmpty() ? KnownCells.of(names) : Optional.empty();
    for (String name : names) {
      if (known.isPresent()) {
        cells.put(name, unified(name, firstLines.getOrDefault(name, 0), known.get()));
      } else if (!cells.containsKey(name)) {
        cells.put(name, CellColumns.cell(name, Map.of()));
        if (!declared.isEmpty()) {
          findings.add(
              "cells that are not in the list of cells",
              firstLines.getOrDefault(name, 0),
              "'" + name + "' is not in the list of cells.",
              "It is added.");
        }
      }
    }
    if (known.isEmpty()) {
      return cells;
    }
    Map<String, Cell> byRank = new LinkedHashMap<>();
    cells.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> known.get().rank(entry.getValue().name())))
        .forEach(entry -> byRank.put(entry.getKey(), entry.getValue()));
    return byRank;
  }

  private Cell unified(String name, int line, KnownCells known) {
    Optional<Cell> cell = known.cell(name);
    if (cell.isEmpty()) {
      findings.add(
          "names that are no known cells",
          line,
          "'" + name + "' is no known cell of C. elegans.",
          "It is kept; the nearest is " + Nearest.of(name, known.names(), 1).getFirst() + ".");
      return new Cell(name, "", Kind.OTHER, "", Set.of(), Optional.empty());
    }
    Cell found = cell.get();
    if (!found.name().equals(name)) {
      findings.add(
          KnownCells.difference(name, found.name()),
          line,
          "'" + name + "' is read as " + found.name() + ".",
          "");
    }
    if (found.group().contains("pooled") || found.group().contains("unidentified")) {
      findings.add(
          "partners that are no single cell",
          line,
          "'" + name + "' stands for several cells or a fragment (" + found.group() + ").",
          "It is kept as one partner.");
    }
    return found;
  }
}
