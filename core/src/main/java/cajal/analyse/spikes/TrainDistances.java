package cajal.analyse.spikes;

import cajal.activity.SpikeTrains;
import java.util.Arrays;

/// Distances between two spike trains over the time observed.
final class TrainDistances {

  private final double[] a;
  private final double[] b;
  private final double start;
  private final double stop;

  TrainDistances(SpikeTrains trains, int first, int second) {
    this.a = trains.train(first);
    this.b = trains.train(second);
    this.start = trains.startS();
    this.stop = trains.stopS();
  }

  /// Distance of van Rossum (2001, doi:10.1162/089976601300014321) with exponential kernels: one
  /// spike more makes sqrt(1/2).
  ///
  /// @param tauS time constant of the kernel, s
  double vanRossum(double tauS) {
    double squared =
        0.5 * kernelSum(a, a, tauS) + 0.5 * kernelSum(b, b, tauS) - kernelSum(a, b, tauS);
    return Math.sqrt(Math.max(0, squared));
  }

  // Sum of exp(-|x_i - y_j| / tau) over all pairs in one pass: what is left of the spikes so far
  // decays from one spike to the next (Houghton & Kreuz 2012, doi:10.3109/0954898X.2012.673048).
  private static double kernelSum(double[] x, double[] y, double tau) {
    double sum = 0;
    double traceX = 0;
    double traceY = 0;
    double last = Double.NEGATIVE_INFINITY;
    int i = 0;
    int j = 0;
    while (i < x.length || j < y.length) {
      double now =
          Math.min(
              i < x.length ? x[i] : Double.POSITIVE_INFINITY,
              j < y.length ? y[j] : Double.POSITIVE_INFINITY);
      double decay = Math.exp((last - now) / tau);
      traceX *= decay;
      traceY *= decay;
      last = now;
      double atX = 0;
      double atY = 0;
      while (i < x.length && x[i] == now) {
        atX++;
        i++;
      }
      while (j < y.length && y[j] == now) {
        atY++;
        j++;
      }
      sum += atX * traceY + atY * traceX + atX * atY;
      traceX += atX;
      traceY += atY;
    }
    return sum;
  }

  /// ISI-distance (Kreuz et al. 2007, doi:10.1016/j.jneumeth.2007.05.031): mean over time of the
  /// difference of the current intervals, divided by the longer one. Before the first and after the
  /// last spike the interval is the longer of the stretch to the edge and the neighbouring one.
  double isi() {
    return average((t, ends) -> {
      double x = interval(a, t);
      double y = interval(b, t);
      double value = Math.abs(x - y) / Math.max(x, y);
      ends[0] = value;
      ends[1] = value;
    });
  }

  /// SPIKE-distance (Kreuz et al. 2013, doi:10.1152/jn.00873.2012): mean over time of the distances
  /// of the neighbouring spikes to the nearest ones of the other train, weighted by how near they
  /// are. Before the first and after the last spike that spike's own distance stands.
  ///
  /// @return NaN where a train has no spikes
  double spike() {
    if (a.length == 0 || b.length == 0) {
      return Double.NaN;
    }
    double[] awayA = nearest(a, b);
    double[] awayB = nearest(b, a);
    return average((t, ends) -> {
      double x = interval(a, t);
      double y = interval(b, t);
      double scale = 0.5 * (x + y) * (x + y);
      for (int end = 0; end < 2; end++) {
        double at = edges[end];
        ends[end] = (local(a, awayA, t, at) * y + local(b, awayB, t, at) * x) / scale;
      }
    });
  }

  /// A quantity that is linear between neighbouring spikes of either train.
  private interface Profile {
    /// Puts the values at both ends of the stretch around `t` into `ends`.
    void at(double t, double[] ends);
  }

  private final double[] edges = new double[2];

  private double average(Profile profile) {
    double[] marks = new double[a.length + b.length + 2];
    System.arraycopy(a, 0, marks, 0, a.length);
    System.arraycopy(b, 0, marks, a.length, b.length);
    marks[marks.length - 2] = start;
    marks[marks.length - 1] = stop;
    Arrays.sort(marks);
    double sum = 0;
    double[] ends = new double[2];
    for (int i = 1; i < marks.length; i++) {
      double length = marks[i] - marks[i - 1];
      if (length > 0) {
        edges[0] = marks[i - 1];
        edges[1] = marks[i];
        profile.at(0.5 * (marks[i] + marks[i - 1]), ends);
        sum += length * 0.5 * (ends[0] + ends[1]);
      }
    }
    return stop > start ? sum / (stop - start) : Double.NaN;
  }

  private double interval(double[] train, double t) {
    int after = after(train, t);
    if (train.length == 0) {
      return stop - start;
    }
    if (after == 0) {
      double own = train[0] - start;
      return train.length > 1 ? Math.max(own, train[1] - train[0]) : own;
    }
    if (after == train.length) {
      double own = stop - train[after - 1];
      return after > 1 ? Math.max(own, train[after - 1] - train[after - 2]) : own;
    }
    return train[after] - train[after - 1];
  }

  private static double local(double[] train, double[] away, double t, double at) {
    int after = after(train, t);
    if (after == 0) {
      return away[0];
    }
    if (after == train.length) {
      return away[after - 1];
    }
    double before = train[after - 1];
    return (away[after - 1] * (train[after] - at) + away[after] * (at - before))
        / (train[after] - before);
  }

  private static int after(double[] train, double t) {
    int place = Arrays.binarySearch(train, t);
    return place < 0 ? -place - 1 : place + 1;
  }

  private static double[] nearest(double[] train, double[] other) {
    double[] away = new double[train.length];
    int j = 0;
    for (int i = 0; i < train.length; i++) {
      while (j + 1 < other.length
          && Math.abs(other[j + 1] - train[i]) <= Math.abs(other[j] - train[i])) {
        j++;
      }
      away[i] = Math.abs(other[j] - train[i]);
    }
    return away;
  }
}
