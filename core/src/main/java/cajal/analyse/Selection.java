package cajal.analyse;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What part of a recording an analysis sees; parameters that all analyses of recordings share.
public record Selection(
    @Parameter(
            title = "Units",
            help =
                "Names of the units; a name that ends with * takes all that begin so; all where empty.")
        List<String> units,
    @Parameter(title = "From", help = "Beginning of the time that is looked at.", unit = "s")
        OptionalDouble fromS,
    @Parameter(title = "To", help = "End of the time that is looked at.", unit = "s")
        OptionalDouble toS,
    @Parameter(
            title = "Signals",
            help =
                "Name of the group of signals; where empty the first group, or the spikes where"
                    + " these are of more units.")
        String signals) {

  /// The fact by which an analysis knows that a person asked for signals.
  static final String NAMED_SIGNALS = "selected signals";

  /// Everything.
  public static final Selection ALL =
      new Selection(List.of(), OptionalDouble.empty(), OptionalDouble.empty(), "");

  public Selection {
    units = List.copyOf(units);
  }

  /// The part of an input; matrices and tensors are seen whole.
  ///
  /// @throws ProblemException if a name is unknown or no time is left
  public Input of(Input input) {
    return switch (input) {
      case Input.Recorded(Activity activity) -> new Input.Recorded(of(activity));
      case Input.Several(List<Activity> activities) ->
          new Input.Several(activities.stream().map(this::of).toList());
      case Input.NamedMatrix matrix -> matrix;
      case Input.NamedTensor tensor -> tensor;
    };
  }

  /// The part of a recording.
  ///
  /// @throws ProblemException if a name is unknown or no time is left
  public Activity of(Activity activity) {
    if (equals(ALL)) {
      return activity;
    }
    double from = fromS.orElse(Double.NEGATIVE_INFINITY);
    double to = toS.orElse(Double.POSITIVE_INFINITY);
    if (!(from < to)) {
      throw problem("to", "The time from " + from + " s to " + to + " s is empty.", "");
    }
    int[] chosen = chosen(activity.unitNames());
    return new Activity(
        activity.title(),
        signals.isEmpty() ? activity.about() : named(activity.about()),
        rows(activity.units(), chosen),
        spikes(activity.spikes(), chosen, from, to),
        signals(activity, from, to),
        activity.events(),
        activity.epochs());
  }

  private Map<String, String> named(Map<String, String> about) {
    Map<String, String> more = new LinkedHashMap<>(about);
    more.put(NAMED_SIGNALS, signals);
    return more;
  }

  private int[] chosen(List<String> names) {
    if (units.isEmpty()) {
      return IntStream.range(0, names.size()).toArray();
    }
    for (String wanted : units) {
      if (names.stream().noneMatch(name -> matches(wanted, name))) {
        throw problem("units", "There is no unit '" + wanted + "'.", Nearest.remedy(wanted, names));
      }
    }
    return IntStream.range(0, names.size())
        .filter(i -> units.stream().anyMatch(wanted -> matches(wanted, names.get(i))))
        .toArray();
  }

  private static boolean matches(String wanted, String name) {
    return wanted.endsWith("*")
        ? name.startsWith(wanted.substring(0, wanted.length() - 1))
        : name.equals(wanted);
  }

  private static Table rows(Table table, int[] chosen) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          switch (column) {
            case Column.Numbers(String name, String unit, String description, double[] values) ->
                new Column.Numbers(
                    name,
                    unit,
                    description,
                    Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray());
            case Column.Texts(String name, String description, List<String> values) ->
                new Column.Texts(
                    name, description, Arrays.stream(chosen).mapToObj(values::get).toList());
          });
    }
    return new Table(table.name(), table.title(), columns);
  }

  private static SpikeTrains spikes(SpikeTrains all, int[] chosen, double from, double to) {
    int[] first = new int[chosen.length + 1];
    int[] begin = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      begin[i] = lowerBound(all, chosen[i], from);
      first[i + 1] = first[i] + lowerBound(all, chosen[i], to) - begin[i];
    }
    double[] times = new double[first[chosen.length]];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(all.times(), begin[i], times, first[i], first[i + 1] - first[i]);
    }
    double start = Math.max(all.startS(), from);
    return new SpikeTrains(first, times, start, Math.max(start, Math.min(all.stopS(), to)));
  }

  /// Index of the unit's first spike at or after a time; a train may be searched by halves, since
  /// its times ascend.
  private static int lowerBound(SpikeTrains all, int unit, double time) {
    int low = all.first()[unit];
    int high = all.first()[unit + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.times()[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<Signals> signals(Activity activity, double from, double to) {
    List<String> names = activity.signals().stream().map(Signals::name).toList();
    if (!signals.isEmpty() && !names.contains(signals)) {
      throw problem(
          "signals",
          "There are no signals '" + signals + "' in this recording.",
          Nearest.remedy(signals, names));
    }
    return activity.signals().stream()
        .filter(group -> signals.isEmpty() || group.name().equals(signals))
        .map(group -> cut(group, from, to))
        .toList();
  }

  private Signals cut(Signals group, double from, double to) {
    int begin = 0;
    while (begin < group.samples() && group.times()[begin] < from) {
      begin++;
    }
    int end = begin;
    while (end < group.samples() && group.times()[end] < to) {
      end++;
    }
    int first = begin;
    int last = end;
    int[] channels =
        IntStream.range(0, group.channels().size())
            .filter(i ->
                units.isEmpty()
                    || units.stream().anyMatch(name -> matches(name, group.channels().get(i))))
            .toArray();
    return new Signals(
        group.name(),
        group.unit(),
        Arrays.stream(channels).mapToObj(group.channels()::get).toList(),
        Arrays.copyOfRange(group.times(), first, last),
        Arrays.stream(channels)
            .mapToObj(i -> Arrays.copyOfRange(group.values()[i], first, last))
            .toArray(double[][]::new));
  }

  private static ProblemException problem(String key, String what, String remedy) {
    return new ProblemException(Problem.error(Problem.Place.of(key), what, remedy));
  }
}
