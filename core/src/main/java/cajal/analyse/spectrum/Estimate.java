package cajal.analyse.spectrum;

import cajal.analyse.Parameter;

/// How spectra are estimated: the parameters that all of them share.
record Estimate(
    @Parameter(title = "Method", help = "How spectra are estimated.") Tapers.Method method,
    @Parameter(
            title = "Segment",
            help = "Length of the stretches over which spectra are averaged; longer is finer.",
            unit = "s",
            min = 0,
            aboveMin = true)
        double segmentS,
    @Parameter(title = "Tapers", help = "Number of tapers of a multitaper.", min = 1, max = 100)
        int tapers,
    @Parameter(
            title = "Bin",
            help = "Width of the bins in which spikes are counted.",
            unit = "ms",
            min = 0,
            aboveMin = true)
        double binMs) {

  /// Welch's estimate of segments of one second.
  static Estimate usual() {
    return new Estimate(Tapers.Method.WELCH, 1, 5, 2);
  }

  /// The transform of channels that are estimated so.
  Transform transform(SampledChannels channels) {
    return Transform.of(channels.values()[0].length, segmentS, channels.stepS(), method, tapers);
  }
}
