package cajal.exchange;

import cajal.activity.Epochs;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Stretches of time during which a column of words keeps its word.
final class EpochText {

  private EpochText() {}

  /// Runs of equal words; each lasts until the next begins, the last until the last sample. Where
  /// there is no word there is no epoch.
  static Epochs runs(Column.Texts words, double[] times) {
    Numbers starts = new Numbers();
    Numbers stops = new Numbers();
    List<String> labels = new ArrayList<>();
    List<String> values = words.values();
    int begin = 0;
    for (int i = 1; i <= values.size(); i++) {
      if (i < values.size() && values.get(i).equals(values.get(begin))) {
        continue;
      }
      if (!values.get(begin).isEmpty()) {
        starts.add(times[begin]);
        stops.add(times[Math.min(i, values.size() - 1)]);
        labels.add(values.get(begin));
      }
      begin = i;
    }
    return new Epochs(words.name(), starts.toArray(), stops.toArray(), labelled(labels));
  }

  /// A table of one column `label`.
  static Table labelled(List<String> labels) {
    return new Table("labels", "Labels", List.of(new Column.Texts("label", "", labels)));
  }
}
