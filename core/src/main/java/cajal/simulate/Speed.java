package cajal.simulate;

/// How fast a run may go.
///
/// @param factor simulated time per wall time: 1 is real time, 0.01 is slow motion, infinite is as
///   fast as possible
public record Speed(double factor) {

  public static final Speed UNLIMITED = new Speed(Double.POSITIVE_INFINITY);
  public static final Speed REAL_TIME = new Speed(1);

  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("speed must be positive, not " + factor);
    }
  }
}
