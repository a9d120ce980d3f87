package cajal.compile;

import cajal.model.Body;
import cajal.model.Model;
import cajal.unit.Dimension;

/// Whether a stimulator finds in its targets what it reads there.
final class StimulatorFit {

  private StimulatorFit() {}

  static void check(Model stimulator, Model target, String place, Findings findings) {
    if (!(stimulator.body() instanceof Body.Stimulator body)) {
      return;
    }
    for (String variable : body.reads()) {
      int state = target.stateIndex(variable);
      if (state < 0 || !target.states().get(state).unit().dimension().equals(Dimension.VOLTAGE)) {
        findings.error(
            place,
            stimulator.name()
                + " reads the voltage "
                + variable
                + ", which "
                + target.name()
                + " does not have.",
            "Join it to a model with a membrane potential " + variable + ".");
      }
    }
  }
}
