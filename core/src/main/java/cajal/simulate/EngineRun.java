package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.network.Distribution;
import cajal.problem.Problem;
import cajal.record.Recording;
import cajal.record.RecordingWriter;
import cajal.record.SpikeHash;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A run with one thread of its own that advances an engine and writes its recording. Requests are
/// notes under a lock that the thread reads between two batches.
final class EngineRun implements Run {

  private static final long COMMIT_NS = 250_000_000;

  /// How long a batch may go on after a request to hold before it is held where it is.
  private static final long PATIENCE_NS = 40_000_000;

  private final CompiledNetwork network;
  private final Backend.Engine engine;
  private final RecordingWriter writer;
  private final Batch batch;
  private final Thread thread;
  private final RunLog log;
  private final RunMeter meter;
  private final Object lock = new Object();

  private final ChangeQueue changes;

  // Guarded by the lock.
  private boolean running;
  private boolean ended;
  private boolean heldWithin;
  // Where the batch ends that is under way; otherwise where the run is.
  private long batchEnd;
  private long target = Long.MAX_VALUE;
  private @Nullable Speed newSpeed;
  private @Nullable SaveRequest saving;

  // Written under the lock, read by the checkpoint at any time.
  private volatile boolean holdWanted;
  private volatile boolean stopWanted;
  private volatile long holdSinceNs;

  // Written by the run's own thread.
  private volatile RunStatus status;
  private volatile long spikeHash;
  private volatile long stateHash;
  private volatile long completed;
  private long lastCommitNs;

  EngineRun(
      CompiledNetwork network,
      RunSettings settings,
      Backend.Engine engine,
      RecordingWriter writer,
      Progress begun) {
    this.network = network;
    this.engine = engine;
    this.writer = writer;
    batch = new Batch(network);
    changes =
        new ChangeQueue(
            network,
            begun.changes(),
            settings.replay().stream().filter(change -> !begun.holds(change)).toList());
    log = new RunLog(network, writer, begun);
    meter = new RunMeter(network.dtMs(), engine, log);
    completed = begun.step();
    batchEnd = completed;
    spikeHash = log.hash();
    stateHash = hashOfState();
    status = snapshot(RunStatus.State.PAUSED);
    thread = Thread.ofPlatform().daemon().name("cajal-simulation").start(this::live);
  }

  @Override
  public void resume() {
    go(Long.MAX_VALUE, false);
  }

  @Override
  public void step() {
    go(1, true);
  }

  @Override
  public void runFor(double ms) {
    go(steps(ms), true);
  }

  @Override
  public void runUntil(double ms) {
    go(steps(ms), false);
  }

  private long steps(double ms) {
    double steps = Math.rint(ms / network.dtMs());
    return steps >= 1e18 ? Long.MAX_VALUE : (long) Math.max(0, steps);
  }

  private void go(long steps, boolean fromHere) {
    synchronized (lock) {
      if (ended) {
        return;
      }
      // A batch that is under way will be ended, so a step is the one after it; but the one step
      // in which the run is held is the step that is asked for.
      long here = heldWithin ? completed : batchEnd;
      target = fromHere && steps < Long.MAX_VALUE ? here + steps : steps;
      running = target > completed;
      holdWanted = !running;
      status =
          meter.restated(
              status, running ? RunStatus.State.RUNNING : RunStatus.State.PAUSED, target);
      lock.notifyAll();
    }
  }

  @Override
  public void pause() {
    synchronized (lock) {
      if (!ended && running) {
        holdSinceNs = System.nanoTime();
        holdWanted = true;
        lock.notifyAll();
      }
    }
  }

  @Override
  public void stop() {
    synchronized (lock) {
      stopWanted = true;
      lock.notifyAll();
    }
  }

  @Override
  public void setSpeed(Speed speed) {
    synchronized (lock) {
      newSpeed = speed;
      lock.notifyAll();
    }
  }

  @Override
  public void setParameter(String owner, String parameter, Distribution value) {
    changes.request(owner, parameter, value);
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  @Override
  public RunStatus status() {
    return status;
  }

  @Override
  public String spikeHash() {
    return SpikeHash.text(spikeHash);
  }

  @Override
  public String stateHash() {
    return SpikeHash.text(stateHash);
  }

  @Override
  public SynapseWeights weights(String projection) {
    return SynapseWeights.of(network, engine, projection);
  }

  @Override
  public void checkpoint(Path path) throws InterruptedException {
    SaveRequest request = SaveRequest.of(path);
    synchronized (lock) {
      while (saving != null && !ended) {
        lock.wait();
      }
      if (ended || stopWanted) {
        request.refuse();
      } else {
        saving = request;
        lock.notifyAll();
      }
    }
    request.await();
  }

  @Override
  public Recording recording() {
    return writer.recording();
  }

  @Override
  public RunStatus await() throws InterruptedException {
    synchronized (lock) {
      while (status.state() == RunStatus.State.RUNNING || (stopWanted && !ended)) {
        lock.wait();
      }
      return status;
    }
  }

  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    Problem problem = null;
    try {
      while (awaitWork()) {
        long count = permitted();
        if (count > 0) {
          advance((int) count);
        }
      }
    } catch (Backend.Abandoned e) {
      // A stop in the middle of a step: what was recorded before it is complete.
    } catch (Throwable e) {
      problem = RunFailure.of(e, completed * network.dtMs());
    }
    finish(problem);
  }

  private void finish(@Nullable Problem found) {
    Problem problem = found;
    try {
      stateHash = hashOfState();
      writer.close();
    } catch (RuntimeException e) {
      problem = problem == null ? RunFailure.ofRecording(e) : problem;
    }
    engine.close();
    synchronized (lock) {
      ended = true;
      running = false;
      if (saving != null) {
        saving.refuse();
        saving = null;
      }
      status = meter.last(completed, target, problem);
      lock.notifyAll();
    }
  }

  /// Waits until there is something to do.
  ///
  /// @return whether the run goes on
  private boolean awaitWork() throws InterruptedException {
    while (true) {
      SaveRequest request;
      synchronized (lock) {
        if (running && (holdWanted || completed >= target)) {
          hold();
        }
        while (!stopWanted && !running && saving == null) {
          lock.wait();
          meter.pace().anchor(System.nanoTime(), completed);
        }
        request = saving;
        if (stopWanted || request == null) {
          return !stopWanted;
        }
      }
      save(request);
    }
  }

  private void save(SaveRequest request) {
    // What was asked for by now holds from the next step on, here and in the run that goes on.
    changes.apply(completed, engine, writer);
    Progress progress = log.progress(completed, changes);
    request.perform(() -> CheckpointFile.write(request.path(), network, progress, engine));
    synchronized (lock) {
      saving = null;
      meter.pace().anchor(System.nanoTime(), completed);
      lock.notifyAll();
    }
  }

  private void hold() {
    stateHash = hashOfState();
    writer.commit();
    running = false;
    holdWanted = false;
    status = snapshot(RunStatus.State.PAUSED);
    meter.held();
    lock.notifyAll();
  }

  /// Applies what was asked for, and says how many steps may be taken now.
  private long permitted() throws InterruptedException {
    long next = changes.apply(completed, engine, writer);
    synchronized (lock) {
      while (true) {
        long now = System.nanoTime();
        if (newSpeed != null) {
          meter.pace().speed(newSpeed, now, completed);
          newSpeed = null;
        }
        long allowed = meter.pace().allowed(now, completed, engine.worthwhileBatch());
        if (allowed > 0) {
          long count =
              Math.min(
                  Math.min(allowed, engine.longestBatch()),
                  Math.min(target - completed, next - completed));
          batchEnd = completed + Math.max(0, count);
          return count;
        }
        if (stopWanted || holdWanted || saving != null || changes.waiting()) {
          return 0;
        }
        lock.wait(1 + meter.pace().untilNext(now, completed) / 1_000_000);
      }
    }
  }

  private void advance(int count) {
    long begin = System.nanoTime();
    long step = completed;
    // A batch of several steps is over soon, and a run must not be held at a time that it does not
    // show; a single step may last.
    engine.advance(step, count, batch, count == 1 ? this::checkpoint : this::checkStop);
    log.take(batch, step, count);
    long end = System.nanoTime();
    if (end - lastCommitNs > COMMIT_NS) {
      writer.commit();
      lastCommitNs = end;
    }
    meter.took(begin, end, count);
    synchronized (lock) {
      completed = step + count;
      spikeHash = log.hash();
      status = snapshot(RunStatus.State.RUNNING);
    }
  }

  /// Called within a batch: a step that takes long must not keep a person waiting.
  private void checkpoint() {
    checkStop();
    if (holdWanted && System.nanoTime() - holdSinceNs > PATIENCE_NS) {
      holdHere();
    }
  }

  private void checkStop() {
    if (stopWanted) {
      throw new Backend.Abandoned();
    }
  }

  private void holdHere() {
    synchronized (lock) {
      while (holdWanted && !stopWanted && saving == null) {
        heldWithin = true;
        status = meter.restated(status, RunStatus.State.PAUSED, target);
        lock.notifyAll();
        try {
          lock.wait();
        } catch (InterruptedException e) {
          throw new Backend.Abandoned();
        }
      }
      heldWithin = false;
    }
  }

  private long hashOfState() {
    SpikeHash all = new SpikeHash();
    engine.hashState(all);
    return all.value();
  }

  private RunStatus snapshot(RunStatus.State state) {
    return meter.snapshot(state, completed, target);
  }
}
