package cajal.kernel;

import java.util.regex.Pattern;

/// How a device computes.
public enum DeviceArithmetic {

  /// As the processor does, bit for bit.
  STRICT,

  /// By the functions of the device, and with multiplications that are fused with additions:
  /// faster, and different in the last bits.
  FAST;

  private static final Pattern FUNCTIONS =
      Pattern.compile(
          "\\bDevice(?:Math|Power|Waves)\\.(exp|exprel|log|tanh|pow|sin|cos|sinh|cosh)\\(");

  /// The functions that kernels call become those of this arithmetic.
  ///
  /// @param kernels as they are printed for {@link #STRICT}
  public String applied(String kernels) {
    return this == STRICT ? kernels : FUNCTIONS.matcher(kernels).replaceAll("DeviceFast.$1(");
  }
}
