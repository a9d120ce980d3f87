package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.Coupling;
import cajal.kernel.CouplingColumns;
import cajal.kernel.DeviceCoupling;
import cajal.kernel.DeviceCouplingPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The continuous couplings of a network in the arrays of a device, and the stages of the
/// populations that are integrated together with them.
final class Coupled {

  // The state itself, two stages, the sum of derivatives.
  private static final int STAGES = 4;

  private final CompiledNetwork network;
  private final List<Population> populations;
  private final int[][][] stages;
  private final List<DeviceCouplingPlace> places = new ArrayList<>();

  Coupled(CompiledNetwork network, List<Population> populations, Heaps heaps) {
    this.network = network;
    this.populations = populations;
    stages = new int[populations.size()][STAGES][];
    for (int p = 0; p < stages.length; p++) {
      Population population = populations.get(p);
      Arrays.fill(stages[p], population.place().state());
      for (int s = 1; s < STAGES && population.compiled().staged(); s++) {
        int[] own = new int[population.place().state().length];
        Arrays.setAll(own, v -> heaps.state.reserve(population.size()));
        stages[p][s] = own;
      }
    }
    for (Coupling coupling : network.couplings()) {
      CouplingColumns columns = coupling.columns();
      int[] parameter = new int[columns.parameter().length];
      Arrays.setAll(parameter, i -> heaps.parameter.add(new double[] {columns.parameter()[i]}));
      places.add(
          new DeviceCouplingPlace(
              coupling.synapse(),
              populations.get(coupling.source()).compiled().model(),
              coupling.input(),
              heaps.index.add(columns.rowStart()),
              heaps.index.add(columns.source()),
              heaps.parameter.add(columns.weight()),
              parameter,
              stages[coupling.source()]));
    }
  }

  private List<DeviceCouplingPlace> into(int population) {
    List<DeviceCouplingPlace> own = new ArrayList<>();
    for (int c = 0; c < places.size(); c++) {
      if (network.couplings().get(c).target() == population) {
        own.add(places.get(c));
      }
    }
    return own;
  }

  /// What comes before neurons are advanced.
  void tasks(List<String> methods, List<Task> tasks) {
    if (network.couplings().isEmpty()) {
      return;
    }
    DeviceCoupling.expressed(
        "A continuous synapse of this network",
        () -> {
          add(methods, tasks);
          return true;
        });
  }

  private void add(List<String> methods, List<Task> tasks) {
    int substeps = 1;
    for (Population population : populations) {
      if (population.compiled().staged()) {
        substeps = Math.max(substeps, population.compiled().model().substeps());
      }
    }
    for (int p = 0; p < populations.size(); p++) {
      List<DeviceCouplingPlace> own = into(p);
      if (!populations.get(p).compiled().staged() && !own.isEmpty()) {
        methods.add(coupling(p).hold("hold_" + p));
        tasks.add(new Task(Layout.CLASS, "hold_" + p, DeviceCoupling.ARRAYS));
      }
    }
    for (int sub = 0; sub < substeps; sub++) {
      for (int p = 0; p < populations.size(); p++) {
        if (populations.get(p).compiled().staged()) {
          methods.addAll(coupling(p).stages("stage_" + p + "_" + sub, sub, substeps));
        }
      }
      for (int stage = 0; stage < STAGES; stage++) {
        for (int p = 0; p < populations.size(); p++) {
          if (populations.get(p).compiled().staged()) {
            tasks.add(
                new Task(
                    Layout.CLASS, "stage_" + p + "_" + sub + "__" + stage, DeviceCoupling.ARRAYS));
          }
        }
      }
    }
  }

  private DeviceCoupling coupling(int p) {
    Population population = populations.get(p);
    return new DeviceCoupling(
        population.compiled().model(),
        population.place(),
        stages[p],
        population.perNeuron(),
        into(p));
  }

  void change(int index, CouplingColumns columns, Patches patches) {
    DeviceCouplingPlace place = places.get(index);
    patches.put("parameter", place.weight(), columns.weight());
    for (int i = 0; i < place.parameter().length; i++) {
      patches.put("parameter", place.parameter()[i], columns.parameter()[i]);
    }
  }
}
