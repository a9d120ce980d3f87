package cajal.figure;

import java.util.List;
import java.util.stream.IntStream;

/// Colours for values, in steps that look equal.
///
/// @param name as a person calls it
/// @param colours `0xRRGGBB` from the lowest value to the highest
public record ColourMap(String name, List<Integer> colours) {

  // [power][red, green, blue]
  private static final double[][] VIRIDIS_FIT = {
    {0.2777273272234177, 0.005407344544966578, 0.3340998053353061},
    {0.1050930431085774, 1.404613529898575, 1.384590162594685},
    {-0.3308618287255563, 0.214847559468213, 0.09509516302823659},
    {-4.634230498983486, -5.799100973351585, -19.33244095627987},
    {6.228269936347081, 14.17993336680509, 56.69055260068105},
    {4.776384997670288, -13.74514537774601, -65.35303263337234},
    {-5.435455855934631, 4.645852612178535, 26.3124352495832},
  };

  /// From dark violet by green to yellow; its lightness rises steadily, so it survives grey
  /// printing and any kind of colour vision.
  ///
  /// The map of van der Walt & Smith (2015, CC0) by the sixth-order fit of M. Zucker (CC0), which
  /// stays within 1% of its table.
  public static final ColourMap VIRIDIS = sampled("viridis", ColourMap::viridis);

  /// From blue by near white to vermilion, for values around a rest: equal distances from the
  /// middle have equal lightness (interpolated in Oklab, Ottosson 2020).
  public static final ColourMap DIVERGING =
      sampled("blue to vermilion", t -> diverging(t, 0.97, 0.5));

  /// As {@link #DIVERGING} for a dark ground: the middle is dark and the ends are bright.
  public static final ColourMap DIVERGING_DARK =
      sampled("blue to vermilion on dark", t -> diverging(t, 0.26, 0.74));

  private static final int SIZE = 256;

  public ColourMap {
    colours = List.copyOf(colours);
  }

  private interface Curve {
    int rgb(double part);
  }

  private static ColourMap sampled(String name, Curve curve) {
    return new ColourMap(
        name, IntStream.range(0, SIZE).mapToObj(i -> curve.rgb(i / (SIZE - 1.0))).toList());
  }

  /// Colour of a value; values outside get the colour of the nearer end.
  public int rgb(double value, double low, double high) {
    double part = high == low ? 0.5 : (value - low) / (high - low);
    int last = colours.size() - 1;
    return colours.get(Math.clamp(Math.round(part * last), 0, last));
  }

  private static int viridis(double t) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double value = 0;
      for (int power = VIRIDIS_FIT.length - 1; power >= 0; power--) {
        value = value * t + VIRIDIS_FIT[power][channel];
      }
      rgb = rgb << 8 | Math.clamp(Math.round(value * 255), 0, 255);
    }
    return rgb;
  }

  // a and b fall to zero towards the middle in proportion.
  private static int diverging(double t, double middle, double ends) {
    double away = Math.abs(2 * t - 1);
    double lightness = middle + (ends - middle) * away;
    double a = t < 0.5 ? -0.035 : 0.115;
    double b = t < 0.5 ? -0.125 : 0.105;
    return oklab(lightness, a * away, b * away);
  }

  private static int oklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static int channel(double linear) {
    double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return Math.clamp(Math.round(value * 255), 0, 255);
  }
}
