package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Instants at which trials are aligned, with the condition of each.
///
/// @param timesS `[trial]`, s
/// @param conditionOf `[trial]`, index of a condition
/// @param conditions names; one, `all`, where trials have none
record Trials(double[] timesS, int[] conditionOf, List<String> conditions) {

  private static final String ALL = "all";
  private static final String BEGINNING = "beginning of the recording";

  /// The trials of a recording.
  ///
  /// @param align name of events or epochs; the first ones where empty, epochs before events; the
  ///   beginning of the recording where it has neither
  /// @param by column of an epoch's labels that is the condition; the first of texts where empty
  /// @throws ProblemException if a name is unknown
  static Trials of(Activity activity, String align, String by) {
    for (Epochs epochs : activity.epochs()) {
      if (align.isEmpty() || epochs.name().equals(align)) {
        return of(epochs.starts(), labels(epochs.labels(), by));
      }
    }
    for (Events events : activity.events()) {
      if (align.isEmpty() || events.name().equals(align)) {
        return of(events.times(), events.labels());
      }
    }
    if (align.isEmpty()) {
      return of(new double[] {activity.spikes().startS()}, List.of(BEGINNING));
    }
    List<String> names =
        Stream.concat(
                activity.epochs().stream().map(Epochs::name),
                activity.events().stream().map(Events::name))
            .toList();
    throw new ProblemException(
        Problem.error(
            Problem.Place.of("align"),
            "There are no events or epochs '" + align + "'.",
            names.isEmpty()
                ? "The recording has neither; without a name its beginning is the only trial."
                : Nearest.remedy(align, names)));
  }

  private static List<String> labels(Table labels, String by) {
    if (by.isEmpty()) {
      return labels.columns().stream()
          .filter(column -> column instanceof Column.Texts)
          .findFirst()
          .map(Trials::texts)
          .orElse(List.of());
    }
    return labels
        .column(by)
        .map(Trials::texts)
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    Problem.Place.of("by"),
                    "Trials have no label '" + by + "'.",
                    Nearest.remedy(by, labels.columns().stream().map(Column::name).toList()))));
  }

  private static List<String> texts(Column column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < column.rows(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }

  private static Trials of(double[] times, List<String> given) {
    List<String> labels =
        given.size() == times.length ? given : Collections.nCopies(times.length, ALL);
    List<String> conditions = labels.stream().distinct().sorted().toList();
    return new Trials(times, labels.stream().mapToInt(conditions::indexOf).toArray(), conditions);
  }

  /// Number of trials of a condition.
  long count(int condition) {
    return Arrays.stream(conditionOf).filter(c -> c == condition).count();
  }
}
