package cajal.analyse.surrogate;

import cajal.activity.SpikeTrains;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// Spike trains that keep something of the real ones and lose what a test asks about.
///
/// Methods as compared by Stella et al. (2022) eNeuro 9, doi:10.1523/ENEURO.0505-21.2022.
public final class Surrogates {

  /// What is kept and what is lost.
  public enum Method {
    /// Every spike moves by its own uniform draw within the width: slow rates stay.
    DITHER,
    /// Every spike gets a new uniform place in its own window of the width: counts in windows stay.
    JITTER,
    /// Intervals of each unit in random order: their distribution stays.
    SHUFFLE_INTERVALS,
    /// Every unit's train moves as a whole, around the end: all of its own structure stays.
    SHIFT
  }

  private final SpikeTrains real;
  private final Method method;
  private final double widthS;
  private final RandomSequence random;

  /// @param widthS of dithers and windows, s; not used by the other methods
  public Surrogates(SpikeTrains real, Method method, double widthS, RandomSequence random) {
    this.real = real;
    this.method = method;
    this.widthS = widthS;
    this.random = random;
  }

  /// One surrogate; the same number gives the same one.
  public SpikeTrains get(int number) {
    double[] times = new double[real.times().length];
    for (int unit = 0; unit < real.units(); unit++) {
      double[] train = train(unit, random.child((long) number * real.units() + unit));
      Arrays.sort(train);
      System.arraycopy(train, 0, times, real.first()[unit], train.length);
    }
    return new SpikeTrains(real.first(), times, real.startS(), real.stopS());
  }

  private double[] train(int unit, RandomSequence draws) {
    double[] train = real.train(unit);
    double start = real.startS();
    double length = real.durationS();
    switch (method) {
      case DITHER ->
          Arrays.setAll(train, i -> reflected(train[i] + (2 * draws.uniform() - 1) * widthS));
      case JITTER ->
          Arrays.setAll(
              train,
              i -> {
                double from = start + Math.floor((train[i] - start) / widthS) * widthS;
                double to = Math.min(from + widthS, real.stopS());
                return from + draws.uniform() * (to - from);
              });
      case SHUFFLE_INTERVALS -> shuffleIntervals(train, draws);
      case SHIFT -> {
        double shift = draws.uniform() * length;
        Arrays.setAll(
            train,
            i -> train[i] + shift < real.stopS() ? train[i] + shift : train[i] + shift - length);
      }
    }
    return train;
  }

  private double reflected(double time) {
    double inside = time < real.startS() ? 2 * real.startS() - time : time;
    inside = inside >= real.stopS() ? 2 * real.stopS() - inside : inside;
    return Math.clamp(inside, real.startS(), Math.max(real.startS(), Math.nextDown(real.stopS())));
  }

  private static void shuffleIntervals(double[] train, RandomSequence draws) {
    if (train.length < 3) {
      return;
    }
    double[] intervals = new double[train.length - 1];
    Arrays.setAll(intervals, i -> train[i + 1] - train[i]);
    draws.shuffle(intervals);
    for (int i = 1; i < train.length; i++) {
      train[i] = train[i - 1] + intervals[i - 1];
    }
  }
}
