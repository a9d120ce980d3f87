package cajal.activity;

/// Smoothing of a series by its past, so that nothing of the future leaks into a sample.
public enum Smoothing {
  NONE {
    @Override
    public double[] of(double[] values) {
      return values.clone();
    }
  },

  /// Mean of the last eight samples, which is the past half of a window of 15, the present
  /// included.
  MOVING_AVERAGE {
    @Override
    public double[] of(double[] values) {
      double[] smooth = new double[values.length];
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i];
        if (i > HALF_WINDOW) {
          sum -= values[i - HALF_WINDOW - 1];
        }
        smooth[i] = sum / Math.min(i + 1, HALF_WINDOW + 1);
      }
      return smooth;
    }
  },

  /// Half the present sample and half of what was before.
  EXPONENTIAL {
    @Override
    public double[] of(double[] values) {
      double[] smooth = values.clone();
      for (int i = 1; i < values.length; i++) {
        smooth[i] = ALPHA * values[i] + (1 - ALPHA) * smooth[i - 1];
      }
      return smooth;
    }
  },

  /// Weights of the past half of a Gaussian with a standard deviation of 5 samples.
  GAUSSIAN {
    @Override
    public double[] of(double[] values) {
      double[] smooth = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k <= Math.min(i, (int) (4 * SIGMA)); k++) {
          double weight = Math.exp(-k * k / (2 * SIGMA * SIGMA));
          sum += weight * values[i - k];
          weights += weight;
        }
        smooth[i] = sum / weights;
      }
      return smooth;
    }
  };

  private static final int HALF_WINDOW = 7;
  private static final double ALPHA = 0.5;
  private static final double SIGMA = 5;

  /// A smoothed copy.
  public abstract double[] of(double[] values);
}
