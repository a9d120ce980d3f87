package cajal.compile;

import cajal.kernel.NeuronForm;
import cajal.model.Body;
import cajal.model.Model;
import cajal.model.SynapseJoin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// What the kernels of a network may rely on: where nothing ever arrives, and where arrivals may be
/// added to a variable itself.
///
/// What is recorded makes no difference, since a recorder must not change the last bit of a run.
public final class NetworkForms {

  private final CompiledNetwork network;
  private final List<Map<String, Integer>> signs = new ArrayList<>();
  private final List<Set<String>> direct = new ArrayList<>();
  private final List<Set<String>> driven = new ArrayList<>();
  private final List<Set<String>> dense = new ArrayList<>();
  private final Set<Integer> read = new HashSet<>();

  public NetworkForms(CompiledNetwork network) {
    this.network = network;
    for (CompiledPopulation population : network.populations()) {
      signs.add(NeuronForm.directPorts(population.model()));
      direct.add(new HashSet<>(signs.getLast().keySet()));
      driven.add(new HashSet<>());
      dense.add(new HashSet<>());
    }
    network.drives().stream()
        .filter(Drive::current)
        .forEach(drive -> drive(drive.target(), drive.input()));
    network.couplings().forEach(coupling -> drive(coupling.target(), coupling.input()));
    findDense();
    excludeWhatOthersRead();
    while (excludeMixed()) {
      // A port that leaves may take others with it.
    }
  }

  private void drive(int population, int input) {
    driven.get(population).add(model(population).inputs().get(input).name());
  }

  private Model model(int population) {
    return network.populations().get(population).model();
  }

  private String port(int population, int port) {
    return model(population).ports().get(port).name();
  }

  // Where something is added to all neurons in each step, their variables are written anyway.
  private void findDense() {
    for (Drive drive : network.drives()) {
      if (!drive.current()) {
        dense.get(drive.target()).add(port(drive.target(), drive.input()));
      }
    }
    for (Synapses synapses : network.synapses()) {
      if (synapses.delays().each() != null) {
        synapses.parts().forEach(p -> dense.get(p.target()).add(port(p.target(), p.port())));
      }
    }
    for (PlasticSynapses plastic : network.plastic()) {
      dense.get(plastic.target()).add(port(plastic.target(), plastic.port()));
    }
  }

  // Others read the columns of the neurons' variables, which arrivals have not reached yet.
  private void excludeWhatOthersRead() {
    if (!network.couplings().isEmpty()) {
      IntStream.range(0, direct.size()).forEach(read::add);
    }
    for (PlasticSynapses plastic : network.plastic()) {
      if (SynapseJoin.readsNeurons(plastic.synapse())) {
        read.add(plastic.source());
        read.add(plastic.target());
      }
    }
    for (Drive drive : network.drives()) {
      if (drive.model().body() instanceof Body.Stimulator body && !body.reads().isEmpty()) {
        read.add(drive.target());
      }
    }
    read.forEach(population -> direct.get(population).clear());
  }

  // A row of synapses is delivered in one go, so its targets are all of one kind and one sign.
  private boolean excludeMixed() {
    boolean changed = false;
    for (Synapses synapses : network.synapses()) {
      if (synapses.parts().stream().mapToInt(this::sign).distinct().count() > 1) {
        for (Synapses.Part part : synapses.parts()) {
          changed |= direct.get(part.target()).remove(port(part.target(), part.port()));
        }
      }
    }
    return changed;
  }

  /// Whether anything but its own kernel reads the variables of a population while they change.
  public boolean isRead(int population) {
    return read.contains(population);
  }

  /// The same for all parts of some synapses.
  public int sign(Synapses synapses) {
    return sign(synapses.parts().getFirst());
  }

  private int sign(Synapses.Part part) {
    return sign(part.target(), part.port());
  }

  /// How weights are added to a variable itself: 1 as they are, -1 with the other sign, 0 not at
  /// all.
  public int sign(int population, int port) {
    String name = port(population, port);
    return direct.get(population).contains(name)
        ? Objects.requireNonNull(signs.get(population).get(name))
        : 0;
  }

  /// Whether anything in the network gives a continuous input; otherwise it stays zero.
  public boolean driven(int population, int input) {
    return driven.get(population).contains(model(population).inputs().get(input).name());
  }

  /// Index of the variable that grows by what arrives at a port.
  public int variable(int population, int port) {
    if (!(model(population).body() instanceof Body.Neuron body)) {
      throw new IllegalStateException(model(population).name() + " is no neuron");
    }
    return model(population).stateIndex(body.arrivals().get(port).variable());
  }

  /// The form of a population's kernel.
  ///
  /// @param parameter `[parameter][neuron or 1]`, as now in use
  public NeuronForm of(int population, double[][] parameter) {
    Model model = model(population);
    Set<String> silent = new HashSet<>();
    model.inputs().forEach(input -> silent.add(input.name()));
    silent.removeAll(driven.get(population));
    Set<String> own = new HashSet<>(direct.get(population));
    for (int p = 0; p < model.ports().size(); p++) {
      if (network.inputs().from(population, p) == Inputs.NONE) {
        silent.add(port(population, p));
        own.remove(port(population, p));
      }
    }
    CompiledPopulation of = network.populations().get(population);
    Set<String> perNeuron = of.perNeuron(parameter);
    Set<String> fading = NeuronForm.fadingPorts(model, of.method(), perNeuron);
    fading.retainAll(own);
    fading.removeAll(dense.get(population));
    return new NeuronForm(perNeuron, silent, own, fading);
  }
}
