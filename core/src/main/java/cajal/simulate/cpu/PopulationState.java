package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Coupling;
import cajal.compile.Drive;
import cajal.compile.KernelSource;
import cajal.compile.PlasticSynapses;
import cajal.compile.Synapses;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronKernel;
import java.util.Arrays;

/// One population while it runs: its columns of state, and the ring buffers in which spikes wait
/// until they arrive.
final class PopulationState {

  private final CompiledPopulation population;
  private final KernelSource kernels;
  private final double dtMs;
  private final double[][] state;
  private final double[][] parameter;
  private final double[][] input;
  private final int[] refractory;
  private final double[][][] ring;
  private final boolean[] driven;
  private final double[] silence;
  private NeuronKernel kernel;

  /// @param slots length of the ring: the longest delay in steps, and one
  PopulationState(CompiledNetwork network, int index, int slots) {
    population = network.populations().get(index);
    kernels = network.kernels();
    dtMs = network.dtMs();
    int size = population.size();
    state = new double[population.model().states().size()][size];
    parameter = new double[population.parameter().length][];
    for (int i = 0; i < parameter.length; i++) {
      parameter[i] = population.parameter()[i].clone();
    }
    input = new double[population.model().inputs().size()][size];
    refractory = new int[size];
    silence = new double[size];
    ring = new double[population.model().ports().size()][0][];
    for (Synapses synapses : network.synapses()) {
      if (synapses.target() == index && ring[synapses.port()].length == 0) {
        ring[synapses.port()] = new double[slots][size];
      }
    }
    for (PlasticSynapses plastic : network.plastic()) {
      if (plastic.target() == index && ring[plastic.port()].length == 0) {
        ring[plastic.port()] = new double[slots][size];
      }
    }
    for (Drive drive : network.drives()) {
      if (drive.target() == index && !drive.current() && ring[drive.input()].length == 0) {
        ring[drive.input()] = new double[slots][size];
      }
    }
    driven = new boolean[input.length];
    for (Drive drive : network.drives()) {
      if (drive.target() == index && drive.current()) {
        driven[drive.input()] = true;
      }
    }
    for (Coupling coupling : network.couplings()) {
      if (coupling.target() == index) {
        driven[coupling.input()] = true;
      }
    }
    kernel = compile();
    NeuronColumns columns = view();
    kernel.prepare(columns);
    kernel.initialise(columns, 0, size);
    for (CompiledPopulation.Initial initial : population.initial()) {
      System.arraycopy(initial.value(), 0, state[initial.state()], 0, size);
    }
  }

  private NeuronKernel compile() {
    return kernels.neuron(
        population.model(),
        population.perNeuron(parameter),
        population.method(),
        population.staged());
  }

  /// The columns as one worker sees them: workers may be at different steps, so each has its own
  /// idea of what arrives.
  NeuronColumns view() {
    double[][] arrived = new double[ring.length][];
    Arrays.fill(arrived, silence);
    return new NeuronColumns(
        state, parameter, arrived, new int[ring.length], input, refractory, dtMs, population.key());
  }

  /// Sets what arrives at the end of a step.
  void arrivals(NeuronColumns columns, int slot) {
    for (int port = 0; port < ring.length; port++) {
      if (ring[port].length > 0) {
        columns.arrived()[port] = ring[port][slot];
      }
    }
  }

  /// Empties a slot of the ring for neurons `from` (inclusive) to `to` (exclusive).
  void clear(int slot, int from, int to) {
    for (double[][] slots : ring) {
      if (slots.length > 0) {
        Arrays.fill(slots[slot], from, to, 0);
      }
    }
  }

  double[][] ring(int port) {
    return ring[port];
  }

  double[][] state() {
    return state;
  }

  double[] input(int index) {
    return input[index];
  }

  /// Whether anything in the network gives this input; otherwise it stays zero.
  boolean driven(int index) {
    return driven[index];
  }

  NeuronKernel kernel() {
    return kernel;
  }

  CompiledPopulation population() {
    return population;
  }

  int size() {
    return population.size();
  }

  boolean staged() {
    return population.staged();
  }

  /// Takes over new values; what neurons share becomes a column of its own where they differ, which
  /// needs another kernel.
  void change(int index, double[] values) {
    if (values.length == parameter[index].length) {
      System.arraycopy(values, 0, parameter[index], 0, values.length);
    } else if (values.length == 1) {
      Arrays.fill(parameter[index], values[0]);
    } else {
      parameter[index] = values.clone();
      kernel = compile();
    }
    kernel.prepare(view());
  }
}
