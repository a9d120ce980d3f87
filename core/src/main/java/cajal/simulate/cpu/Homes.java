package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Inputs;
import cajal.compile.NetworkForms;
import java.util.Arrays;

/// Where the state variables of all populations live: in the one long column in which spikes
/// arrive, so that it is known how far apart what a kernel goes through lies, see {@link
/// Inputs#length}.
///
/// A variable to which arrivals are added directly lives at the place of its port, others behind
/// all ports. Where others than the kernel read the variables of a population, these have columns
/// of their own.
final class Homes {

  /// Stands for a column of its own.
  static final int OWN = -1;

  // Columns at the same place within the last 12 bits of an address share a set of the first-level
  // cache, which holds eight lines or more; beyond four they take turns with those half way
  // between.
  private static final int TOGETHER = 4;

  private final int[][] home;
  private int size;

  Homes(CompiledNetwork network, NetworkForms forms) {
    size = network.inputs().size();
    home = new int[network.populations().size()][];
    for (int p = 0; p < home.length; p++) {
      home[p] = new int[network.populations().get(p).model().states().size()];
      Arrays.fill(home[p], OWN);
      if (!forms.isRead(p)) {
        settle(p, network, forms);
      }
    }
  }

  private void settle(int p, CompiledNetwork network, NetworkForms forms) {
    int neurons = network.populations().get(p).size();
    int[] ports = network.inputs().from()[p];
    int first = OWN;
    int columns = 0;
    for (int port = 0; port < ports.length; port++) {
      if (ports[port] != Inputs.NONE) {
        first = columns == 0 ? ports[port] : first;
        columns++;
        if (forms.sign(p, port) != 0) {
          home[p][forms.variable(p, port)] = ports[port];
        }
      }
    }
    for (int v = 0; v < home[p].length; v++) {
      if (home[p][v] == OWN) {
        int shift = columns / TOGETHER % 2 * Inputs.DISTANCE / 2;
        home[p][v] = first == OWN || neurons < Inputs.DISTANCE ? size : after(size, first + shift);
        first = columns == 0 ? home[p][v] : first;
        size = Math.addExact(home[p][v], Inputs.length(neurons));
        columns++;
      }
    }
  }

  // The next place at a distance of whole multiples from another.
  private static int after(int at, int other) {
    return at + Math.floorMod(other - at, Inputs.DISTANCE);
  }

  /// Where neuron 0 of each variable is in the long column, or {@link #OWN}.
  int[] of(int population) {
    return home[population].clone();
  }

  /// Length of the long column.
  int size() {
    return size;
  }
}
