package cajal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectomes;
import cajal.network.Distribution;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/// The thresholds of `celegans-touch` are the potentials at which the unstimulated worm rests when
/// every synapse is half activated (Kunert et al. 2014, doi:10.1103/PhysRevE.89.052805): then phi =
/// 1/2 and s = a_r / (a_r + 2 a_d) solve the equations of s, and those of V_m are linear.
class WormThresholdsTest {

  private static final double LEAK_NS = 0.01;
  private static final double LEAK_MV = -35;
  private static final double CHEMICAL_NS = 30.5e-3;
  private static final double ELECTRICAL_NS = 15.3e-3;
  private static final double INHIBITORY_MV = -45;
  private static final double S = 1.0 / (1 + 2 * 5);

  @Test
  void thresholdsAreTheRestOfTheLinearSystem() {
    List<Double> solved = rest();
    Project project = ProjectFile.read(Path.of("..", "sample-projects", "celegans-touch"));
    Distribution thresholds = project.network().populations().getFirst().parameters().get("V_th");
    if (!(thresholds instanceof Distribution.Listed stored)) {
      throw new AssertionError("thresholds are " + thresholds);
    }
    assertThat(stored.values()).hasSize(302);
    for (int i = 0; i < solved.size(); i++) {
      // The file holds nine decimals, and the system's condition number is below 10^4.
      assertThat(stored.values().get(i)).as("neuron %d", i).isCloseTo(solved.get(i), within(1e-6));
    }
  }

  private static List<Double> rest() {
    Connectome worm = Connectomes.load("cook2019_hermaphrodite");
    List<Cell> neurons = worm.neurons();
    Map<String, Integer> index = new HashMap<>();
    neurons.forEach(neuron -> index.put(neuron.name(), index.size()));
    RealMatrix conductance = new Array2DRowRealMatrix(neurons.size(), neurons.size());
    RealVector current = new ArrayRealVector(neurons.size(), LEAK_NS * LEAK_MV);
    for (int i = 0; i < neurons.size(); i++) {
      conductance.setEntry(i, i, LEAK_NS);
    }
    for (Connection connection : worm.connections()) {
      Integer pre = index.get(connection.pre());
      Integer post = index.get(connection.post());
      if (pre == null || post == null) {
        continue;
      }
      if (connection.electrical()) {
        double g = ELECTRICAL_NS * connection.weight();
        if (!pre.equals(post)) {
          conductance.addToEntry(pre, pre, g);
          conductance.addToEntry(post, post, g);
          conductance.addToEntry(pre, post, -g);
          conductance.addToEntry(post, pre, -g);
        }
      } else {
        double g = CHEMICAL_NS * connection.weight() * S;
        boolean inhibitory = neurons.get(pre).transmitters().contains("GABA");
        conductance.addToEntry(post, post, g);
        current.addToEntry(post, inhibitory ? g * INHIBITORY_MV : 0);
      }
    }
    RealVector solved = new LUDecomposition(conductance).getSolver().solve(current);
    return Arrays.stream(solved.toArray()).boxed().toList();
  }
}
