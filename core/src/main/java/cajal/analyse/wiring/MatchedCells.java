package cajal.analyse.wiring;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which traces of a recording are of which cells of a connectome.
///
/// Names are forgiving: case and zeros before numbers do not matter. A label without its side
/// stands for the first member of the class that no other trace has; of two traces with one name
/// the first wins.
///
/// @param signals the group of traces
/// @param traces what became of each trace, in their order
public record MatchedCells(Signals signals, List<Trace> traces) {

  public MatchedCells {
    traces = List.copyOf(traces);
  }

  /// One trace.
  ///
  /// @param channel its number in the signals
  /// @param cell the cell; empty where none was found
  /// @param why in which way the name was understood
  public record Trace(int channel, String name, Optional<Cell> cell, String why) {}

  /// Matches the group of signals that has the most cells.
  ///
  /// @throws ProblemException if the recording has no signals or no trace is of a cell
  public static MatchedCells of(Connectome connectome, Activity activity) {
    return activity.signals().stream()
        .map(signals -> of(connectome, signals))
        .max(Comparator.comparingInt(matched -> matched.matched().size()))
        .filter(matched -> !matched.matched().isEmpty())
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    Problem.Place.of(activity.title()),
                    activity.signals().isEmpty()
                        ? "There are no signals in this recording."
                        : "No trace has the name of a cell of " + connectome.title() + ".",
                    "A recording has one column for each trace, headed by a name such as AVAL.")));
  }

  /// Matches the traces of one group.
  public static MatchedCells of(Connectome connectome, Signals signals) {
    CellNames names = CellNames.of(connectome);
    Set<String> taken = new HashSet<>();
    List<Trace> traces = new ArrayList<>();
    // Full names come before labels without a side, which take what is left.
    Trace[] found = new Trace[signals.channels().size()];
    for (boolean exact : new boolean[] {true, false}) {
      for (int i = 0; i < found.length; i++) {
        if (found[i] == null || (!exact && found[i].cell().isEmpty())) {
          found[i] = match(names, i, signals.channels().get(i), taken, exact);
        }
      }
    }
    traces.addAll(List.of(found));
    return new MatchedCells(signals, traces);
  }

  private static Trace match(
      CellNames names, int channel, String name, Set<String> taken, boolean exact) {
    List<Cell> cells;
    try {
      cells = names.find(name);
    } catch (ProblemException _) {
      return new Trace(channel, name, Optional.empty(), "no cell of that name");
    }
    if (cells.size() > 1 && exact) {
      return new Trace(channel, name, Optional.empty(), "a class");
    }
    for (Cell cell : cells) {
      if (taken.add(cell.name())) {
        String why =
            cells.size() > 1
                ? "first free of its class"
                : cell.name().equals(name) ? "the same name" : "written otherwise";
        return new Trace(channel, name, Optional.of(cell), why);
      }
    }
    return new Trace(channel, name, Optional.empty(), "another trace has that cell");
  }

  /// The traces that are of a cell.
  public List<Trace> matched() {
    return traces.stream().filter(trace -> trace.cell().isPresent()).toList();
  }

  /// The cells that were recorded, in the order of the traces.
  public List<Cell> cells() {
    return traces.stream().flatMap(trace -> trace.cell().stream()).toList();
  }

  /// Values of the matched traces.
  ///
  /// @return `[cell][sample]`, not to be changed
  public double[][] values() {
    return matched().stream()
        .map(trace -> signals.values()[trace.channel()])
        .toArray(double[][]::new);
  }

  /// What became of each trace.
  public Table table() {
    return new Table(
        "matched_cells",
        "Traces and the cells they are of",
        List.of(
            new Column.Texts(
                "trace",
                "Name of the trace in the recording.",
                traces.stream().map(Trace::name).toList()),
            new Column.Texts(
                "cell",
                "Name of the cell; empty where none was found.",
                traces.stream().map(t -> t.cell().map(Cell::name).orElse("")).toList()),
            new Column.Texts(
                "match", "How it was found.", traces.stream().map(Trace::why).toList())));
  }
}
