package cajal.exchange;

import cajal.activity.Activity;
import cajal.problem.Problem;
import java.util.List;

/// A recording as it was read, with what the reader did not understand or had to assume.
///
/// @param format title of the format
/// @param remarks what a person should know; none of them is an error
public record Reading(String format, Activity activity, List<Problem> remarks) {

  public Reading {
    remarks = List.copyOf(remarks);
  }
}
