package cajal.figure;

import cajal.record.Recording.TraceColumns;
import java.util.Arrays;

/// What the colours of a heat map are measured from.
public enum HeatScale {
  /// The values as they are.
  ABSOLUTE,
  /// How far each neuron is from its own first sample, so that neurons that rest at different
  /// values can be compared.
  FROM_START;

  private static final int MOST_ROWS = 64;

  /// The one that shows more of a recording: from the start where the first samples of the neurons
  /// lie farther apart than a neuron typically travels, so that absolute colours would show who
  /// rests where rather than what happens.
  public static HeatScale tellingMore(TraceColumns traces) {
    int rows = Math.min(MOST_ROWS, traces.neurons().length);
    if (rows < 2 || traces.samples() < 2) {
      return ABSOLUTE;
    }
    float[] starts = new float[rows];
    float[] travels = new float[rows];
    float[] least = new float[1];
    float[] most = new float[1];
    for (int i = 0; i < rows; i++) {
      int row = (int) ((long) i * traces.neurons().length / rows);
      starts[i] = traces.sample(0, row);
      traces.envelope(row, 0, traces.samples(), least, most);
      travels[i] = most[0] - least[0];
    }
    Arrays.sort(starts);
    Arrays.sort(travels);
    // The middle 80%: one unusual neuron must not decide.
    float apart = starts[rows * 9 / 10] - starts[rows / 10];
    return apart > travels[rows / 2] ? FROM_START : ABSOLUTE;
  }

  // Beyond this part of all values lie the few that are driven themselves.
  private static final double TYPICAL = 0.99;
  private static final float LEAST_PART = 0.125f;

  /// How far from the start the last colour lies: what is farther gets it too, so that the few
  /// neurons that are driven do not bleach the many that answer.
  ///
  /// @param distances from the start, at least 0; sorted by this method
  public static float reach(float[] distances) {
    if (distances.length == 0) {
      return 0;
    }
    Arrays.sort(distances);
    int last = distances.length - 1;
    float typical = distances[(int) Math.round(TYPICAL * last)];
    return Math.max(typical, LEAST_PART * distances[last]);
  }

  /// The colours that suit this scale.
  public ColourMap colours(Palette palette) {
    if (this == ABSOLUTE) {
      return ColourMap.VIRIDIS;
    }
    return palette.dark() ? ColourMap.DIVERGING_DARK : ColourMap.DIVERGING;
  }

  /// Heading of the colour bar, without the unit.
  public String label(String variable) {
    return this == ABSOLUTE ? variable : "Δ" + variable + " from start";
  }
}
