package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.Drive;
import cajal.compile.NetworkForms;
import cajal.compile.ParameterChange;
import cajal.kernel.Draw;
import cajal.kernel.StimulatorColumns;
import cajal.kernel.StimulatorKernel;
import cajal.kernel.StimulatorPlaces;
import cajal.kernel.StimulatorTargets;
import cajal.record.SpikeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The stimulators of a network, whose output the processor works out step by step and hands to the
/// device: weight times output for each connection.
final class Drives {

  /// A number that changes nothing to which it is added, not even the sign of a zero.
  private static final double NOTHING = -0.0;

  private static final class Running {
    private Drive drive;
    private final StimulatorKernel kernel;
    private final int sign;
    private final int at;
    private StimulatorTargets targets;

    Running(Drive drive, StimulatorKernel kernel, int sign, int at) {
      this.drive = drive;
      this.kernel = kernel;
      this.sign = sign;
      this.at = at;
      if (!kernel.reads().isEmpty()) {
        throw Refusal.of(
            "The stimulator '"
                + drive.stimulator()
                + "' reads what its targets do in each step, which a device does not tell.");
      }
      int count = drive.targets().length;
      long[][] stream = new long[kernel.streams()][count];
      for (int s = 0; s < stream.length; s++) {
        for (int k = 0; k < count; k++) {
          stream[s][k] = Draw.stream(drive.columns().key() + s, drive.targets()[k]);
        }
      }
      int[] itself = new int[count];
      Arrays.setAll(itself, k -> k);
      targets =
          new StimulatorTargets(
                  StimulatorPlaces.of(itself),
                  signed(drive.weight()),
                  stream,
                  new double[0][],
                  new double[0][])
              .begun(kernel, drive.columns());
    }

    private double[] signed(double[] weight) {
      return sign < 0 ? Arrays.stream(weight).map(w -> -w).toArray() : weight;
    }

    void replace(Drive changed) {
      drive = changed;
      targets = targets.withWeight(signed(changed.weight()));
      if (targets.memory().length != kernel.memory(changed.columns())) {
        targets = targets.begun(kernel, changed.columns());
      }
    }

    void give(double[] out, long step) {
      int count = drive.targets().length;
      Arrays.fill(out, at, at + count, NOTHING);
      long emitted = step - drive.delaySteps();
      if (emitted >= 0 && count > 0) {
        kernel.drive(drive.columns(), targets.shifted(at), out, 0, count, emitted);
      }
    }
  }

  private final List<Running> all = new ArrayList<>();

  Drives(CompiledNetwork network, NetworkForms forms, Spikes spikes) {
    for (int d = 0; d < network.drives().size(); d++) {
      Drive drive = network.drives().get(d);
      int sign = drive.current() ? 0 : forms.sign(drive.target(), drive.input());
      all.add(
          new Running(drive, network.kernels().stimulator(drive.model()), sign, spikes.given(d)));
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /// What all give in a step.
  ///
  /// @param out one entry for each connection, overwritten
  void give(double[] out, long step) {
    all.forEach(drive -> drive.give(out, step));
  }

  void change(ParameterChange.OfDrive of) {
    Running running = all.get(of.drive());
    StimulatorColumns now = running.drive.columns();
    double[][] parameter = now.parameter().clone();
    parameter[of.parameter()] = of.values();
    StimulatorColumns changed = new StimulatorColumns(parameter, now.dtMs(), now.key());
    running.replace(running.drive.with(changed, running.drive.weight()));
  }

  void change(ParameterChange.OfDriveWeight of) {
    Running running = all.get(of.drive());
    running.replace(running.drive.with(running.drive.columns(), of.weight()));
  }

  void hash(SpikeHash hash) {
    all.forEach(running -> hash.add(running.targets.memory()));
  }
}
