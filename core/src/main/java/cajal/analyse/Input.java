package cajal.analyse;

import cajal.activity.Activity;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What an analysis looks at.
public sealed interface Input {

  /// What a person calls it; the data in a figure's metadata.
  String title();

  /// Everything that it can be taken for.
  Set<Card.Kind> kinds();

  /// The one recording that it is.
  ///
  /// @throws ProblemException if it is none
  default Activity activity() {
    throw new ProblemException(
        Problem.error(Problem.Place.of(title()), "This is no recording of spikes or signals.", ""));
  }

  /// One recording.
  record Recorded(Activity activity) implements Input {

    @Override
    public String title() {
      return activity.title();
    }

    @Override
    public Set<Card.Kind> kinds() {
      EnumSet<Card.Kind> kinds = EnumSet.of(Card.Kind.RECORDINGS);
      if (!activity.signals().isEmpty()) {
        kinds.add(Card.Kind.SIGNALS);
      }
      if (activity.signals().isEmpty() || activity.spikes().count() > 0) {
        kinds.add(Card.Kind.SPIKES);
      }
      return kinds;
    }
  }

  /// Recordings of several sessions or animals, each on its own clock.
  record Several(List<Activity> activities) implements Input {

    public Several {
      activities = List.copyOf(activities);
    }

    @Override
    public String title() {
      return String.join(", ", activities.stream().map(Activity::title).toList());
    }

    @Override
    public Set<Card.Kind> kinds() {
      return EnumSet.of(Card.Kind.RECORDINGS);
    }
  }

  /// Numbers in named rows and columns.
  ///
  /// @param values `[row][column]`; NaN where a value is missing
  record NamedMatrix(String title, List<String> rows, List<String> columns, double[][] values)
      implements Input {

    /// @throws IllegalArgumentException if names and values do not fit
    public NamedMatrix {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      if (values.length != rows.size()) {
        throw new IllegalArgumentException(rows.size() + " names for " + values.length + " rows");
      }
      for (double[] row : values) {
        if (row.length != columns.size()) {
          throw new IllegalArgumentException(
              columns.size() + " names for " + row.length + " columns");
        }
      }
    }

    @Override
    public Set<Card.Kind> kinds() {
      return EnumSet.of(Card.Kind.MATRIX);
    }
  }

  /// Numbers along several named axes.
  ///
  /// @param axes at least one; the last varies fastest
  /// @param values row by row; NaN where a value is missing
  record NamedTensor(String title, List<TensorAxis> axes, double[] values) implements Input {

    /// @throws IllegalArgumentException if labels and values do not fit
    public NamedTensor {
      axes = List.copyOf(axes);
      long cells = 1;
      for (TensorAxis axis : axes) {
        cells *= axis.labels().size();
      }
      if (cells != values.length) {
        throw new IllegalArgumentException(
            "axes make " + cells + " cells, values are " + values.length);
      }
    }

    @Override
    public Set<Card.Kind> kinds() {
      return EnumSet.of(Card.Kind.TENSOR);
    }
  }

  /// One axis of a tensor.
  ///
  /// @param name such as `time`, `neuron` or `trial`
  /// @param labels one for each place along it
  record TensorAxis(String name, List<String> labels) {

    public TensorAxis {
      labels = List.copyOf(labels);
    }
  }
}
