package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;

/// Where cells stand between where signals come in and where they go out.
final class Hierarchy implements Measure {

  private static final double RESIDUE = 1e-13;

  @Override
  public About about() {
    return new About(
        "hierarchy",
        "Hierarchy and processing depth",
        "Where cells stand between where signals come in and where they go out.",
        "Level: the numbers that come nearest to rising by 1 along every connection (least squares,"
            + " weighted where asked for; 0 is the lowest of each component). Incoherence is the mean"
            + " square of what is left, 0 in a perfect hierarchy and 1 where there is none. Signal"
            + " flow: z for which z of one cell less z of the other comes nearest to the sign of what"
            + " is net sent from one to the other, weighted by all contacts between them, mean 0 in"
            + " each component, so that cells that send stand high. Steps: fewest connections from any"
            + " sensory neuron, and to any motor neuron; depth is the share of the first in both.",
        "For the incoherence, random graphs with the same numbers of partners in and out of every"
            + " cell; weights travel with their connections.",
        "MacKay, Johnson & Sansom 2020, doi:10.1098/rsos.201138; signal flow: Carmel, Harel & Koren"
            + " 2004, doi:10.1109/TVCG.2004.1260757, for the worm Varshney et al. 2011,"
            + " doi:10.1371/journal.pcbi.1001066");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency contacts = graph.layer(options.layer());
    Adjacency adjacency = options.weighted() ? contacts : contacts.binary();
    double[] level = levels(adjacency, progress);
    double incoherence = incoherence(adjacency, level);
    Null expected =
        Ensemble.rewired(
                adjacency,
                options,
                1,
                progress,
                random -> new double[] {incoherence(random, levels(random, progress))})
            .getFirst();
    double[] fromSensory = steps(graph, contacts, "sensory", true);
    double[] toMotor = steps(graph, contacts, "motor", false);
    return List.of(
        Rows.ofCells("hierarchy", "Hierarchy", graph)
            .numbers("level", "Level, rising by about 1 along connections.", level)
            .numbers(
                "signal_flow",
                "High where a cell sends more than it receives.",
                signalFlow(graph, options, progress))
            .numbers("steps_from_sensory", "Fewest connections from a sensory neuron.", fromSensory)
            .numbers("steps_to_motor", "Fewest connections to a motor neuron.", toMotor)
            .each(
                "depth",
                "0 at a sensory neuron, 1 at a motor neuron.",
                cell -> fromSensory[cell] / (fromSensory[cell] + toMotor[cell]))
            .table(),
        new Quantities("hierarchy_summary", "Hierarchy of the whole")
            .add(
                "incoherence",
                incoherence,
                expected,
                "0 in a perfect hierarchy, 1 where there is none.")
            .table());
  }

  /// `[cell]`, least-squares levels from 0; NaN for cells without connections.
  static double[] levels(Adjacency adjacency, Progress progress) {
    double[] imbalance = new double[adjacency.size()];
    Arrays.setAll(imbalance, cell -> adjacency.inStrength(cell) - adjacency.outStrength(cell));
    Adjacency undirected =
        adjacency.isSymmetric() ? Triangles.mapped(adjacency, w -> 2 * w) : adjacency.undirected();
    double[] level = solve(undirected, imbalance, progress);
    int[] component = Components.weak(adjacency);
    double[] lowest = new double[adjacency.size() + 1];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    for (int cell = 0; cell < level.length; cell++) {
      lowest[component[cell]] = Math.min(lowest[component[cell]], level[cell]);
    }
    Arrays.setAll(
        level,
        cell ->
            undirected.outDegree(cell) == 0 ? Double.NaN : level[cell] - lowest[component[cell]]);
    return level;
  }

  /// Mean square, by weight, of how much levels miss a rise by 1 along connections.
  static double incoherence(Adjacency adjacency, double[] level) {
    double sum = 0;
    double weight = 0;
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        double miss = level[adjacency.target[i]] - level[cell] - 1;
        sum += adjacency.outWeight[i] * miss * miss;
        weight += adjacency.outWeight[i];
      }
    }
    return sum / weight;
  }

  private static double[] signalFlow(Graph graph, Options options, Progress progress) {
    Adjacency contacts = graph.undirected(options.layer());
    Adjacency all = options.weighted() ? contacts : contacts.binary();
    Adjacency directed = graph.layer(options.layer());
    double[] sent = new double[graph.size()];
    for (int cell = 0; cell < sent.length; cell++) {
      for (int i = all.outStart[cell]; i < all.outStart[cell + 1]; i++) {
        int other = all.target[i];
        sent[cell] +=
            all.outWeight[i]
                * Math.signum(directed.weight(cell, other) - directed.weight(other, cell));
      }
    }
    double[] flow = solve(all, sent, progress);
    Arrays.setAll(flow, cell -> all.outDegree(cell) == 0 ? Double.NaN : flow[cell]);
    return flow;
  }

  /// Solves L x = b for the Laplacian L of connections without direction by conjugate gradients; x
  /// has mean 0 in every component, as b must.
  static double[] solve(Adjacency undirected, double[] b, Progress progress) {
    int size = b.length;
    double[] x = new double[size];
    double[] residue = b.clone();
    double[] direction = b.clone();
    double[] image = new double[size];
    double left = dot(residue, residue);
    double enough = left * RESIDUE * RESIDUE;
    for (int pass = 0; pass < 20 * size && left > enough; pass++) {
      progress.orStop();
      laplacian(undirected, direction, image);
      double step = left / dot(direction, image);
      for (int i = 0; i < size; i++) {
        x[i] += step * direction[i];
        residue[i] -= step * image[i];
      }
      double next = dot(residue, residue);
      for (int i = 0; i < size; i++) {
        direction[i] = residue[i] + next / left * direction[i];
      }
      left = next;
    }
    return x;
  }

  private static void laplacian(Adjacency undirected, double[] x, double[] image) {
    for (int cell = 0; cell < x.length; cell++) {
      double sum = 0;
      for (int i = undirected.outStart[cell]; i < undirected.outStart[cell + 1]; i++) {
        sum += undirected.outWeight[i] * (x[cell] - x[undirected.target[i]]);
      }
      image[cell] = sum;
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /// `[cell]`, fewest connections from, or to, any cell of a type; NaN where there is no path.
  private static double[] steps(Graph graph, Adjacency adjacency, String type, boolean away) {
    int size = graph.size();
    double[] steps = new double[size];
    Arrays.fill(steps, Double.NaN);
    int[] waiting = new int[size];
    int count = 0;
    for (int cell = 0; cell < size; cell++) {
      if (graph.cells().get(cell).type().equals(type)) {
        steps[cell] = 0;
        waiting[count++] = cell;
      }
    }
    for (int head = 0; head < count; head++) {
      int here = waiting[head];
      for (int next : away ? adjacency.targets(here) : adjacency.sources(here)) {
        if (Double.isNaN(steps[next])) {
          steps[next] = steps[here] + 1;
          waiting[count++] = next;
        }
      }
    }
    return steps;
  }
}
