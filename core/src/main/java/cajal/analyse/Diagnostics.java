package cajal.analyse;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a computation went.
///
/// @param converged whether it came to its end by itself; of an exact computation always
/// @param what what the objective is, such as `relative error`; empty where there is none
/// @param objective after each pass; empty for an exact computation
public record Diagnostics(boolean converged, String what, double[] objective) {

  /// Nothing was iterated.
  public static final Diagnostics EXACT = new Diagnostics(true, "", new double[0]);

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Diagnostics(boolean done, String name, double[] history)
        && done == converged
        && name.equals(what)
        && Arrays.equals(history, objective);
  }

  @Override
  public int hashCode() {
    return Objects.hash(converged, what, Arrays.hashCode(objective));
  }
}
