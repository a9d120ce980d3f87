package cajal.app.benchmark;

import cajal.network.Network;
import cajal.network.Projection;
import cajal.project.Project;
import cajal.unit.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// A network by which simulators are compared.
///
/// @param name on the command line
/// @param description what it is
/// @param timedMs simulated time that is timed, ms; {@link #WARM_UP_MS} come before
/// @param project makes the network for a seed
public record Benchmark(
    String name, String description, double timedMs, LongFunction<Project> project) {

  /// Simulated before the clock starts, so that the network has settled and code is compiled.
  public static final double WARM_UP_MS = 500;

  private static final int THOUSAND = 1000;

  /// All of them.
  public static List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "cuba_4k",
            "4,000 cells joined by currents (Vogels & Abbott 2005)",
            5 * THOUSAND,
            _ -> VogelsAbbott.currents(4_000, 0.1)),
        new Benchmark(
            "cuba_40k", "the same, 40,000", THOUSAND, _ -> VogelsAbbott.currents(40_000, 0.1)),
        new Benchmark(
            "cuba_40k_d1p5",
            "the same, 40,000, delay 1.5 ms",
            THOUSAND,
            _ -> VogelsAbbott.currents(40_000, 1.5)),
        new Benchmark(
            "cuba_100k_d1p5",
            "the same, 100,000 with in-degree 100: 10 million synapses",
            2 * THOUSAND,
            _ -> VogelsAbbott.tenMillion()),
        new Benchmark(
            "coba_4k",
            "4,000 cells joined by conductances (Vogels & Abbott 2005)",
            2 * THOUSAND,
            seed -> VogelsAbbott.conductances(4_000, seed)),
        new Benchmark(
            "coba_40k",
            "the same, 40,000",
            THOUSAND,
            seed -> VogelsAbbott.conductances(40_000, seed)),
        new Benchmark(
            "brunel",
            "12,500 cells, in-degree 1,250 (Brunel 2000)",
            THOUSAND,
            _ -> Brunel.network(false)),
        new Benchmark(
            "brunel_stdp",
            "the same, 10 million synapses plastic",
            THOUSAND / 2.0,
            _ -> Brunel.network(true)),
        new Benchmark(
            "mc_0p1",
            "a tenth of a cortical microcircuit (Potjans & Diesmann 2014)",
            5 * THOUSAND,
            _ -> Microcircuit.network(0.1)),
        new Benchmark(
            "mc_1p0",
            "the cortical microcircuit, 77,169 cells, 0.3 billion synapses",
            THOUSAND,
            _ -> Microcircuit.network(1)),
        new Benchmark(
            "izhi_1k",
            "1,000 cells, in-degree 1,000 (Izhikevich 2003)",
            10 * THOUSAND,
            _ -> Izhikevich.network(1_000)),
        new Benchmark(
            "izhi_10k", "the same, 10,000", 2 * THOUSAND, _ -> Izhikevich.network(10_000)),
        new Benchmark(
            "izhi_100k", "the same, 100,000", THOUSAND / 2.0, _ -> Izhikevich.network(100_000)));
  }

  /// The benchmark of a name.
  public static Optional<Benchmark> named(String name) {
    return all().stream().filter(b -> b.name().equals(name)).findFirst();
  }

  /// The same with compact weights, for networks bound by memory.
  public Benchmark compact() {
    return new Benchmark(
        name + ", compact weights",
        description,
        timedMs,
        seed -> {
          Project made = project.apply(seed);
          Network network = made.network();
          return made.withNetwork(
              new Network(
                  network.nodes(),
                  network.projections().stream().map(p -> compact(network, p)).toList()));
        });
  }

  private static Projection compact(Network network, Projection projection) {
    return projection.withCompactWeights(
        network.population(projection.source()).isPresent()
            && projection.synapse().equals(Projection.STATIC));
  }

  /// Warm-up and timed part together.
  public Quantity duration() {
    return Quantity.ms(WARM_UP_MS + timedMs);
  }
}
