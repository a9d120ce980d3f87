package cajal.analyse.spectrum;

import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Channels at equal steps of time, as spectra need them.
///
/// @param names of the channels
/// @param stepS between samples, s
/// @param values `[channel][sample]`
/// @param notes what was done to come there
record SampledChannels(List<String> names, double stepS, double[][] values, List<String> notes) {

  /// Jitter of sampling above which samples are taken anew at equal steps.
  private static final double JITTER = 0.01;

  /// Signals, resampled where their steps differ; or rates of spikes in bins.
  ///
  /// @param binMs of spikes, ms
  static SampledChannels of(Input input, double binMs) {
    Observations observations = Observations.of(input, binMs);
    double[] times = observations.times();
    if (observations.features().isEmpty()) {
      throw new ProblemException(
          Problem.error(Problem.Place.of(input.title()), "There are no units or channels.", ""));
    }
    if (times.length != observations.count() || times.length < 8) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(input.title()),
              "Only " + times.length + " moments are too few for a spectrum.",
              "Choose more time or narrower bins."));
    }
    boolean spikes = observations.source() == Observations.Source.SPIKES;
    double step = (times[times.length - 1] - times[0]) / (times.length - 1);
    double[][] values = new double[observations.features().size()][times.length];
    for (int channel = 0; channel < values.length; channel++) {
      for (int i = 0; i < times.length; i++) {
        values[channel][i] = observations.values()[i][channel] * (spikes ? 1000 / binMs : 1);
      }
    }
    boolean jittered = false;
    for (int i = 1; i < times.length; i++) {
      jittered |= Math.abs(times[i] - times[i - 1] - step) > JITTER * step;
    }
    if (!jittered) {
      return new SampledChannels(observations.features(), step, values, observations.notes());
    }
    return new SampledChannels(
        observations.features(),
        step,
        Arrays.stream(values)
            .map(channel -> resampled(times, channel, step))
            .toArray(double[][]::new),
        Stream.concat(
                observations.notes().stream(),
                Stream.of("unequal steps were interpolated to %.4g s".formatted(step)))
            .toList());
  }

  private static double[] resampled(double[] times, double[] values, double step) {
    double[] even = new double[times.length];
    int right = 1;
    for (int i = 0; i < times.length; i++) {
      double time = times[0] + i * step;
      while (right < times.length - 1 && times[right] < time) {
        right++;
      }
      double gap = times[right] - times[right - 1];
      double part = gap > 0 ? Math.clamp((time - times[right - 1]) / gap, 0, 1) : 0;
      even[i] = values[right - 1] + part * (values[right] - values[right - 1]);
    }
    return even;
  }
}
