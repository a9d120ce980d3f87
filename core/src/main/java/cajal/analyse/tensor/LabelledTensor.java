package cajal.analyse.tensor;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.analyse.Input;
import cajal.analyse.Input.TensorAxis;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// A tensor whose places along each mode have names, and how it comes from recordings.
///
/// @param axes of the modes, in their order
/// @param mask values that are missing
record LabelledTensor(List<TensorAxis> axes, Tensor tensor, Mask mask) {

  private static final long MOST_CELLS = 300_000_000;

  LabelledTensor {
    axes = List.copyOf(axes);
  }

  /// How recordings become tensors.
  ///
  /// @param slices into which one recording is cut
  /// @param binMs width of a bin for spikes, ms
  /// @param windowS length of a window, s
  /// @param stepS from the start of a window to the start of the next, s; 0 for one after the other
  record Cut(Slices slices, double binMs, double windowS, double stepS) {}

  /// Into what a recording is cut.
  enum Slices {
    /// The first epochs where there are two or more, else windows.
    AUTO,
    /// The first epochs.
    TRIALS,
    /// Windows of equal length, which overlap where the step is shorter than they are.
    WINDOWS
  }

  /// The tensor of an input: as it is; units, times and trials or windows of a recording; units,
  /// times and recordings of several.
  ///
  /// @throws ProblemException if there would be no or too many values
  static LabelledTensor of(Input input, Cut cut) {
    return switch (input) {
      case Input.NamedTensor(String title, List<TensorAxis> axes, double[] values) ->
          given(title, axes, values);
      case Input.Recorded(Activity activity) ->
          activity.signals().isEmpty()
              ? counts(activity, cut)
              : samples(activity, activity.signals().getFirst(), cut);
      case Input.Several(List<Activity> activities) -> sessions(activities, cut);
      case Input.NamedMatrix matrix ->
          given(
              matrix.title(),
              List.of(
                  new TensorAxis("row", matrix.rows()), new TensorAxis("column", matrix.columns())),
              Arrays.stream(matrix.values()).flatMapToDouble(Arrays::stream).toArray());
    };
  }

  private static LabelledTensor given(String title, List<TensorAxis> axes, double[] values) {
    if (axes.size() < 2 || values.length == 0) {
      throw refused(title, "A tensor needs two modes or more, and values.");
    }
    int[] shape = axes.stream().mapToInt(axis -> axis.labels().size()).toArray();
    return masked(axes, new Tensor.Doubles(shape, values));
  }

  // Values that are no numbers are not seen.
  private static LabelledTensor masked(List<TensorAxis> axes, Tensor tensor) {
    BitSet missing = new BitSet();
    for (int cell = 0; cell < tensor.cells(); cell++) {
      if (!Double.isFinite(tensor.at(cell))) {
        missing.set(cell);
      }
    }
    return new LabelledTensor(axes, tensor, Mask.of(missing));
  }

  /// Stretches of one length.
  ///
  /// @param kind what each is
  private record Stretches(String kind, double[] starts, double lengthS) {

    static Stretches of(Activity activity, double fromS, double toS, Cut cut) {
      Epochs epochs = activity.epochs().isEmpty() ? null : activity.epochs().getFirst();
      boolean asked = cut.slices() == Slices.TRIALS;
      if (asked && epochs == null) {
        throw refused(activity.title(), "The recording has no epochs that could be trials.");
      }
      if (epochs != null && (asked || (cut.slices() == Slices.AUTO && epochs.count() >= 2))) {
        double shortest =
            IntStream.range(0, epochs.count())
                .mapToDouble(k -> epochs.stops()[k] - epochs.starts()[k])
                .min()
                .orElse(0);
        return new Stretches("trial", epochs.starts(), shortest);
      }
      double step = cut.stepS() > 0 ? cut.stepS() : cut.windowS();
      double room = toS - fromS - cut.windowS();
      int count = room < -1e-9 ? 0 : 1 + (int) Math.floor(room / step + 1e-9);
      return new Stretches(
          "window",
          IntStream.range(0, count).mapToDouble(k -> fromS + k * step).toArray(),
          cut.windowS());
    }
  }

  private static LabelledTensor counts(Activity activity, Cut cut) {
    SpikeTrains trains = activity.spikes();
    Stretches stretches = Stretches.of(activity, trains.startS(), trains.stopS(), cut);
    double[] starts = stretches.starts();
    int bins = (int) Math.floor(stretches.lengthS() * 1000 / cut.binMs() + 1e-9);
    Tensor tensor = zeros(activity.title(), trains.units(), bins, starts.length);
    for (int unit = 0; unit < trains.units(); unit++) {
      for (int i = trains.first()[unit]; i < trains.first()[unit + 1]; i++) {
        for (int k = 0; k < starts.length; k++) {
          int bin = (int) Math.floor((trains.times()[i] - starts[k]) * 1000 / cut.binMs() + 1e-9);
          if (bin >= 0 && bin < bins) {
            int cell = (unit * bins + bin) * starts.length + k;
            tensor.put(cell, tensor.at(cell) + 1);
          }
        }
      }
    }
    return new LabelledTensor(
        List.of(
            new TensorAxis("unit", activity.unitNames()),
            times(bins, cut.binMs() / 1000),
            numbered(stretches.kind(), starts.length)),
        tensor,
        Mask.NONE);
  }

  // What a stretch has outside of the recording is missing.
  private static LabelledTensor samples(Activity activity, Signals signals, Cut cut) {
    double step = step(signals);
    double from = signals.samples() == 0 ? 0 : signals.times()[0];
    Stretches stretches = Stretches.of(activity, from, from + signals.samples() * step, cut);
    int length =
        Math.clamp(Math.round(stretches.lengthS() / step), 1, Math.max(1, signals.samples()));
    int count = stretches.starts().length;
    Tensor tensor = zeros(activity.title(), signals.channels().size(), length, count);
    for (int unit = 0; unit < signals.channels().size(); unit++) {
      double[] values = aboveLeast(signals.values()[unit]);
      for (int k = 0; k < count; k++) {
        int first = (int) Math.round((stretches.starts()[k] - from) / step);
        for (int t = 0; t < length; t++) {
          int at = first + t;
          tensor.put(
              (unit * length + t) * count + k,
              at >= 0 && at < values.length ? values[at] : Double.NaN);
        }
      }
    }
    return masked(
        List.of(
            new TensorAxis("unit", signals.channels()),
            times(length, step),
            numbered(stretches.kind(), count)),
        tensor);
  }

  private static double step(Signals signals) {
    int samples = signals.samples();
    return samples < 2 ? 1 : (signals.times()[samples - 1] - signals.times()[0]) / (samples - 1);
  }

  // Signals have no natural zero; each is counted from its least value.
  private static double[] aboveLeast(double[] values) {
    double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    return Arrays.stream(values).map(value -> value - least).toArray();
  }

  /// Units of one recording, sample by sample.
  ///
  /// @param values `[unit][sample]`
  private record Lines(List<String> names, double stepS, double[][] values) {

    static Lines of(Activity activity, Cut cut) {
      if (!activity.signals().isEmpty()) {
        Signals signals = activity.signals().getFirst();
        return new Lines(
            signals.channels(),
            step(signals),
            Arrays.stream(signals.values())
                .map(LabelledTensor::aboveLeast)
                .toArray(double[][]::new));
      }
      SpikeTrains trains = activity.spikes();
      int bins = (int) Math.floor(trains.durationS() * 1000 / cut.binMs() + 1e-9);
      if ((long) bins * trains.units() > MOST_CELLS) {
        throw refused(activity.title(), "Cut like this, there would be too many bins.");
      }
      double[][] counts = new double[trains.units()][bins];
      for (int unit = 0; unit < trains.units(); unit++) {
        for (double time : trains.train(unit)) {
          int bin = (int) Math.floor((time - trains.startS()) * 1000 / cut.binMs() + 1e-9);
          if (bin < bins) {
            counts[unit][bin]++;
          }
        }
      }
      return new Lines(activity.unitNames(), cut.binMs() / 1000, counts);
    }

    int samples() {
      return values.length == 0 ? 0 : values[0].length;
    }
  }

  private static LabelledTensor sessions(List<Activity> activities, Cut cut) {
    if (activities.isEmpty()) {
      throw refused("recordings", "There are no recordings.");
    }
    List<Lines> all = activities.stream().map(activity -> Lines.of(activity, cut)).toList();
    List<String> names =
        all.getFirst().names().stream()
            .filter(name -> all.stream().allMatch(lines -> lines.names().contains(name)))
            .toList();
    int samples = all.stream().mapToInt(Lines::samples).min().orElse(0);
    Tensor tensor = zeros(activities.getFirst().title(), names.size(), samples, all.size());
    for (int w = 0; w < all.size(); w++) {
      Lines lines = all.get(w);
      for (int unit = 0; unit < names.size(); unit++) {
        double[] values = lines.values()[lines.names().indexOf(names.get(unit))];
        for (int t = 0; t < samples; t++) {
          tensor.put((unit * samples + t) * all.size() + w, values[t]);
        }
      }
    }
    return masked(
        List.of(
            new TensorAxis("unit", names),
            times(samples, all.getFirst().stepS()),
            new TensorAxis("recording", activities.stream().map(Activity::title).toList())),
        tensor);
  }

  private static Tensor zeros(String title, int... shape) {
    long cells = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    if (cells == 0) {
      throw refused(title, "Cut like this, the recording makes an empty tensor.");
    }
    if (cells > MOST_CELLS) {
      throw refused(title, "Cut like this, the tensor has " + cells + " values, too many.");
    }
    return Tensor.zeros(shape);
  }

  private static ProblemException refused(String title, String what) {
    return new ProblemException(
        Problem.error(
            Problem.Place.of(title), what, "Choose other bins or windows, or another input."));
  }

  private static TensorAxis times(int bins, double stepS) {
    return new TensorAxis(
        "time",
        IntStream.range(0, bins).mapToObj(t -> Float.toString((float) (t * stepS))).toList());
  }

  private static TensorAxis numbered(String name, int count) {
    return new TensorAxis(
        name, IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
  }
}
