package cajal.kernel;

/// The functions of the model language by those of the device, for fast settings: close to those of
/// the processor, but not with the same bits.
public final class DeviceFast {

  private DeviceFast() {}

  public static double exp(double x) {
    return Math.exp(x);
  }

  /// See {@link cajal.model.ModelMath#exprel}.
  public static double exprel(double x) {
    return Math.abs(x) < 0.5 ? DeviceMath.exprel(x) : (Math.exp(x) - 1) / x;
  }

  public static double log(double x) {
    return Math.log(x);
  }

  public static double tanh(double x) {
    return Math.tanh(x);
  }

  public static double sin(double x) {
    return Math.sin(x);
  }

  public static double cos(double x) {
    return Math.cos(x);
  }

  /// Without loss near 0.
  public static double sinh(double x) {
    double grown = x * exprel(x);
    return Math.abs(x) < 20 ? 0.5 * (grown + grown / (grown + 1)) : 0.5 * (exp(x) - exp(-x));
  }

  public static double cosh(double x) {
    return 0.5 * (exp(x) + exp(-x));
  }

  /// Spares the general function the exponents that rules of plasticity have most.
  public static double pow(double x, double exponent) {
    if (exponent == 1) {
      return x;
    }
    return exponent == 0 ? 1.0 : Math.pow(x, exponent);
  }
}
