package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Coupling;
import cajal.compile.Drive;
import cajal.compile.PlasticSynapses;
import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.record.SpikeHash;
import org.jspecify.annotations.Nullable;

/// What tells one network from another: seed, step, models, parameters, every connection. What is
/// recorded is no part of it.
final class Fingerprint {

  private final SpikeHash hash = new SpikeHash();

  private Fingerprint() {}

  static long of(CompiledNetwork network) {
    Fingerprint print = new Fingerprint();
    print.hash.add(network.seed());
    print.hash.add(Double.doubleToLongBits(network.dtMs()));
    network.populations().forEach(print::add);
    network.synapses().forEach(print::add);
    network.plastic().forEach(print::add);
    network.drives().forEach(print::add);
    network.couplings().forEach(print::add);
    return print.hash.value();
  }

  private void add(CompiledPopulation population) {
    add(population.name());
    add(population.model().text());
    add(population.method().name());
    hash.add(population.size());
    hash.add(population.staged() ? 1 : 0);
    for (double[] column : population.parameter()) {
      add(column);
    }
    for (CompiledPopulation.Initial initial : population.initial()) {
      hash.add(initial.state());
      add(initial.value());
    }
  }

  private void add(Synapses synapses) {
    hash.add(synapses.source());
    hash.add(synapses.delays().shortest());
    hash.add(synapses.delays().longest());
    add(synapses.delays().each());
    add(synapses.start());
    switch (synapses.column()) {
      case SynapseColumn.Uniform column -> {
        add(column.places());
        hash.add(Double.doubleToLongBits(column.weight()));
      }
      case SynapseColumn.Weighted column -> {
        for (long entry : column.entries()) {
          hash.add(entry);
        }
        hash.add(Double.doubleToLongBits(column.scale()));
      }
      case SynapseColumn.Compact column -> {
        add(column.places());
        add(column.multiples());
        hash.add(Double.doubleToLongBits(column.unit()));
      }
    }
  }

  private void add(PlasticSynapses synapses) {
    add(synapses.projection());
    add(synapses.synapse().text());
    for (int index : new int[] {synapses.source(), synapses.target(), synapses.modulator()}) {
      hash.add(index);
    }
    hash.add(synapses.port());
    hash.add(synapses.delaySteps());
    add(synapses.delays());
    add(synapses.rowStart());
    add(synapses.targets());
    add(synapses.weight());
    add(synapses.parameter());
    hash.add(Double.doubleToLongBits(synapses.newWeight()));
  }

  private void add(Drive drive) {
    add(drive.projection());
    add(drive.model().text());
    hash.add(drive.target());
    hash.add(drive.input());
    hash.add(drive.delaySteps());
    for (double[] column : drive.columns().parameter()) {
      add(column);
    }
    add(drive.targets());
    add(drive.weight());
  }

  private void add(Coupling coupling) {
    add(coupling.projection());
    add(coupling.synapse().text());
    hash.add(coupling.source());
    hash.add(coupling.target());
    hash.add(coupling.input());
    add(coupling.columns().rowStart());
    add(coupling.columns().source());
    add(coupling.columns().weight());
    add(coupling.columns().parameter());
  }

  private void add(String text) {
    hash.add(text.length());
    text.chars().forEach(hash::add);
  }

  private void add(double[] values) {
    hash.add(values.length);
    for (double value : values) {
      hash.add(Double.doubleToLongBits(value));
    }
  }

  private void add(int[] values) {
    hash.add(values.length);
    for (int value : values) {
      hash.add(value);
    }
  }

  private void add(short @Nullable [] values) {
    hash.add(values == null ? -1 : values.length);
    if (values != null) {
      for (short value : values) {
        hash.add(value);
      }
    }
  }
}
