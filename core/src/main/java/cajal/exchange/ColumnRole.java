package cajal.exchange;

import cajal.table.Column;
import cajal.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a column is about, by the names that people give to such columns.
enum ColumnRole {
  TIME(
      "time",
      "times",
      "t",
      "timestamp",
      "timestamps",
      "time_stamp",
      "spike_time",
      "spike_times",
      "spiketime",
      "spiketimes",
      "time_in",
      "event_time"),
  FRAME("frame", "frames", "sample", "samples", "step", "steps", "index", "time_step", "bin"),
  UNIT(
      "neuron",
      "neurons",
      "cell",
      "cells",
      "sender",
      "senders",
      "gid",
      "gids",
      "node_id",
      "node_ids",
      "neuron_id",
      "unit",
      "units",
      "unit_id",
      "unit_name",
      "cell_id",
      "cluster",
      "cluster_id",
      "clusters",
      "spike_clusters",
      "channel",
      "channels",
      "electrode",
      "id",
      "name"),
  POPULATION("population", "pop", "region", "area"),
  START("start", "start_time", "onset", "begin", "from", "starts"),
  STOP("stop", "stop_time", "end", "end_time", "offset", "to", "stops", "finish"),
  VALUE("value", "values", "signal", "v_m", "v", "amplitude", "activity", "trace", "dff");

  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "(.+?)(?:_|\\s*[(\\[]|\\s+)(s|sec|secs|second|seconds|ms|msec|milliseconds|us|µs|min)[)\\]]?");

  // An enumeration holds what cannot change: the names with a blank around each.
  private final String names;

  ColumnRole(String... names) {
    this.names = " " + String.join(" ", names) + " ";
  }

  /// Whether a column of this name plays the role.
  boolean fits(String name) {
    return names.contains(" " + bare(name) + " ");
  }

  /// The first column that plays it, in the order of the names of the role where several do.
  Optional<Column> in(Table table) {
    return table.columns().stream().filter(column -> fits(column.name())).findFirst();
  }

  /// All columns that play it.
  List<Column> allIn(Table table) {
    return table.columns().stream().filter(column -> fits(column.name())).toList();
  }

  /// Length of the unit of time that a name tells, s; NaN where it tells none.
  static double timeUnitS(String name) {
    Matcher matcher = WITH_UNIT.matcher(name.strip().toLowerCase(Locale.ROOT));
    return matcher.matches() ? secondsOf(matcher.group(2)) : Double.NaN;
  }

  /// Length of a unit of time, s; NaN where the word is none.
  static double secondsOf(String unit) {
    return switch (unit.strip().toLowerCase(Locale.ROOT)) {
      case "s", "sec", "secs", "second", "seconds" -> 1;
      case "ms", "msec", "milliseconds", "millisecond" -> 1e-3;
      case "us", "µs", "microseconds" -> 1e-6;
      case "min", "minutes" -> 60;
      default -> Double.NaN;
    };
  }

  private static String bare(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = WITH_UNIT.matcher(lower);
    return (matcher.matches() ? matcher.group(1) : lower).strip().replace(' ', '_');
  }
}
