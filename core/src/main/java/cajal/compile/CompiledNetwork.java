package cajal.compile;

import cajal.model.Model;
import cajal.network.Network;
import cajal.network.RecordedWeights;
import cajal.network.Recorder;
import cajal.record.Recording;
import cajal.record.Subject;
import cajal.record.TraceInfo;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/// A network as columns that an engine can run. It holds no state of a run: any number of runs may
/// start from the same value, one after the other or at once.
///
/// @param network what it was compiled from
/// @param seed from which every draw descends
/// @param dtMs length of a step, ms
/// @param compiler what compiled it, and compiles changes of parameters
/// @param populations in the order of their global neuron numbers
/// @param inputs where spikes arrive
/// @param synapses connections that pass spikes on
/// @param plastic connections that pass spikes on and have a memory
/// @param drives connections from stimulators
/// @param couplings continuous connections
/// @param probes state variables that are recorded
public record CompiledNetwork(
    Network network,
    long seed,
    double dtMs,
    NetworkCompiler compiler,
    List<CompiledPopulation> populations,
    Inputs inputs,
    List<Synapses> synapses,
    List<PlasticSynapses> plastic,
    List<Drive> drives,
    List<Coupling> couplings,
    List<Probe> probes) {

  public CompiledNetwork {
    populations = List.copyOf(populations);
    synapses = List.copyOf(synapses);
    plastic = List.copyOf(plastic);
    drives = List.copyOf(drives);
    couplings = List.copyOf(couplings);
    probes = List.copyOf(probes);
  }

  /// Where engines get the compiled equations.
  public KernelSource kernels() {
    return compiler.kernels();
  }

  /// Number of neurons.
  public int neurons() {
    return populations.isEmpty() ? 0 : populations.getLast().first() + populations.getLast().size();
  }

  /// Number of synapses that pass spikes on.
  public long synapseCount() {
    return synapses.stream().mapToLong(Synapses::count).sum()
        + plastic.stream().mapToLong(PlasticSynapses::count).sum();
  }

  /// What a recording says about a run of this network.
  public Recording.Header header(String title) {
    List<Recording.PopulationRange> ranges = new ArrayList<>();
    for (int p = 0; p < populations.size(); p++) {
      CompiledPopulation population = populations.get(p);
      ranges.add(
          new Recording.PopulationRange(
              population.name(),
              population.model().name(),
              population.first(),
              population.size(),
              inhibits(p),
              population.cells()));
    }
    return new Recording.Header(title, seed, dtMs, ranges);
  }

  private boolean inhibits(int population) {
    List<Synapses.Part> outgoing =
        synapses.stream()
            .filter(s -> s.source() == population)
            .flatMap(s -> s.parts().stream())
            .toList();
    List<PlasticSynapses> changing =
        plastic.stream().filter(s -> s.source() == population).toList();
    return !(outgoing.isEmpty() && changing.isEmpty())
        && outgoing.stream().allMatch(Synapses.Part::inhibitory)
        && changing.stream().allMatch(PlasticSynapses::inhibitory);
  }

  /// The groups of traces of a recording, in the order of {@link #probes}.
  public List<TraceInfo> traces() {
    return probes.stream()
        .map(probe ->
            switch (probe.what()) {
              case Observable.OfState(int index) -> {
                Model.State state = populations.get(probe.population()).model().states().get(index);
                yield trace(probe, new Subject.Neuron(), state.name(), state.unit());
              }
              case Observable.Rate() ->
                  trace(probe, new Subject.Population(), Recorder.RATE, Unit.HZ);
              case Observable.Pooled pooled ->
                  trace(probe, new Subject.Population(), pooled.name(), pooled.unit());
              case Observable.OfWeight(int index, int[] _, int[] sources) -> {
                PlasticSynapses of = plastic.get(index);
                String source = populations.get(of.source()).name();
                yield trace(
                    probe,
                    new Subject.Synapse(source, sources),
                    RecordedWeights.of(of.projection()),
                    of.unit());
              }
            })
        .toList();
  }

  private TraceInfo trace(Probe probe, Subject subject, String variable, Unit unit) {
    int[] rows =
        subject instanceof Subject.Population ? new int[] {probe.neurons()[0]} : probe.neurons();
    String population = populations.get(probe.population()).name();
    return new TraceInfo(
        probe.recorder(), subject, population, variable, unit, probe.intervalSteps(), rows);
  }
}
