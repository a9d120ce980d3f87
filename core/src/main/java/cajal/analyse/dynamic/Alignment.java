package cajal.analyse.dynamic;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Brings recordings onto one clock and keeps neurons by their names. In several recordings, cells
/// without a name, such as `roi_12`, are left out: they are not the same cells.
public final class Alignment {

  // Names that say only where a cell was found in its recording.
  private static final Pattern UNKNOWN =
      Pattern.compile("(?i)(roi|unknown|unlabell?ed)?[_ -]?\\d+");

  private Alignment() {}

  /// Which neurons are kept.
  public enum Names {
    /// Those that every recording has.
    COMMON,
    /// Those that at least two recordings have; where one is missing its pairs are not seen.
    SHARED,
    /// All.
    ALL
  }

  /// Aligns the first group of signals of each recording.
  ///
  /// Time begins with each recording's first sample; the span is that of the shortest, the step the
  /// largest median step. Missing samples are interpolated.
  ///
  /// @throws ProblemException if there are no signals, or fewer than three neurons are left
  public static Aligned of(List<Activity> activities, Names names) {
    if (activities.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("recordings"), "There are no recordings.", "Give one or more."));
    }
    List<Signals> groups = new ArrayList<>();
    for (Activity activity : activities) {
      if (activity.signals().isEmpty() || activity.signals().getFirst().samples() < 20) {
        throw new ProblemException(
            Problem.error(
                Problem.Place.of(activity.title()),
                "This recording has no signals of 20 samples or more.",
                "Take recordings of traces, such as fluorescence."));
      }
      groups.add(activity.signals().getFirst());
    }
    double step = 0;
    double span = Double.POSITIVE_INFINITY;
    for (Signals group : groups) {
      step = Math.max(step, medianStep(group.times()));
      span = Math.min(span, group.times()[group.samples() - 1] - group.times()[0]);
    }
    List<String> neurons = kept(groups, names);
    if (neurons.size() < 3) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(activities.getFirst().title()),
              "Fewer than three neurons have names that these recordings share.",
              "Keep all names, or take recordings whose neurons are identified."));
    }
    int samples = (int) Math.floor(span / step + 1e-6) + 1;
    double[][][] traces = new double[groups.size()][neurons.size()][];
    for (int w = 0; w < traces.length; w++) {
      Signals group = groups.get(w);
      for (int i = 0; i < neurons.size(); i++) {
        int channel = group.channels().indexOf(neurons.get(i));
        traces[w][i] =
            channel < 0
                ? new double[0]
                : resampled(group.times(), group.values()[channel], step, samples);
      }
    }
    return new Aligned(activities.stream().map(Activity::title).toList(), neurons, 0, step, traces);
  }

  private static double medianStep(double[] times) {
    double[] steps = new double[times.length - 1];
    for (int t = 0; t < steps.length; t++) {
      steps[t] = times[t + 1] - times[t];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  // In the order in which they first appear.
  private static List<String> kept(List<Signals> groups, Names names) {
    Map<String, Integer> count = new LinkedHashMap<>();
    for (Signals group : groups) {
      for (String channel : group.channels()) {
        if (groups.size() > 1 && UNKNOWN.matcher(channel).matches()) {
          continue;
        }
        count.merge(channel, 1, Integer::sum);
      }
    }
    int least =
        switch (names) {
          case COMMON -> groups.size();
          case SHARED -> Math.min(2, groups.size());
          case ALL -> 1;
        };
    return count.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .map(Map.Entry::getKey)
        .toList();
  }

  // Linear between the samples that there are; empty where there are none.
  private static double[] resampled(double[] times, double[] values, double step, int samples) {
    int[] known =
        IntStream.range(0, values.length).filter(t -> Double.isFinite(values[t])).toArray();
    if (known.length == 0) {
      return new double[0];
    }
    double[] trace = new double[samples];
    int next = 0;
    for (int t = 0; t < samples; t++) {
      double at = times[0] + t * step;
      while (next < known.length && times[known[next]] < at) {
        next++;
      }
      if (next == 0) {
        trace[t] = values[known[0]];
      } else if (next == known.length) {
        trace[t] = values[known[next - 1]];
      } else {
        double from = times[known[next - 1]];
        double to = times[known[next]];
        double share = to > from ? (at - from) / (to - from) : 1;
        trace[t] =
            values[known[next - 1]] + share * (values[known[next]] - values[known[next - 1]]);
      }
    }
    return trace;
  }
}
