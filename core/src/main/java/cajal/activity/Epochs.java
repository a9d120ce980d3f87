package cajal.activity;

import cajal.table.Table;

/// Stretches of time of one kind: trials with their conditions, behavioural states.
///
/// @param starts `[epoch]`, s
/// @param stops `[epoch]`, s
/// @param labels one row for each epoch, such as `label`, `condition`, `correct`
public record Epochs(String name, double[] starts, double[] stops, Table labels) {

  /// Number of epochs.
  public int count() {
    return starts.length;
  }
}
