package cajal.simulate;

import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import cajal.compile.CompiledNetwork;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.record.SpikeStatistics;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The balanced network of Brunel (2000), doi:10.1023/A:1008925309027, model A in the state of its
/// figure 8C, against other simulators.
@Tag("slow")
class BrunelTest {

  // Ranges over six runs of NEST 3.10.0 and Brian2 2.5.1 of the same network (three seeds, one and
  // two threads, 1 s after 0.5 s), widened by twice their standard deviation, since the ends of six
  // runs are not the ends of all.
  private static final double[] RATE_E_HZ = {37.184 - 2 * 0.244, 37.831 + 2 * 0.244};
  private static final double[] RATE_I_HZ = {37.406 - 2 * 0.177, 37.858 + 2 * 0.177};
  private static final double[] CV_E = {0.4167 - 2 * 0.0027, 0.4233 + 2 * 0.0027};
  private static final double[] CV_I = {0.4167 - 2 * 0.0029, 0.4233 + 2 * 0.0029};

  static Network network() {
    Network network =
        Network.EMPTY
            .with(population("E", 10_000))
            .with(population("I", 2_500))
            .with(
                new Stimulator(
                    "external",
                    "poisson_generator",
                    Map.of("rate", Distribution.constant(20_000, Unit.HZ))));
    for (String target : List.of("E", "I")) {
      network =
          network
              .with(projection("E", target, 1000, 0.1))
              .with(projection("I", target, 250, -0.5))
              .with(
                  Projection.of(
                      "external to " + target,
                      "external",
                      target,
                      new ConnectionRule.AllToAll(true),
                      mv(0.1)));
    }
    return network;
  }

  private static Population population(String name, int size) {
    return Population.of(name, "iaf_psc_delta", size)
        .withParameter("tau_m", ms(20))
        .withParameter("E_L", mv(0))
        .withParameter("V_th", mv(20))
        .withParameter("V_reset", mv(10))
        .withParameter("t_ref", ms(2))
        .withInitial(
            Map.of(
                "V_m",
                new Distribution.Uniform(Quantity.of(0, Unit.MV), Quantity.of(20, Unit.MV))));
  }

  private static Projection projection(String source, String target, int indegree, double mv) {
    return Projection.of(
            source + " to " + target,
            source,
            target,
            new ConnectionRule.FixedIndegree(indegree, true, true),
            mv(mv))
        .withDelay(ms(1.5));
  }

  @Test
  void ratesAndIrregularityAreThoseOfOtherSimulators() throws InterruptedException {
    long begin = System.nanoTime();
    CompiledNetwork network = Networks.compile(network());
    double buildSeconds = (System.nanoTime() - begin) * 1e-9;
    assertThat(network.synapseCount()).isEqualTo(12_500L * 1250);
    try (Run run = Simulation.start(network, RunSettings.inMemory(1))) {
      run.runUntil(500);
      RunStatus before = run.await();
      run.runUntil(1500);
      RunStatus after = run.await();
      double seconds = after.runSeconds() - before.runSeconds();
      long events = after.synapticEvents() - before.synapticEvents();
      System.out.printf(
          "brunel: built in %.2f s; 1 s took %.2f s, %.1f million synaptic events/s, hash %s%n",
          buildSeconds, seconds, events / seconds * 1e-6, run.spikeHash());
      List<SpikeStatistics> statistics = SpikeStatistics.of(run.recording(), 5000, 15_000);
      SpikeStatistics e = statistics.getFirst();
      SpikeStatistics i = statistics.getLast();
      System.out.println(statistics);
      assertThat(e.rateHz()).isBetween(RATE_E_HZ[0], RATE_E_HZ[1]);
      assertThat(i.rateHz()).isBetween(RATE_I_HZ[0], RATE_I_HZ[1]);
      assertThat(e.cvIsi()).isBetween(CV_E[0], CV_E[1]);
      assertThat(i.cvIsi()).isBetween(CV_I[0], CV_I[1]);
      // A fixed indegree leaves outdegrees random; over 12,500 neurons they average out.
      assertThat((double) events)
          .isCloseTo(1250.0 * (e.spikes() + i.spikes()), withinPercentage(0.1));
    }
  }
}
