package cajal.simulate.cpu;

import cajal.simulate.Backend;
import java.util.stream.IntStream;

/// What arrives at one worker's neurons at one of two times: before the equations are integrated,
/// or at the end of the step, where it is added to variables themselves.
///
/// The order of projections, delays and sources is the same however many workers there are and
/// however the steps were divided into batches.
final class Arrivals {

  private final CpuEngine engine;
  private final Worker worker;
  private final int index;
  private final boolean direct;
  private final int[] ringed;
  private final int[] fading;
  private final Delivery[] deliveries;
  private final StimulatorDrive[] drives;

  /// @param index number of the worker
  /// @param direct whether at the end of the step
  Arrivals(CpuEngine engine, Worker worker, int index, boolean direct) {
    this.engine = engine;
    this.worker = worker;
    this.index = index;
    this.direct = direct;
    ringed =
        IntStream.range(0, engine.populations().size())
            .filter(p -> engine.populations().get(p).hasRings(direct))
            .toArray();
    fading =
        IntStream.range(0, engine.populations().size())
            .filter(p -> direct && engine.populations().get(p).fades())
            .toArray();
    deliveries =
        engine.deliveries().stream()
            .filter(delivery -> delivery.direct() == direct)
            .toArray(Delivery[]::new);
    drives =
        engine.drives().stream()
            .filter(drive -> !drive.drive().current() && drive.direct() == direct)
            .toArray(StimulatorDrive[]::new);
  }

  /// Lets the worker's neurons have what arrives in a step.
  ///
  /// @return number of spikes that synapses pass on
  long receive(long step, Backend.Checkpoint checkpoint) {
    for (int p : fading) {
      engine.populations().get(p).renew(step, worker.from(p), worker.to(p));
    }
    for (int p : ringed) {
      engine.populations().get(p).fetch(step, worker.from(p), worker.to(p), direct);
    }
    long arrivals = 0;
    for (Delivery delivery : deliveries) {
      SpikeHistory fired = worker.spikes(delivery.synapses().source());
      arrivals += delivery.arrive(fired, step, index, engine.arriving(), checkpoint);
    }
    for (StimulatorDrive drive : drives) {
      drive.add(engine.arriving(), step, index);
    }
    return arrivals;
  }
}
