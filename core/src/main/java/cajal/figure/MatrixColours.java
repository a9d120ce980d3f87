package cajal.figure;

import cajal.connectome.circuit.CircuitView;
import cajal.connectome.matrix.ConnectomeMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The colours of the entries of a connectome's matrix: hue tells the kind of the connection,
/// strength its weight on a logarithmic scale. In a difference hue tells its sign.
public final class MatrixColours {

  /// Steps from the weakest to the strongest weight.
  static final int STEPS = 24;

  private static final double WEAKEST = 0.28;

  private final ConnectomeMatrix matrix;
  private final Palette palette;
  private final boolean[] inhibitory;
  private final double[] scale;
  private final int[][] ramps;

  public MatrixColours(ConnectomeMatrix matrix, Palette palette) {
    this.matrix = matrix;
    this.palette = palette;
    inhibitory = new boolean[matrix.size()];
    for (int row = 0; row < inhibitory.length; row++) {
      inhibitory[row] = matrix.cells().get(row).transmitters().contains("GABA");
    }
    scale =
        new double[] {
          Math.log1p(Math.max(1e-9, matrix.largest(false))),
          Math.log1p(Math.max(1e-9, matrix.largest(true)))
        };
    ramps =
        new int[][] {ramp(palette.excitatory()), ramp(palette.inhibitory()), ramp(palette.mixed())};
  }

  private int[] ramp(int rgb) {
    int[] ramp = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double part = WEAKEST + (1 - WEAKEST) * i / (STEPS - 1);
      ramp[i] = Palette.blend(palette.background(), rgb, part);
    }
    return ramp;
  }

  Palette palette() {
    return palette;
  }

  /// How strong an entry is, 0 to {@link #STEPS} - 1; -1 where it has no weight of that kind.
  int step(int entry, boolean gaps) {
    float weight = (gaps ? matrix.electrical() : matrix.chemical())[entry];
    if (weight == 0) {
      return -1;
    }
    double part = Math.log1p(Math.abs(weight)) / scale[gaps ? 1 : 0];
    return Math.clamp(Math.round(part * (STEPS - 1)), 0, STEPS - 1);
  }

  /// Which hue an entry has: 0 excitatory or more, 1 inhibitory or less, 2 gap junctions.
  int hue(int row, int entry, boolean gaps) {
    if (!matrix.difference().isEmpty()) {
      return (gaps ? matrix.electrical() : matrix.chemical())[entry] > 0 ? 0 : 1;
    }
    return gaps ? 2 : inhibitory[row] ? 1 : 0;
  }

  /// Colour of a hue at a strength.
  int rgb(int hue, int step) {
    return ramps[hue][step];
  }

  /// What the hues of entries mean, then the colours of the cells in the margins.
  public List<Panel.Key> keys() {
    List<Panel.Key> keys = entries();
    Set<String> there = new HashSet<>();
    matrix.cells().forEach(cell -> there.add(CircuitView.type(cell)));
    CircuitColours.types(there::contains, palette)
        .forEach(key -> keys.add(new Panel.Key(key.label() + " (margin)", key.rgb())));
    return keys;
  }

  private List<Panel.Key> entries() {
    List<Panel.Key> keys = new ArrayList<>();
    if (!matrix.difference().isEmpty()) {
      keys.add(new Panel.Key("more", palette.excitatory()));
      keys.add(new Panel.Key("less", palette.inhibitory()));
      return keys;
    }
    keys.add(new Panel.Key("chemical", palette.excitatory()));
    if (any(inhibitory)) {
      keys.add(new Panel.Key("chemical, from GABA cells", palette.inhibitory()));
    }
    if (matrix.largest(true) > 0) {
      keys.add(new Panel.Key("gap junction", palette.mixed()));
    }
    return keys;
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }
}
