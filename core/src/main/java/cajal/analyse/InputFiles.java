package cajal.analyse;

import cajal.activity.Activity;
import cajal.analyse.Input.NamedMatrix;
import cajal.analyse.Input.NamedTensor;
import cajal.analyse.Input.TensorAxis;
import cajal.exchange.NumberArray;
import cajal.exchange.ReadOptions;
import cajal.exchange.Recordings;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Inputs from files.
public final class InputFiles {

  private InputFiles() {}

  /// What a file is taken for.
  public enum As {
    /// A matrix or tensor where the file may hold one and the analysis takes one; else a recording.
    FITTING,
    RECORDING,
    MATRIX
  }

  /// The input in one or several files.
  ///
  /// @param options what a person says about files of recordings
  /// @throws ProblemException if a file is damaged or of no known format
  public static Input read(
      List<Path> files, Card card, As as, ReadOptions options, Progress progress) {
    Path first = files.getFirst();
    boolean numbers =
        card.kinds().contains(Card.Kind.MATRIX) || card.kinds().contains(Card.Kind.TENSOR);
    boolean asNumbers =
        as == As.MATRIX || (as == As.FITTING && numbers && NumberArray.accepts(first));
    if (files.size() == 1) {
      return asNumbers
          ? numbers(first, card.kinds(), progress)
          : new Input.Recorded(Recordings.read(first, options, progress).activity());
    }
    if (asNumbers) {
      throw new ProblemException(
          Problem.error(Problem.Place.of(first.toString()), "Only recordings may be several.", ""));
    }
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Progress part = progress.part((double) i / files.size(), (i + 1.0) / files.size());
      activities.add(Recordings.read(files.get(i), options, part).activity());
    }
    return new Input.Several(activities);
  }

  private static Input numbers(Path file, Set<Card.Kind> kinds, Progress progress) {
    NumberArray array = NumberArray.read(file, progress);
    int[] shape = array.shape();
    String title = String.valueOf(file.getFileName());
    boolean matrix = shape.length <= 2 && kinds.contains(Card.Kind.MATRIX);
    if (!matrix) {
      return new NamedTensor(title, axes(array), array.values());
    }
    int rows = shape.length == 0 ? 1 : shape[0];
    int columns = shape.length < 2 ? 1 : shape[1];
    double[][] values = new double[rows][];
    Arrays.setAll(
        values, row -> Arrays.copyOfRange(array.values(), row * columns, (row + 1) * columns));
    return new NamedMatrix(
        title,
        names(array.rowNames(), "row ", rows),
        names(array.columnNames(), "column ", columns),
        values);
  }

  private static List<TensorAxis> axes(NumberArray array) {
    int dimensions = array.shape().length;
    List<TensorAxis> axes = new ArrayList<>();
    for (int axis = 0; axis < dimensions; axis++) {
      List<String> given =
          axis == 0
              ? array.rowNames()
              : axis == dimensions - 1 ? array.columnNames() : List.<String>of();
      axes.add(new TensorAxis("axis " + (axis + 1), names(given, "", array.shape()[axis])));
    }
    return axes;
  }

  private static List<String> names(List<String> given, String word, int count) {
    return given.size() == count
        ? given
        : IntStream.rangeClosed(1, count).mapToObj(i -> word + i).toList();
  }
}
