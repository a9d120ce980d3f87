package cajal.simulate;

import cajal.network.Distribution;
import cajal.record.Recording;
import java.nio.file.Path;

/// One simulation under way. Every method may be called from any thread and returns at once; what
/// it asks for happens at the next step.
public interface Run extends AutoCloseable {

  /// Goes on until paused, stopped, or the target time is reached.
  void resume();

  /// Holds after the current step.
  void pause();

  /// Advances by one step, then holds.
  void step();

  /// Goes on for a while, then holds.
  ///
  /// @param ms simulated time from now, ms
  void runFor(double ms);

  /// Goes on until a simulated time, then holds.
  ///
  /// @param ms simulated time from the beginning, ms
  void runUntil(double ms);

  /// Ends the run; its recording is complete then.
  void stop();

  void setSpeed(Speed speed);

  /// Changes a parameter of a population, stimulator or projection at the next step; the change is
  /// logged with its time.
  ///
  /// @param owner name of the node or projection
  /// @param parameter name of the parameter; `weight` for a projection's weight
  /// @throws cajal.problem.ProblemException if there is no such parameter or the value is out of
  ///   bounds
  void setParameter(String owner, String parameter, Distribution value);

  RunStatus status();

  /// Hash of all spikes so far: equal for equal spikes, whatever the number of threads.
  String spikeHash();

  /// Hash of all state variables when the run last held or ended, for networks without spikes.
  String stateHash();

  /// Weights of a projection whose synapses have a memory. Asked for while the run goes on, some
  /// may be newer than others.
  ///
  /// @throws cajal.problem.ProblemException if it has none that change
  SynapseWeights weights(String projection);

  /// Writes the run as it is after the current batch of steps, for {@link Simulation#resume};
  /// blocks until it is written. A run that is held within a step completes that step first.
  ///
  /// @throws cajal.problem.ProblemException if the file cannot be written or the run has ended
  void checkpoint(Path path) throws InterruptedException;

  /// The growing recording; stays readable after the end.
  Recording recording();

  /// Blocks until the run holds, ends or fails.
  RunStatus await() throws InterruptedException;

  /// Stops the run and waits for its threads.
  @Override
  void close();
}
