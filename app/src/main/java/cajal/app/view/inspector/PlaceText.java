package cajal.app.view.inspector;

import cajal.network.Cells;
import cajal.network.Positions;
import cajal.unit.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where the neurons of a population lie, as a person types it: `grid 20 x 20 in 1 mm x 1 mm`,
/// `random in 1 mm x 1 mm`, or nothing.
final class PlaceText {

  private static final String TIMES = " x ";
  private static final Pattern FORM = Pattern.compile("(grid\\s+(.*)|random)\\s+in\\s+(.*)");

  private PlaceText() {}

  static String of(Cells cells) {
    return switch (cells) {
      case Cells.Placed(Positions.Grid grid) ->
          "grid " + joined(grid.shape()) + " in " + joined(grid.extent());
      case Cells.Placed(Positions.Scattered scattered) -> "random in " + joined(scattered.extent());
      case Cells.Placed(Positions.Listed _) -> "listed";
      case Cells.Anonymous _, Cells.OfConnectome _ -> "";
    };
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(TIMES));
  }

  /// The neurons with positions as typed.
  ///
  /// @throws IllegalArgumentException in a person's words
  static Cells typed(Cells now, String typed) {
    if (typed.isBlank()) {
      return new Cells.Anonymous(now.size());
    }
    Matcher form = FORM.matcher(typed.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Write “grid 20 x 20 in 1 mm x 1 mm”, “random in 1 mm x 1 mm”, or nothing.");
    }
    List<Quantity> extent = parts(form.group(3)).stream().map(Quantity::parse).toList();
    if (form.group(2) == null) {
      return new Cells.Placed(new Positions.Scattered(now.size(), extent));
    }
    List<Integer> shape = parts(form.group(2)).stream().map(PlaceText::count).toList();
    if (shape.size() != extent.size()) {
      throw new IllegalArgumentException("A grid has a length for each of its directions.");
    }
    return new Cells.Placed(new Positions.Grid(shape, extent));
  }

  private static int count(String text) {
    double read = Quantity.parse(text).value();
    if (read != Math.rint(read) || read < 1 || read > 1 << 24) {
      throw new IllegalArgumentException("A grid has at least one neuron in each direction.");
    }
    return (int) read;
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split("[x×]")).map(String::strip).toList();
  }

  /// The neurons with another size.
  ///
  /// @throws IllegalArgumentException in a person's words, where the positions say how many
  static Cells resized(Cells now, int size) {
    return switch (now) {
      case Cells.Placed(Positions.Scattered scattered) ->
          new Cells.Placed(new Positions.Scattered(size, scattered.extent()));
      case Cells.Placed _ ->
          throw new IllegalArgumentException("Its positions say how many neurons there are.");
      case Cells.Anonymous _, Cells.OfConnectome _ -> new Cells.Anonymous(size);
    };
  }
}
