package cajal.analyse.spectrum;

/// Windows by which a stretch of a signal is multiplied before its transform.
///
/// @param weights `[taper][sample]`, each with squares that sum to 1
/// @param hop samples from one stretch to the next
record Tapers(double[][] weights, int hop) {

  /// How power is estimated.
  enum Method {
    /// Hann windows that overlap by half (Welch 1967, doi:10.1109/TAU.1967.1161901).
    WELCH,
    /// Sine tapers (Riedel & Sidorenko 1995, doi:10.1109/78.365298).
    MULTITAPER
  }

  /// @param length samples of a stretch
  /// @param tapers number of sine tapers
  static Tapers of(Method method, int length, int tapers) {
    return switch (method) {
      case WELCH -> new Tapers(new double[][] {hann(length)}, Math.max(1, length - length / 2));
      case MULTITAPER -> new Tapers(sines(length, tapers), length);
    };
  }

  // Periodic, as for spectra: the sample after the last one would be the first again.
  private static double[] hann(int length) {
    double[] window = new double[length];
    double squares = 0;
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
      squares += window[i] * window[i];
    }
    for (int i = 0; i < length; i++) {
      window[i] /= Math.sqrt(squares);
    }
    return window;
  }

  private static double[][] sines(int length, int tapers) {
    double[][] sines = new double[tapers][length];
    for (int k = 0; k < tapers; k++) {
      for (int i = 0; i < length; i++) {
        sines[k][i] =
            Math.sqrt(2.0 / (length + 1)) * Math.sin(Math.PI * (k + 1) * (i + 1) / (length + 1));
      }
    }
    return sines;
  }
}
