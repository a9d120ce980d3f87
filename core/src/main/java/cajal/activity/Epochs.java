package cajal.activity;

import cajal.table.Table;

/// Stretches of time of one kind: trials with their conditions, behavioural states.
///
/// @param starts `[epoch]`, s
/// @param stops `[epoch]`, s
/// @param labels one row for each epoch, such as `label`, `condition`, `correct`
public record Epochs(String name, double[] starts, double[] stops, Table labels) {

  /// @throws IllegalArgumentException if starts, stops and labels differ in number
  public Epochs {
    if (starts.length != stops.length
        || (!labels.columns().isEmpty() && labels.rows() != starts.length)) {
      throw new IllegalArgumentException(
          name
              + " has "
              + starts.length
              + " starts, "
              + stops.length
              + " stops and "
              + labels.rows()
              + " labels");
    }
  }

  /// Number of epochs.
  public int count() {
    return starts.length;
  }
}
