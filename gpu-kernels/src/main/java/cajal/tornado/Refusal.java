package cajal.tornado;

import cajal.problem.Problem;
import cajal.problem.ProblemException;

/// Why a device does not run a network, in words.
final class Refusal {

  static final String REMEDY = "Run it on the processor.";

  private Refusal() {}

  static ProblemException of(String why) {
    return of(why, REMEDY);
  }

  static ProblemException of(String why, String remedy) {
    return new ProblemException(Problem.error(null, why, remedy));
  }
}
