package cajal.simulate.cpu;

import java.util.Arrays;
import java.util.List;

/// Which neurons belong to which worker, followed by all that depends on it.
final class Division {

  private final Shares shares;
  private final List<Delivery> deliveries;
  private final List<StimulatorDrive> drives;
  private final Worker[][] teams;
  private final Balance balance;

  /// @param teams `[thread][worker]`, the workers of each thread
  Division(
      Shares shares, List<Delivery> deliveries, List<StimulatorDrive> drives, Worker[][] teams) {
    this.shares = shares;
    this.deliveries = deliveries;
    this.drives = drives;
    this.teams = teams;
    long runs = deliveries.stream().mapToLong(Delivery::runs).sum();
    balance = new Balance(teams.length, runs);
  }

  /// Takes note of a batch that all threads worked on, and divides anew where it pays.
  void took(long ns, int steps) {
    long[] waitedNs = new long[teams.length];
    for (int t = 0; t < teams.length; t++) {
      for (Worker worker : teams[t]) {
        waitedNs[t] += worker.waitedNs();
      }
    }
    if (balance.took(ns, steps, waitedNs)) {
      divide(balance.portions());
    }
  }

  /// Divides the neurons anew.
  ///
  /// @param portions `[thread]`, part of the estimated cost that each is to have; together 1
  void divide(double[] portions) {
    int blocks = teams[0].length;
    double[] each = new double[blocks * portions.length];
    Arrays.setAll(each, w -> portions[w / blocks] / blocks);
    if (!shares.divide(each)) {
      return;
    }
    for (Delivery delivery : deliveries) {
      delivery.divide(shares.limits(delivery.synapses()));
    }
    for (StimulatorDrive drive : drives) {
      drive.divide(shares.of(drive.drive().target()));
    }
  }
}
