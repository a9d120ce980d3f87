package cajal.project.circuit;

import cajal.figure.Axis;
import cajal.figure.ColourMap;
import cajal.figure.Figure;
import cajal.figure.HeatScale;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The same project, seed and stimuli with and without its ablation, cell by cell.
public final class AblationComparison {

  private static final double HEIGHT_MM = 170;

  private final Set<String> dead;
  private final CellTraces intact;
  private final CellTraces ablated;

  private AblationComparison(Set<String> dead, CellTraces intact, CellTraces ablated) {
    this.dead = dead;
    this.intact = intact;
    this.ablated = ablated;
  }

  /// Runs a project twice to its end: as it is, and with nobody killed.
  ///
  /// @throws ProblemException if nobody is killed, or a run fails
  /// @throws java.util.concurrent.CancellationException if progress says to stop
  public static AblationComparison of(Project project, Progress progress) {
    Set<String> dead = Ablation.of(project);
    if (dead.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              null,
              "No cell of this project is ablated.",
              "Ablate some, so that there is something to compare."));
    }
    CellTraces intact = CellTraces.of(Ablation.intact(project), progress.part(0, 0.5));
    CellTraces ablated = CellTraces.of(project, progress.part(0.5, 1));
    return new AblationComparison(dead, intact, ablated);
  }

  /// Names of the cells, population by population.
  public List<String> cells() {
    return intact.cells();
  }

  /// One row for each cell: its mean with and without the ablation, the root mean square of the
  /// difference over the run, and where it was largest.
  public Table table() {
    int n = intact.cells().size();
    double[][] columns = new double[5][n];
    double[] isDead = new double[n];
    for (int cell = 0; cell < n; cell++) {
      double[] before = intact.values()[cell];
      double[] after = ablated.values()[cell];
      int samples = Math.min(before.length, after.length);
      double squares = 0;
      double largest = 0;
      int at = 0;
      for (int i = 0; i < samples; i++) {
        double difference = after[i] - before[i];
        squares += difference * difference;
        if (Math.abs(difference) > Math.abs(largest)) {
          largest = difference;
          at = i;
        }
      }
      columns[0][cell] = mean(before);
      columns[1][cell] = mean(after);
      columns[2][cell] = Math.sqrt(squares / Math.max(1, samples));
      columns[3][cell] = largest;
      columns[4][cell] = largest == 0 ? Double.NaN : (at + 1) * intact.stepS();
      isDead[cell] = dead.contains(intact.cells().get(cell)) ? 1 : 0;
    }
    String unit = intact.unit();
    String what = intact.variable();
    return new Table(
        "ablation",
        "With and without the ablation of " + String.join(", ", dead),
        List.of(
            new Column.Texts("cell", "Name of the cell", intact.cells()),
            new Column.Numbers("ablated", "", "1 where the cell is killed", isDead),
            new Column.Numbers("mean_intact", unit, "Mean " + what + " of the intact", columns[0]),
            new Column.Numbers(
                "mean_ablated", unit, "Mean " + what + " with the ablation", columns[1]),
            new Column.Numbers(
                "rms_difference", unit, "Root mean square of the difference", columns[2]),
            new Column.Numbers(
                "largest_difference", unit, "Ablated minus intact where farthest", columns[3]),
            new Column.Numbers("largest_at_s", "s", "Time of that", columns[4])));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /// Intact, ablated and their difference as three heat maps over time, one row for each cell.
  public Figure figure(Palette palette) {
    double[][] before = fromStart(intact.values());
    double[][] after = fromStart(ablated.values());
    // What is dead has no activity, whatever its equations go on to say: its rows stay empty.
    for (int cell = 0; cell < after.length; cell++) {
      if (dead.contains(intact.cells().get(cell))) {
        after[cell] = new double[0];
      }
    }
    double[][] difference = new double[before.length][];
    for (int cell = 0; cell < difference.length; cell++) {
      difference[cell] = new double[Math.min(before[cell].length, after[cell].length)];
      for (int i = 0; i < difference[cell].length; i++) {
        difference[cell][i] = ablated.values()[cell][i] - intact.values()[cell][i];
      }
    }
    double reach = Math.max(reach(before), reach(after));
    String name = HeatScale.FROM_START.label(intact.variable());
    List<Panel> panels = new ArrayList<>();
    panels.add(panel(before, reach, name, palette).titled("intact").lettered("a"));
    panels.add(panel(after, reach, name, palette).titled("without " + shortened()).lettered("b"));
    panels.add(
        panel(difference, reach(difference), "difference", palette)
            .titled("ablated minus intact")
            .lettered("c"));
    for (int i = 0; i < panels.size(); i++) {
      panels.set(i, panels.get(i).in(new Panel.Cell(0, i / 3.0, 1, 1 / 3.0)));
    }
    return Figure.of(table().title(), palette, panels).sized(Figure.DEFAULT_WIDTH_MM, HEIGHT_MM);
  }

  private String shortened() {
    return dead.size() <= 6 ? String.join(", ", dead) : dead.size() + " cells";
  }

  private static double[][] fromStart(double[][] values) {
    double[][] moved = new double[values.length][];
    for (int cell = 0; cell < values.length; cell++) {
      double start = values[cell].length == 0 ? 0 : values[cell][0];
      moved[cell] = Arrays.stream(values[cell]).map(v -> v - start).toArray();
    }
    return moved;
  }

  private static double reach(double[][] values) {
    int count = 0;
    for (double[] row : values) {
      count += row.length;
    }
    float[] distances = new float[count];
    int at = 0;
    for (double[] row : values) {
      for (double value : row) {
        distances[at++] = (float) Math.abs(value);
      }
    }
    double reach = HeatScale.reach(distances);
    return reach > 0 ? reach : 1;
  }

  private Panel panel(double[][] values, double reach, String name, Palette palette) {
    int rows = values.length;
    int columns = Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0);
    float[] heat = new float[rows * columns];
    List<String> names = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      // The axis runs upwards, the list of cells downwards.
      int cell = rows - 1 - row;
      names.add(intact.cells().get(cell));
      for (int i = 0; i < columns; i++) {
        heat[row * columns + i] = i < values[cell].length ? (float) values[cell][i] : Float.NaN;
      }
    }
    ColourMap map = HeatScale.FROM_START.colours(palette);
    return Panel.of(
            Axis.Numeric.of(0, columns * intact.stepS(), "time", "s"),
            new Axis.Names(0, rows, "", names),
            List.of(new Mark.Heat(columns, rows, heat, map, -reach, reach)))
        .with(new Panel.ColourBar(map, -reach, reach, name, intact.unit()));
  }
}
