package cajal.analyse.tensor;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.analyse.Input;
import cajal.analyse.Input.TensorAxis;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
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
  /// @param binMs width of a bin for spikes, ms
  /// @param windowS length of a sliding window where there are no trials, s
  record Cut(double binMs, double windowS) {}

  /// The tensor of an input: as it is; units, times and trials of spikes; units, times and windows
  /// of signals; units, times and recordings of several.
  ///
  /// @throws ProblemException if there would be no or too many values
  static LabelledTensor of(Input input, Cut cut) {
    return switch (input) {
      case Input.NamedTensor(String title, List<TensorAxis> axes, double[] values) ->
          given(title, axes, values);
      case Input.Recorded(Activity activity) ->
          activity.signals().isEmpty()
              ? trials(activity, cut)
              : windows(activity, activity.signals().getFirst(), cut);
      case Input.Several(List<Activity> activities) -> sessions(activities);
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

  private static LabelledTensor trials(Activity activity, Cut cut) {
    SpikeTrains trains = activity.spikes();
    double[] starts;
    double lengthS;
    String kind;
    if (activity.epochs().isEmpty() || activity.epochs().getFirst().count() < 2) {
      lengthS = cut.windowS();
      int count = (int) Math.floor(trains.durationS() / lengthS + 1e-9);
      starts = IntStream.range(0, count).mapToDouble(k -> trains.startS() + k * lengthS).toArray();
      kind = "window";
    } else {
      Epochs epochs = activity.epochs().getFirst();
      starts = epochs.starts();
      lengthS =
          IntStream.range(0, epochs.count())
              .mapToDouble(k -> epochs.stops()[k] - epochs.starts()[k])
              .min()
              .orElse(0);
      kind = "trial";
    }
    int bins = (int) Math.floor(lengthS * 1000 / cut.binMs() + 1e-9);
    Tensor tensor = zeros(activity.title(), trains.units(), bins, starts.length);
    for (int unit = 0; unit < trains.units(); unit++) {
      for (int i = trains.first()[unit]; i < trains.first()[unit + 1]; i++) {
        for (int k = 0; k < starts.length; k++) {
          int bin = (int) Math.floor((trains.times()[i] - starts[k]) * 1000 / cut.binMs());
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
            numbered(kind, starts.length)),
        tensor,
        Mask.NONE);
  }

  private static LabelledTensor windows(Activity activity, Signals signals, Cut cut) {
    int samples = signals.samples();
    double step =
        samples < 2 ? 1 : (signals.times()[samples - 1] - signals.times()[0]) / (samples - 1);
    int length = Math.clamp(Math.round(cut.windowS() / step), 1, Math.max(1, samples));
    int count = samples / length;
    Tensor tensor = zeros(activity.title(), signals.channels().size(), length, count);
    for (int unit = 0; unit < signals.channels().size(); unit++) {
      double[] values = aboveLeast(signals.values()[unit]);
      for (int k = 0; k < count; k++) {
        for (int t = 0; t < length; t++) {
          tensor.put((unit * length + t) * count + k, values[k * length + t]);
        }
      }
    }
    return masked(
        List.of(
            new TensorAxis("unit", signals.channels()),
            times(length, step),
            numbered("window", count)),
        tensor);
  }

  // Signals have no natural zero; each is counted from its least value.
  private static double[] aboveLeast(double[] values) {
    double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    return Arrays.stream(values).map(value -> value - least).toArray();
  }

  private static LabelledTensor sessions(List<Activity> activities) {
    if (activities.isEmpty()) {
      throw refused("recordings", "There are no recordings.");
    }
    List<Signals> groups = new ArrayList<>();
    for (Activity activity : activities) {
      if (activity.signals().isEmpty()) {
        throw refused(activity.title(), "This recording has no signals.");
      }
      groups.add(activity.signals().getFirst());
    }
    List<String> names =
        groups.getFirst().channels().stream()
            .filter(name -> groups.stream().allMatch(group -> group.channels().contains(name)))
            .toList();
    int samples = groups.stream().mapToInt(Signals::samples).min().orElse(0);
    double[] times = groups.getFirst().times();
    double step = samples < 2 ? 1 : (times[samples - 1] - times[0]) / (samples - 1);
    Tensor tensor = zeros(activities.getFirst().title(), names.size(), samples, groups.size());
    for (int w = 0; w < groups.size(); w++) {
      for (int unit = 0; unit < names.size(); unit++) {
        double[] values =
            aboveLeast(groups.get(w).values()[groups.get(w).channels().indexOf(names.get(unit))]);
        for (int t = 0; t < samples; t++) {
          tensor.put((unit * samples + t) * groups.size() + w, values[t]);
        }
      }
    }
    return masked(
        List.of(
            new TensorAxis("unit", names),
            times(samples, step),
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
