package cajal.figure;

/// From which side a body is looked at: rolled around its long axis, then turned around the
/// vertical.
///
/// @param rollRad 0 from the left side; a quarter turn from above
/// @param yawRad 0 with the head to the left; a quarter turn from the tail or the head
public record BodyTurn(double rollRad, double yawRad) {

  public static final BodyTurn SIDE = new BodyTurn(0, 0);
  public static final BodyTurn TOP = new BodyTurn(Math.PI / 2, 0);
  public static final BodyTurn FRONT = new BodyTurn(0, Math.PI / 2);

  /// Turned further.
  public BodyTurn by(double roll, double yaw) {
    return new BodyTurn(rollRad + roll, yawRad + yaw);
  }

  /// Where a place in the body lies on paper.
  ///
  /// @param place `x` to the left, `y` to the tail, `z` dorsal
  /// @param to gets `x` to the right, `y` downwards, and the depth towards the reader; overwritten
  public void project(double[] place, double[] to) {
    project(place[0], place[1], place[2], to);
  }

  /// The same for three numbers.
  public void project(double left, double along, double dorsal, double[] to) {
    double up = dorsal * Math.cos(rollRad) - left * Math.sin(rollRad);
    double near = dorsal * Math.sin(rollRad) + left * Math.cos(rollRad);
    to[0] = along * Math.cos(yawRad) + near * Math.sin(yawRad);
    to[1] = -up;
    to[2] = near * Math.cos(yawRad) - along * Math.sin(yawRad);
  }
}
