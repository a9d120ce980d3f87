package cajal.app.benchmark;

import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.Map;
import java.util.Optional;

/// The network of Izhikevich (2003, doi:10.1109/TNN.2003.820440), with a thousand inputs for each
/// cell at any size.
final class Izhikevich {

  private static final double SHARE_E = 0.8;

  private Izhikevich() {}

  static Project network(int neurons) {
    int excitatory = (int) Math.round(SHARE_E * neurons);
    Map<String, Distribution> regular =
        Map.of(
            "a",
            Parts.constant("0.02 1/ms"),
            "b",
            Parts.constant("0.2 1/ms"),
            "c",
            new Distribution.Formula("-65 mV + 15 mV * r^2"),
            "d",
            new Distribution.Formula("8 mV/ms - 6 mV/ms * r^2"));
    Map<String, Distribution> fast =
        Map.of(
            "a",
            new Distribution.Formula("0.02 /ms + 0.08 /ms * r"),
            "b",
            new Distribution.Formula("0.25 /ms - 0.05 /ms * r"),
            "c",
            Parts.constant("-65 mV"),
            "d",
            Parts.constant("2 mV/ms"));
    Network network =
        Network.EMPTY
            .with(Population.of("E", "izhikevich_2003", excitatory).withParameters(regular))
            .with(Population.of("I", "izhikevich_2003", neurons - excitatory).withParameters(fast));
    network = Parts.driven(network, noise("noise E", "5 pA"), "E", Optional.empty());
    network = Parts.driven(network, noise("noise I", "2 pA"), "I", Optional.empty());
    for (String target : new String[] {"E", "I"}) {
      network =
          network
              .with(Parts.indegree("E", target, 800, Parts.uniform(0, 0.5, Unit.PA), 1))
              .with(Parts.indegree("I", target, 200, Parts.uniform(-1, 0, Unit.PA), 1));
    }
    return Parts.project("Izhikevich (2003), " + neurons + " neurons", 1, network);
  }

  private static Stimulator noise(String name, String std) {
    return new Stimulator(
        name, "noise_generator", Parts.parameters("std " + std + ", interval 1 ms"));
  }
}
