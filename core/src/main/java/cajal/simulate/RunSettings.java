package cajal.simulate;

import cajal.network.Distribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a network is run; nothing here but `replay` changes its spikes.
///
/// @param title title of the project, for the recording
/// @param threads number of threads that advance the network, at least 1
/// @param directory folder of the recording; empty to keep it in memory
/// @param replay changes of parameters to make again, in the order of their steps
/// @param backend name of the backend
public record RunSettings(
    String title, int threads, Optional<Path> directory, List<Change> replay, String backend) {

  /// A change of a parameter while a run goes on.
  ///
  /// @param step first step for which it holds
  /// @param owner name of the node or projection
  /// @param parameter name of the parameter, or `weight`
  public record Change(long step, String owner, String parameter, Distribution value) {}

  public RunSettings {
    replay = List.copyOf(replay);
    if (threads < 1) {
      throw new IllegalArgumentException("a run needs at least one thread, not " + threads);
    }
  }

  /// On the processor, recorded in memory.
  public static RunSettings inMemory(int threads) {
    return new RunSettings("", threads, Optional.empty(), List.of(), "cpu");
  }

  /// On the processor, recorded in a folder.
  public static RunSettings onDisk(String title, int threads, Path directory) {
    return new RunSettings(title, threads, Optional.of(directory), List.of(), "cpu");
  }

  /// The same by another backend.
  ///
  /// @param chosen see {@link Backend#named}
  public RunSettings by(String chosen) {
    return new RunSettings(title, threads, directory, replay, chosen);
  }

  /// The changes that were made during a recorded run, to replay them.
  ///
  /// @throws cajal.problem.ProblemException if the log of changes is damaged
  public static List<Change> changes(Path recording) {
    return ChangeLog.read(recording);
  }

  public RunSettings withReplay(List<Change> changes) {
    return new RunSettings(title, threads, directory, changes, backend);
  }
}
