package cajal.analyse.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/// Fourier coefficients of tapered stretches of a channel.
///
/// @param size samples after zeros were appended, a power of 2
/// @param length samples of a stretch
/// @param tapers by which stretches are multiplied
record Transform(int size, int length, Tapers tapers) {

  static Transform of(
      int samples, double segmentS, double stepS, Tapers.Method method, int tapers) {
    int length = Math.clamp(Math.round(segmentS / stepS), 4, samples);
    int size = Integer.highestOneBit(Math.max(1, length - 1)) * 2;
    return new Transform(size, length, Tapers.of(method, length, tapers));
  }

  /// Number of frequencies from 0 to half the sampling rate.
  int frequencies() {
    return size / 2 + 1;
  }

  double[] frequenciesHz(double stepS) {
    double[] frequencies = new double[frequencies()];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = i / (size * stepS);
    }
    return frequencies;
  }

  /// Coefficients of every stretch and taper, each stretch without its mean.
  ///
  /// @return `[real or imaginary][stretch and taper][frequency]`
  double[][][] coefficients(double[] channel) {
    FastFourierTransformer fourier = new FastFourierTransformer(DftNormalization.STANDARD);
    List<double[]> real = new ArrayList<>();
    List<double[]> imaginary = new ArrayList<>();
    for (int from = 0; from + length <= channel.length; from += tapers.hop()) {
      double mean = 0;
      for (int i = 0; i < length; i++) {
        mean += channel[from + i] / length;
      }
      for (double[] taper : tapers.weights()) {
        double[] stretch = new double[size];
        for (int i = 0; i < length; i++) {
          stretch[i] = (channel[from + i] - mean) * taper[i];
        }
        Complex[] transformed = fourier.transform(stretch, TransformType.FORWARD);
        double[] re = new double[frequencies()];
        double[] im = new double[frequencies()];
        for (int f = 0; f < re.length; f++) {
          re[f] = transformed[f].getReal();
          im[f] = transformed[f].getImaginary();
        }
        real.add(re);
        imaginary.add(im);
      }
    }
    return new double[][][] {real.toArray(double[][]::new), imaginary.toArray(double[][]::new)};
  }

  /// One-sided power density, of the square of the unit per Hz: its integral is the variance.
  double[] power(double[] channel, double stepS) {
    double[][][] coefficients = coefficients(channel);
    int stretches = coefficients[0].length;
    double[] power = new double[frequencies()];
    for (int f = 0; f < power.length; f++) {
      double sum = 0;
      for (int s = 0; s < stretches; s++) {
        double re = coefficients[0][s][f];
        double im = coefficients[1][s][f];
        sum += re * re + im * im;
      }
      boolean single = f == 0 || f == size / 2;
      power[f] = (single ? 1 : 2) * stepS * sum / stretches;
    }
    return power;
  }
}
