package cajal.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Brings recordings of identified units onto one list of names and one clock, so that they can be
/// compared unit by unit: names are matched, gaps filled, each unit standardised, differentiated,
/// smoothed and resampled.
///
/// The steps and their order are those of the homogenised C. elegans data set (Simeon et al. 2024,
/// doi:10.48550/arXiv.2411.12091); the list of names may be of any animal.
public final class Homogeniser {

  /// Samples that an interval of the target is averaged from at least where samples come faster.
  private static final double FINE_S = 0.1;

  private final List<String> canonical;
  private final Options options;

  /// @param canonical names of all units there are, in the order of their slots
  public Homogeniser(List<String> canonical, Options options) {
    this.canonical = List.copyOf(canonical);
    this.options = options;
  }

  /// How values of one unit are brought onto one scale.
  public enum Standardisation {
    /// Values stay as they are.
    NONE,
    /// Mean 0 and population standard deviation 1 over the whole recording.
    WHOLE,
    /// The same with mean and deviation of the past only, the present sample included.
    CAUSAL
  }

  /// What is done to recordings.
  ///
  /// @param standardisation how values are brought onto one scale
  /// @param smoothing what is done to values and derivative before resampling
  /// @param intervalS time between samples of the result, s
  /// @param fewestSamples recordings of fewer samples are left out
  public record Options(
      Standardisation standardisation, Smoothing smoothing, double intervalS, int fewestSamples) {

    /// @throws IllegalArgumentException if the interval is no positive time
    public Options {
      if (!(intervalS > 0)) {
        throw new IllegalArgumentException(
            "the interval must be a positive time, not " + intervalS);
      }
    }

    /// Those of the public data set.
    public static Options usual() {
      return new Options(Standardisation.WHOLE, Smoothing.NONE, 1.0 / 3, 1000);
    }
  }

  /// One recording on the list and clock of all.
  ///
  /// @param title title of the recording
  /// @param times `[sample]`, s
  /// @param values `[slot][sample]`; zeros where the slot is empty
  /// @param derivative `[slot][sample]`, change per s
  /// @param names `[slot]`, name that the unit had in the recording; empty where the slot is empty
  /// @param labelled `[slot]`, whether the unit in the slot is the one that the list names; units
  ///   that nobody identified lie in slots that were free
  /// @param channels `[slot]`, number of the unit's channel in the recording; -1 where the slot is
  ///   empty
  public record Homogenised(
      String title,
      double[] times,
      double[][] values,
      double[][] derivative,
      List<String> names,
      boolean[] labelled,
      int[] channels) {

    public Homogenised {
      names = List.copyOf(names);
    }

    /// Whether a unit lies in a slot, identified or not.
    public boolean isTaken(int slot) {
      return !names.get(slot).isEmpty();
    }
  }

  /// One channel after each step, at the times of its recording.
  ///
  /// @param scaled without gaps and standardised
  /// @param change its slope, per s
  /// @param smoothScaled smoothed values
  /// @param smoothChange smoothed slope
  public record Stages(
      double[] scaled, double[] change, double[] smoothScaled, double[] smoothChange) {}

  /// One channel after each step.
  public Stages stages(Signals signals, int channel) {
    double[] scaled = standardised(Resampling.filled(signals.times(), signals.values()[channel]));
    double[] change = Resampling.gradient(scaled, signals.times());
    return new Stages(
        scaled, change, options.smoothing().of(scaled), options.smoothing().of(change));
  }

  /// Values of a recording on the clock of all.
  ///
  /// @param values `[sample of the recording]`, without gaps
  /// @param times of the result, s
  public double[] resampled(Signals signals, double[] values, double[] times) {
    return Resampling.onto(signals.times(), values, times, options.intervalS(), FINE_S);
  }

  /// What is done to recordings.
  public Options options() {
    return options;
  }

  /// Names of all units there are, in the order of their slots.
  public List<String> canonical() {
    return canonical;
  }

  /// Why a recording is left out; empty where it is not.
  public String refusal(Signals signals) {
    if (Arrays.stream(slots(signals.channels())).allMatch(slot -> slot < 0)) {
      return "no unit of the list";
    }
    int fewest = Math.max(2, options.fewestSamples());
    return signals.samples() < fewest
        ? "%,d samples, fewer than %,d".formatted(signals.samples(), fewest)
        : "";
  }

  /// A recording on the list and clock; nothing where it has no unit of the list or too few
  /// samples.
  ///
  /// @param signals the group whose channels are the units
  public Optional<Homogenised> of(String title, Signals signals) {
    if (!refusal(signals).isEmpty()) {
      return Optional.empty();
    }
    int[] slots = slots(signals.channels());
    int[] channels = new int[canonical.size()];
    Arrays.fill(channels, -1);
    boolean[] labelled = new boolean[canonical.size()];
    for (int slot : slots) {
      if (slot >= 0) {
        labelled[slot] = true;
      }
    }
    String[] names = new String[canonical.size()];
    Arrays.fill(names, "");
    double[] times = Resampling.grid(signals.times(), options.intervalS());
    double[][] values = new double[canonical.size()][times.length];
    double[][] derivative = new double[canonical.size()][times.length];
    int free = 0;
    for (int channel = 0; channel < slots.length; channel++) {
      double[] raw = signals.values()[channel];
      if (Arrays.stream(raw).allMatch(Double::isNaN)) {
        continue;
      }
      int slot = slots[channel];
      if (slot < 0) {
        while (free < names.length && (labelled[free] || !names[free].isEmpty())) {
          free++;
        }
        if (free == names.length) {
          continue;
        }
        slot = free;
      }
      names[slot] = signals.channels().get(channel);
      channels[slot] = channel;
      Stages stages = stages(signals, channel);
      values[slot] = resampled(signals, stages.smoothScaled(), times);
      derivative[slot] = resampled(signals, stages.smoothChange(), times);
    }
    // A unit of the list may have been recorded without a single value.
    for (int slot = 0; slot < labelled.length; slot++) {
      labelled[slot] &= !names[slot].isEmpty();
    }
    return Optional.of(
        new Homogenised(title, times, values, derivative, List.of(names), labelled, channels));
  }

  /// The slot of each name; -1 for those that are not on the list or came before.
  ///
  /// Zeros that pad numbers are taken away (`VB02` is `VB2`) but not where a name ends in 0; a name
  /// without its side is the left unit, or the right one where the left is taken.
  public int[] slots(List<String> names) {
    Map<String, Integer> slotOf = new HashMap<>();
    for (int i = 0; i < canonical.size(); i++) {
      slotOf.put(canonical.get(i), i);
    }
    boolean[] taken = new boolean[canonical.size()];
    int[] slots = new int[names.size()];
    Arrays.fill(slots, -1);
    // Names that say all come first, so that none without its side takes their place.
    for (boolean guess : new boolean[] {false, true}) {
      for (int i = 0; i < slots.length; i++) {
        String name = plain(names.get(i));
        List<String> candidates =
            guess ? List.of(name + "L", name + "R") : List.of(names.get(i).strip(), name);
        for (String candidate : candidates) {
          Integer slot = slotOf.get(candidate);
          if (slots[i] < 0 && slot != null && !taken[slot]) {
            slots[i] = slot;
            taken[slot] = true;
          }
        }
      }
    }
    return slots;
  }

  private static String plain(String name) {
    String bare = name.strip();
    return bare.endsWith("0") ? bare : bare.replace("0", "");
  }

  private double[] standardised(double[] values) {
    return switch (options.standardisation()) {
      case NONE -> values;
      case WHOLE -> {
        double mean = Arrays.stream(values).average().orElse(0);
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(square / values.length);
        yield Arrays.stream(values).map(v -> scaled(v - mean, deviation)).toArray();
      }
      case CAUSAL -> causal(values);
    };
  }

  private static double scaled(double difference, double deviation) {
    return deviation > 0 ? difference / deviation : 0;
  }

  // Welford's running mean and sum of squared differences.
  private static double[] causal(double[] values) {
    double[] scaled = new double[values.length];
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double before = values[i] - mean;
      mean += before / (i + 1);
      squares += before * (values[i] - mean);
      scaled[i] = scaled(values[i] - mean, Math.sqrt(squares / (i + 1)));
    }
    return scaled;
  }

  private static String columnName(String title) {
    String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return "in_" + plain.replaceAll("^_|_$", "");
  }

  /// Which unit was identified in which recording, and in how many.
  public cajal.table.Table coverage(List<Homogenised> recordings) {
    List<cajal.table.Column> columns = new ArrayList<>();
    columns.add(new cajal.table.Column.Texts("name", "Name of the unit.", canonical));
    double[] counts = new double[canonical.size()];
    List<String> titles = UnitTable.distinct(recordings.stream().map(Homogenised::title).toList());
    List<String> columnNames =
        UnitTable.distinct(titles.stream().map(Homogeniser::columnName).toList());
    List<cajal.table.Column> each = new ArrayList<>();
    for (int r = 0; r < recordings.size(); r++) {
      double[] there = new double[canonical.size()];
      for (int slot = 0; slot < there.length; slot++) {
        there[slot] = recordings.get(r).labelled()[slot] ? 1 : 0;
        counts[slot] += there[slot];
      }
      each.add(
          new cajal.table.Column.Numbers(
              columnNames.get(r), "", "1 where " + titles.get(r) + " has the unit.", there));
    }
    columns.add(
        new cajal.table.Column.Numbers(
            "recordings", "", "Number of recordings in which the unit was identified.", counts));
    columns.addAll(each);
    return new cajal.table.Table("coverage", "Units by recording", columns);
  }
}
