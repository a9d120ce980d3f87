package cajal.simulate.cpu;

import cajal.compile.Drive;
import cajal.kernel.StimulatorKernel;
import cajal.kernel.StimulatorTargets;
import java.util.Arrays;

/// A drive and its compiled stimulator, divided among the workers.
final class StimulatorDrive {

  private final StimulatorKernel kernel;
  private final int[] pieces;
  private final int sign;
  private Drive drive;
  private StimulatorTargets targets;

  /// @param post state of the targets
  /// @param bounds `[worker + 1]`, first target neuron of each worker's part
  /// @param place where neuron 0 of the target is in the column that is driven
  /// @param sign see {@link cajal.compile.NetworkForms#sign}
  StimulatorDrive(
      Drive drive,
      StimulatorKernel kernel,
      PopulationState post,
      int[] bounds,
      int place,
      int sign) {
    this.drive = drive;
    this.sign = sign;
    this.kernel = kernel;
    double[][] seen =
        kernel.reads().stream()
            .map(variable -> post.state()[post.population().model().stateIndex(variable)])
            .toArray(double[][]::new);
    targets =
        StimulatorTargets.of(kernel, drive.columns(), drive.targets(), signed(drive.weight()), seen)
            .shifted(place);
    pieces = new int[bounds.length];
    divide(bounds);
  }

  /// Divides the targets anew among the workers.
  ///
  /// @param bounds `[worker + 1]`, first target neuron of each worker's part
  void divide(int[] bounds) {
    for (int w = 0; w < bounds.length; w++) {
      int at = Arrays.binarySearch(drive.targets(), bounds[w]);
      int found = at < 0 ? -at - 1 : at;
      while (found > 0 && drive.targets()[found - 1] == bounds[w]) {
        found--;
      }
      pieces[w] = found;
    }
  }

  private double[] signed(double[] weight) {
    return sign < 0 ? Arrays.stream(weight).map(w -> -w).toArray() : weight;
  }

  Drive drive() {
    return drive;
  }

  /// Whether it draws random numbers.
  boolean draws() {
    return kernel.streams() > 0;
  }

  /// Whether spikes are added to a variable itself, after the step.
  boolean direct() {
    return sign != 0;
  }

  void replace(Drive changed) {
    drive = changed;
    targets = targets.withWeight(signed(changed.weight()));
    if (targets.memory().length != kernel.memory(changed.columns())) {
      targets = targets.begun(kernel, changed.columns());
    }
  }

  /// What the stimulator keeps for each of its targets, `[number][connection]`.
  double[][] memory() {
    return targets.memory();
  }

  /// Adds what the stimulator gives in a step to one worker's targets.
  ///
  /// @param out `[place + target neuron]`, modified
  void add(double[] out, long step, int worker) {
    long emitted = step - drive.delaySteps();
    if (emitted >= 0 && pieces[worker] < pieces[worker + 1]) {
      kernel.drive(drive.columns(), targets, out, pieces[worker], pieces[worker + 1], emitted);
    }
  }
}
