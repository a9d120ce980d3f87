package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.network.Distribution;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import cajal.record.RecordingWriter;
import cajal.record.SpikeHash;
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
  private final Traces traces;
  private final Pace pace;
  private final Thread thread;
  private final SpikeHash hash = new SpikeHash();
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

  // Written under the lock, read by the checkpoint at any time.
  private volatile boolean holdWanted;
  private volatile boolean stopWanted;
  private volatile long holdSinceNs;

  // Written by the run's own thread.
  private volatile RunStatus status;
  private volatile long spikeHash;
  private volatile long stateHash;
  private volatile long completed;
  private long spikes;
  private long workNs;
  private long lastBatchNs;
  private long lastCommitNs;

  EngineRun(
      CompiledNetwork network,
      RunSettings settings,
      Backend.Engine engine,
      RecordingWriter writer) {
    this.network = network;
    this.engine = engine;
    this.writer = writer;
    batch = new Batch(network);
    traces = new Traces(network);
    pace = new Pace(network.dtMs());
    changes = new ChangeQueue(network, settings.replay());
    spikeHash = hash.value();
    stateHash = hashOfState();
    status = new RunStatus(RunStatus.State.PAUSED, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0, null);
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
      status = restated(running ? RunStatus.State.RUNNING : RunStatus.State.PAUSED);
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
    } catch (ProblemException e) {
      problem = e.problems().getFirst();
    } catch (OutOfMemoryError e) {
      problem =
          Problem.error(null, "The memory is full.", "Record less, or start with more memory.");
    } catch (Throwable e) {
      problem =
          Problem.error(
              null,
              "The run failed at " + completed * network.dtMs() + " ms: " + e + ".",
              "Start it again with a smaller step; if it fails again, this is an error of the"
                  + " program.");
    }
    finish(problem);
  }

  private void finish(@Nullable Problem found) {
    Problem problem = found;
    try {
      stateHash = hashOfState();
      writer.close();
    } catch (RuntimeException e) {
      if (problem == null) {
        problem =
            Problem.error(
                null, "The recording could not be completed: " + e + ".", "Make room on the disk.");
      }
    }
    engine.close();
    synchronized (lock) {
      ended = true;
      running = false;
      status =
          snapshot(problem == null ? RunStatus.State.STOPPED : RunStatus.State.FAILED, problem);
      lock.notifyAll();
    }
  }

  /// Waits until there is something to do.
  ///
  /// @return whether the run goes on
  private boolean awaitWork() throws InterruptedException {
    synchronized (lock) {
      if (running && (holdWanted || completed >= target)) {
        hold();
      }
      while (!stopWanted && !running) {
        lock.wait();
        pace.anchor(System.nanoTime(), completed);
      }
      return !stopWanted;
    }
  }

  private void hold() {
    stateHash = hashOfState();
    writer.commit();
    running = false;
    holdWanted = false;
    status = snapshot(RunStatus.State.PAUSED, null);
    lastBatchNs = 0;
    lock.notifyAll();
  }

  /// Applies what was asked for, and says how many steps may be taken now.
  private long permitted() throws InterruptedException {
    long next = changes.apply(completed, engine, writer);
    synchronized (lock) {
      while (true) {
        long now = System.nanoTime();
        if (newSpeed != null) {
          pace.speed(newSpeed, now, completed);
          newSpeed = null;
        }
        long allowed = pace.allowed(now, completed);
        if (allowed > 0) {
          long count =
              Math.min(
                  Math.min(allowed, engine.longestBatch()),
                  Math.min(target - completed, next - completed));
          batchEnd = completed + Math.max(0, count);
          return count;
        }
        if (stopWanted || holdWanted || changes.waiting()) {
          return 0;
        }
        lock.wait(1 + pace.untilNext(now, completed) / 1_000_000);
      }
    }
  }

  private void advance(int count) {
    long begin = System.nanoTime();
    long step = completed;
    // A batch of several steps is over soon, and a run must not be held at a time that it does not
    // show; a single step may last.
    engine.advance(step, count, batch, count == 1 ? this::checkpoint : this::checkStop);
    for (int i = 0; i < batch.spikes(); i++) {
      writer.spike(batch.step(i), batch.neuron(i));
      hash.add(batch.step(i), batch.neuron(i));
    }
    spikes += batch.spikes();
    traces.write(writer, batch, step, count);
    writer.advance(step + count);
    long end = System.nanoTime();
    if (end - lastCommitNs > COMMIT_NS) {
      writer.commit();
      lastCommitNs = end;
    }
    workNs += end - begin;
    pace.took(end - begin, lastBatchNs == 0 ? end - begin : end - lastBatchNs, count);
    lastBatchNs = end;
    synchronized (lock) {
      completed = step + count;
      spikeHash = hash.value();
      status = snapshot(RunStatus.State.RUNNING, null);
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
      while (holdWanted && !stopWanted) {
        heldWithin = true;
        status = restated(RunStatus.State.PAUSED);
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

  /// The last snapshot with another state and target; for threads that see nothing newer.
  private RunStatus restated(RunStatus.State state) {
    RunStatus last = status;
    return new RunStatus(
        state,
        last.simulatedMs(),
        targetMs(),
        last.runSeconds(),
        last.realtimeFactor(),
        last.spikes(),
        last.synapticEvents(),
        last.problem());
  }

  private double targetMs() {
    return target == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : target * network.dtMs();
  }

  private RunStatus snapshot(RunStatus.State state, @Nullable Problem problem) {
    return new RunStatus(
        state,
        completed * network.dtMs(),
        targetMs(),
        workNs * 1e-9,
        pace.realtimeFactor(),
        spikes,
        engine.synapticEvents(),
        problem);
  }
}
