package cajal.analyse.dimension;

import cajal.record.Recording;
import cajal.record.Recording.SpikeColumns;
import cajal.record.Recording.TraceColumns;
import cajal.record.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The path of a run that goes on along the principal components of its activity: spikes counted in
/// bins, or where nothing fires the recorded variable of most neurons at the end of each bin.
///
/// Where there are more neurons than {@link #MOST_FEATURES}, neighbours are counted together. The
/// components are those of all bins so far; of the path the newest bins are kept. Not safe for
/// several threads.
public final class LiveTrajectory {

  /// Features at most, neurons or groups of them.
  public static final int MOST_FEATURES = 400;

  /// Bins of the path that are kept.
  public static final int KEPT_BINS = 4000;

  private static final int COMPONENTS = 8;
  private static final int SHOWN = 3;
  // A batch must be small beside what a window of the screen shows, but a run that is opened later
  // must not take one bin after the other.
  private static final int BATCH = 64;
  private static final int CHUNK = 1 << 14;
  private static final long MOST_SPIKES_AT_ONCE = 2_000_000;

  private final int neurons;
  private final int features;
  private final double dtMs;
  private final int binSteps;
  private LivePrincipal principal = new LivePrincipal(COMPONENTS);
  private final List<double[]> kept = new ArrayList<>();
  private final List<double[]> fresh = new ArrayList<>();
  private final long[] steps = new long[CHUNK];
  private final int[] who = new int[CHUNK];
  private double[] counts;
  private double[][] shown = new double[0][];
  private double[] signs = new double[0];
  private long bins;
  private long read;
  private boolean spiking;
  private double[] sums = new double[0];
  private double[] squares = new double[0];

  /// The path so far.
  ///
  /// @param endsMs `[bin]`, end of each bin, ms
  /// @param scores `[bin][component]`, at most three components
  /// @param variances `[component]`, part of the variance of all features, 0 to 1
  /// @param neurons how many neurons there are
  /// @param features how many features they were counted in, neurons or groups of them
  /// @param spiking whether spikes were counted, rather than a variable read
  public record Path(
      double[] endsMs,
      double[][] scores,
      double[] variances,
      int neurons,
      int features,
      boolean spiking) {}

  /// @param header of the recording
  /// @param binMs width of a bin, ms; rounded to steps
  public LiveTrajectory(Recording.Header header, double binMs) {
    neurons = header.neurons();
    features = Math.min(MOST_FEATURES, neurons);
    dtMs = header.dtMs();
    binSteps = Math.max(1, (int) Math.round(binMs / dtMs));
    counts = new double[features];
  }

  /// Width of a bin, ms.
  public double binMs() {
    return binSteps * dtMs;
  }

  /// Copies what has been recorded since the last call; a long run takes several calls.
  ///
  /// @return whether everything has been copied
  public boolean read(Recording recording) {
    long completed = recording.completedSteps();
    SpikeColumns spikes = recording.spikes();
    if (spikes.count() == 0) {
      return readTraces(recording, completed);
    }
    if (!spiking) {
      beginWithSpikes();
    }
    long end = spikes.firstAtOrAfter(completed / binSteps * binSteps);
    long stop = Math.min(end, read + MOST_SPIKES_AT_ONCE);
    while (read < stop) {
      int length = (int) Math.min(CHUNK, stop - read);
      spikes.copy(read, length, steps, who);
      for (int i = 0; i < length; i++) {
        closeBefore(steps[i] / binSteps);
        counts[feature(who[i])]++;
      }
      read += length;
    }
    if (read == end) {
      closeBefore(completed / binSteps);
    }
    return read == end;
  }

  // What was read of a variable before the first spike is no path of counts.
  private void beginWithSpikes() {
    spiking = true;
    bins = 0;
    principal = new LivePrincipal(COMPONENTS);
    kept.clear();
    fresh.clear();
    shown = new double[0][];
    signs = new double[0];
    sums = new double[0];
    squares = new double[0];
  }

  private int feature(int neuron) {
    return (int) ((long) neuron * features / neurons);
  }

  private void closeBefore(long bin) {
    while (bins < bin) {
      fresh.add(counts);
      counts = new double[features];
      bins++;
    }
  }

  private boolean readTraces(Recording recording, long completed) {
    Optional<TraceColumns> most =
        recording.traces().stream()
            .filter(trace -> trace.subject() instanceof Subject.Neuron)
            .max(Comparator.comparingInt(trace -> trace.neurons().length));
    if (most.isEmpty()) {
      return true;
    }
    TraceColumns trace = most.get();
    int rows = Math.min(MOST_FEATURES, trace.neurons().length);
    long end = completed / binSteps;
    for (int taken = 0; bins < end && taken < KEPT_BINS; taken++) {
      long sample = (bins + 1) * binSteps / trace.intervalSteps() - 1;
      if (sample >= trace.samples()) {
        return true;
      }
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = trace.sample(Math.max(0, sample), row);
      }
      if (Arrays.stream(values).allMatch(Double::isFinite)) {
        fresh.add(values);
      }
      bins++;
    }
    return bins >= end;
  }

  /// Takes what was copied into the components, and tells the path.
  public Path path() {
    for (int from = 0; from < fresh.size(); from += BATCH) {
      List<double[]> batch = fresh.subList(from, Math.min(fresh.size(), from + BATCH));
      batch.forEach(this::vary);
      principal.add(batch.toArray(double[][]::new));
      kept.addAll(batch);
    }
    fresh.clear();
    if (kept.size() > KEPT_BINS) {
      kept.subList(0, kept.size() - KEPT_BINS).clear();
    }
    orient();
    double[][] rows = kept.toArray(double[][]::new);
    double[][] scores = rows.length == 0 ? rows : principal.scores(rows);
    int components = Math.min(SHOWN, principal.directions().length);
    double[][] few = new double[scores.length][];
    double[] ends = new double[scores.length];
    for (int i = 0; i < few.length; i++) {
      few[i] = new double[components];
      for (int c = 0; c < components; c++) {
        few[i][c] = scores[i][c] * sign(c);
      }
      ends[i] = (bins - few.length + 1 + i) * binMs();
    }
    int width = rows.length == 0 ? features : rows[0].length;
    return new Path(ends, few, parts(components), spiking ? neurons : width, width, spiking);
  }

  private double sign(int component) {
    return signs.length > component ? signs[component] : 1;
  }

  // A direction may turn round from one batch to the next; the picture must not.
  private void orient() {
    double[][] now = principal.directions();
    double[] next = new double[now.length];
    for (int c = 0; c < now.length; c++) {
      next[c] = sign(c);
      if (c < shown.length && dot(now[c], shown[c]) < 0) {
        next[c] = -next[c];
      }
    }
    signs = next;
    shown = now;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private void vary(double[] row) {
    if (sums.length == 0) {
      sums = new double[row.length];
      squares = new double[row.length];
    }
    for (int f = 0; f < row.length; f++) {
      sums[f] += row[f];
      squares[f] += row[f] * row[f];
    }
  }

  private double[] parts(int components) {
    double count = principal.count();
    double total = 0;
    for (int f = 0; f < sums.length; f++) {
      total += Math.max(0, squares[f] - sums[f] * sums[f] / count);
    }
    total /= Math.max(1, count - 1);
    double[] parts = new double[components];
    for (int c = 0; c < components; c++) {
      parts[c] = total > 0 ? Math.min(1, principal.variances()[c] / total) : 0;
    }
    return parts;
  }
}
