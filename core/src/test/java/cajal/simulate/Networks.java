package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small networks and values that the tests of the engine share.
final class Networks {

  static final ConnectionRule ALL = new ConnectionRule.AllToAll(true);
  static final ConnectionRule ONE = new ConnectionRule.OneToOne();

  private Networks() {}

  static CompiledNetwork compile(Network network) {
    return compile(network, 0.1);
  }

  static CompiledNetwork compile(Network network, double dtMs) {
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 7, dtMs);
  }

  static Distribution pa(double value) {
    return Distribution.constant(value, Unit.PA);
  }

  static Distribution mv(double value) {
    return Distribution.constant(value, Unit.MV);
  }

  static Distribution ms(double value) {
    return Distribution.constant(value, Unit.MS);
  }

  static Distribution hz(double value) {
    return Distribution.constant(value, Unit.HZ);
  }

  static Distribution number(double value) {
    return Distribution.constant(value, Unit.ONE);
  }

  static Stimulator spikesAt(String name, Double... timesMs) {
    return new Stimulator(
        name,
        "spike_generator",
        Map.of("spike_times", new Distribution.Listed(List.of(timesMs), Unit.MS)));
  }

  static Recorder recorder(String name, double intervalMs, String... variables) {
    return new Recorder(name, List.of(variables), Quantity.ms(intervalMs));
  }

  /// A projection that needs no weight, such as a current or a recorder.
  static Projection bare(String name, String source, String target, ConnectionRule rule) {
    return new Projection(
        name,
        source,
        target,
        rule,
        Projection.STATIC,
        Optional.empty(),
        Optional.empty(),
        ms(1),
        Map.of());
  }

  /// The same network with compact weights wherever there can be some.
  static Network compact(Network network) {
    return new Network(
        network.nodes(),
        network.projections().stream().map(p -> p.withCompactWeights(true)).toList());
  }

  static Run run(CompiledNetwork network, double forMs, int threads) throws InterruptedException {
    Run run = Simulation.start(network, RunSettings.inMemory(threads));
    run.runUntil(forMs);
    RunStatus status = run.await();
    if (status.problem() != null) {
      throw new AssertionError(status.problem().toString());
    }
    return run;
  }
}
