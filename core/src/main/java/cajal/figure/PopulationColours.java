package cajal.figure;

import cajal.record.Recording.PopulationRange;
import java.util.ArrayList;
import java.util.List;

/// The rule by which populations get their colours, the same on screen and on paper: warm for
/// excitatory, blue for inhibitory, shaded where there are several of a kind.
public final class PopulationColours {

  private PopulationColours() {}

  /// One colour for each of the populations that are shown together, in their order.
  public static List<Integer> of(List<PopulationRange> populations, Palette palette) {
    List<Integer> colours = new ArrayList<>();
    int excitatory = 0;
    int inhibitory = 0;
    for (PopulationRange population : populations) {
      colours.add(
          population.inhibitory()
              ? shaded(palette.inhibitory(), inhibitory++, palette)
              : shaded(palette.excitatory(), excitatory++, palette));
    }
    return colours;
  }

  private static int shaded(int rgb, int index, Palette palette) {
    double part = Math.min(0.45, 0.22 * Math.ceilDiv(index, 2));
    return Palette.blend(rgb, index % 2 == 1 ? palette.ink() : palette.background(), part);
  }
}
