package cajal.exchange;

import cajal.activity.Signals;
import cajal.activity.UnitTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds what arrays under names hold, as NumPy archives and MATLAB files have them: spikes as
/// times with units, spike times of each unit in a cell, traces with or without times.
final class ArrayMeaning {

  private static final Set<String> RATES =
      Set.of("fs", "rate", "sampling_rate", "sample_rate", "srate", "samplingrate", "hz", "fps");
  private static final Set<String> INTERVALS = Set.of("dt", "dt_s", "sampling_interval");
  private static final Set<String> NAMES =
      Set.of(
          "names", "channels", "labels", "neurons", "unit_names", "neuron_names", "units", "name");

  private static final int MOST_NAMED = 12;

  private final List<NamedArray> arrays;
  private final ReadOptions options;
  private final Draft draft;
  private final Set<NamedArray> used = new HashSet<>();

  private ArrayMeaning(List<NamedArray> arrays, ReadOptions options, Draft draft) {
    this.arrays = arrays;
    this.options = options;
    this.draft = draft;
  }

  /// Puts what the arrays hold into a draft, and says what was left out.
  static void add(List<NamedArray> arrays, ReadOptions options, Draft draft) throws IOException {
    new ArrayMeaning(arrays, options, draft).add();
  }

  private void add() throws IOException {
    spikes();
    trains();
    List<String> names = names();
    Optional<NamedArray.Numeric> clock = options.timeColumn().map(this::chosen).or(this::clock);
    for (NamedArray.Numeric array : numeric()) {
      if (!used.contains(array) && array.shape().length <= 2 && array.count() > 1) {
        clock
            .filter(c -> !c.equals(array) && fits(array, c.count()))
            .ifPresent(c -> traces(array, times(c), names));
      }
    }
    for (NamedArray.Numeric array : numeric()) {
      if (!used.contains(array)
          && clock.filter(c -> c.equals(array)).isEmpty()
          && array.shape().length == 2
          && !array.isVector()) {
        traces(array, counted(array), names);
      }
    }
    List<String> left =
        arrays.stream()
            .filter(array -> !used.contains(array))
            .map(array ->
                array.name() + (array.shape().length == 0 ? "" : " (" + array.size() + ")"))
            .toList();
    if (!left.isEmpty()) {
      List<String> named = left.subList(0, Math.min(left.size(), MOST_NAMED));
      String more =
          left.size() > named.size() ? " and " + (left.size() - named.size()) + " more" : "";
      draft.remark("Not read: " + String.join(", ", named) + more + ".", "");
    }
  }

  private List<NamedArray.Numeric> numeric() {
    return arrays.stream()
        .filter(NamedArray.Numeric.class::isInstance)
        .map(NamedArray.Numeric.class::cast)
        .toList();
  }

  private NamedArray.Numeric chosen(String name) {
    return numeric().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Unreadable.at(
                draft.title,
                "There is no array of numbers '" + name + "'.",
                cajal.problem.Nearest.remedy(
                    name, numeric().stream().map(NamedArray::name).toList())));
  }

  // Times of all spikes beside the units that fired them.
  private void spikes() throws IOException {
    for (NamedArray.Numeric times : vectors()) {
      boolean isTime =
          options
              .timeColumn()
              .map(times.name()::equals)
              .orElseGet(() -> ColumnRole.TIME.fits(times.name()));
      if (!isTime) {
        continue;
      }
      for (NamedArray.Numeric units : vectors()) {
        boolean isUnit =
            options
                .unitColumn()
                .map(units.name()::equals)
                .orElseGet(() -> ColumnRole.UNIT.fits(units.name()));
        if (isUnit && !units.equals(times) && units.count() == times.count()) {
          double unitS = timeUnitS(times);
          SpikeColumns.add(
              draft,
              List.of(
                  new SpikeColumns(
                      "", units.numbers(), times.numbers(), v -> TableMeaning.scaled(v, unitS))));
          used.add(times);
          used.add(units);
          return;
        }
      }
      boolean alone =
          times.name().toLowerCase(Locale.ROOT).startsWith("spike") && arrays.size() == 1;
      if (alone) {
        draft.unit(draft.title);
        train(SpikeRows.counted(new int[] {times.count()}), 0, times);
        used.add(times);
        return;
      }
    }
  }

  private List<NamedArray.Numeric> vectors() {
    return numeric().stream().filter(a -> a.isVector() && a.shape().length > 0).toList();
  }

  // A cell for each unit with the times of its spikes.
  private void trains() throws IOException {
    for (NamedArray array : arrays) {
      if (!(array instanceof NamedArray.Cells cells)
          || cells.values().isEmpty()
          || !cells.values().stream().allMatch(ArrayMeaning::isTrain)
          || !draft.unitNames().isEmpty()) {
        continue;
      }
      int[] counts =
          cells.values().stream().mapToInt(a -> ((NamedArray.Numeric) a).count()).toArray();
      SpikeRows spikes = SpikeRows.counted(counts);
      for (int i = 0; i < counts.length; i++) {
        draft.unit(cells.name() + " " + (i + 1));
        train(spikes, i, (NamedArray.Numeric) cells.values().get(i));
      }
      used.add(array);
    }
  }

  private void train(SpikeRows spikes, int unit, NamedArray.Numeric times) throws IOException {
    double unitS = timeUnitS(times);
    try (NumberCursor each = times.numbers().open()) {
      while (each.next()) {
        spikes.add(unit, TableMeaning.scaled(each.value(), unitS));
      }
    }
    draft.spikes = spikes;
  }

  private static boolean isTrain(NamedArray array) {
    if (!(array instanceof NamedArray.Numeric numeric) || !numeric.isVector()) {
      return false;
    }
    try (NumberCursor each = numeric.numbers().open()) {
      double before = Double.NEGATIVE_INFINITY;
      while (each.next()) {
        if (!(each.value() >= before)) {
          return false;
        }
        before = each.value();
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() {
    for (NamedArray array : arrays) {
      if (array instanceof NamedArray.Textual texts
          && NAMES.contains(texts.name().toLowerCase(Locale.ROOT))) {
        used.add(array);
        return UnitTable.distinct(texts.values());
      }
    }
    return List.of();
  }

  private Optional<NamedArray.Numeric> clock() {
    Optional<NamedArray.Numeric> clock =
        vectors().stream()
            .filter(a -> !used.contains(a) && a.count() > 1)
            .filter(a -> ColumnRole.TIME.fits(a.name()) && isTrain(a))
            .findFirst();
    clock.ifPresent(used::add);
    return clock;
  }

  private static boolean fits(NamedArray.Numeric array, int samples) {
    return Arrays.stream(array.shape()).anyMatch(n -> n == samples);
  }

  private double timeUnitS(NamedArray.Numeric array) {
    double told = ColumnRole.timeUnitS(array.name());
    return options.timeUnitS().orElse(Double.isNaN(told) ? 1 : told);
  }

  private double[] times(NamedArray.Numeric array) {
    double unitS = timeUnitS(array);
    return Arrays.stream(array.values()).map(v -> TableMeaning.scaled(v, unitS)).toArray();
  }

  /// Times of samples by the rate alone; the longer dimension is that of time.
  private double[] counted(NamedArray.Numeric array) {
    double rateHz = options.rateHz().orElseGet(this::rateInFile);
    if (Double.isNaN(rateHz)) {
      draft.remark(
          "There are no times beside "
              + array.name()
              + " ("
              + array.size()
              + "): samples along the longer side are counted as if one came each second.",
          "Give the rate of sampling.");
      rateHz = 1;
    }
    double[] times = new double[Arrays.stream(array.shape()).max().orElse(0)];
    for (int i = 0; i < times.length; i++) {
      times[i] = i / rateHz;
    }
    return times;
  }

  private double rateInFile() {
    for (NamedArray.Numeric array : numeric()) {
      String name = array.name().toLowerCase(Locale.ROOT);
      if (array.count() == 1 && RATES.contains(name)) {
        used.add(array);
        return array.values()[0];
      }
      if (array.count() == 1 && INTERVALS.contains(name)) {
        used.add(array);
        return 1 / array.values()[0];
      }
    }
    return Double.NaN;
  }

  private void traces(NamedArray.Numeric array, double[] times, List<String> names) {
    int samples = times.length;
    int channels = array.count() / Math.max(1, samples);
    // Rows are samples unless only the columns have their number.
    double[][] values = array.channels(array.shape()[0] == samples);
    List<String> channelNames = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      channelNames.add(
          names.size() == channels
              ? names.get(channel)
              : channels == 1 ? array.name() : Integer.toString(channel));
    }
    draft.signals.add(new Signals(array.name(), "", channelNames, times, values));
    used.add(array);
  }
}
