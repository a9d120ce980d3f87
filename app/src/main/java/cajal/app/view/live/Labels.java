package cajal.app.view.live;

import java.util.ArrayList;
import java.util.List;

/// Moves labels apart that would cover each other.
final class Labels {

  private static final double LINE = 13;

  private Labels() {}

  /// The marks, none nearer to the next than a line of text, all within the height where they fit.
  ///
  /// @param marks from top to bottom
  static List<Gutter.Mark> apart(List<Gutter.Mark> marks, double height) {
    double[] y = marks.stream().mapToDouble(Gutter.Mark::y).toArray();
    double least = LINE / 2;
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(y[i], least);
      least = y[i] + LINE;
    }
    double most = height - LINE / 2;
    for (int i = y.length - 1; i >= 0; i--) {
      y[i] = Math.min(y[i], most);
      most = y[i] - LINE;
    }
    List<Gutter.Mark> moved = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      Gutter.Mark mark = marks.get(i);
      moved.add(new Gutter.Mark(y[i], mark.text(), mark.rgb(), mark.tick()));
    }
    return moved;
  }
}
