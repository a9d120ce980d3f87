package cajal.simulate.cpu;

import cajal.compile.PlasticSynapses;
import cajal.kernel.Draw;
import cajal.model.Body;
import cajal.model.Side;
import java.util.List;

/// When the synapses of a network come and go: between two steps, while no worker is at work.
final class Regrowth {

  private final List<Plasticity> changing;

  Regrowth(List<Plasticity> plasticities) {
    changing = plasticities.stream().filter(p -> p.synapses().rewires()).toList();
  }

  /// The next step from which on there are other synapses, or the end.
  ///
  /// @param from first step that is yet to be taken
  /// @param end step after the last one
  long next(long from, long end) {
    long next = end;
    for (Plasticity plasticity : changing) {
      List<Body.Every> every = plasticity.shared().body().every();
      for (int which = 0; which < every.size(); which++) {
        if (every.get(which).pairing().isPresent()) {
          long interval = interval(plasticity, which);
          next = Math.min(next, (from / interval + 1) * interval);
        }
      }
    }
    return next;
  }

  private static long interval(Plasticity plasticity, int which) {
    PlasticShared shared = plasticity.shared();
    return shared.kernel().everySteps(which, shared.columns());
  }

  /// Lets synapses come and go where it is time.
  ///
  /// @param step number of steps that were taken
  void at(long step) {
    for (Plasticity plasticity : changing) {
      List<Body.Every> every = plasticity.shared().body().every();
      for (int which = 0; which < every.size(); which++) {
        Body.Pairing pairing = every.get(which).pairing().orElse(null);
        if (pairing != null && step % interval(plasticity, which) == 0) {
          plasticity.adopt(wiring(plasticity, pairing, which, step), step);
        }
      }
    }
  }

  private static Wiring wiring(Plasticity plasticity, Body.Pairing pairing, int which, long step) {
    PlasticSynapses now = plasticity.synapses();
    long key = Draw.bits(Draw.key(now.key(), "elements"), which, step);
    return new Rewiring(now.rowStart(), now.targets(), plasticity.targetCount(), key)
        .by(
            plasticity.trace(Side.PRE, pairing.axonal()),
            plasticity.trace(Side.POST, pairing.dendritic()),
            now.source() == now.target());
  }
}
