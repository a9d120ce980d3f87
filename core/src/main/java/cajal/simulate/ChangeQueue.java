package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.compile.ParameterChange;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.record.RecordingWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Changes of parameters between the person who asks for them and the step at which they hold.
final class ChangeQueue {

  private final CompiledNetwork network;

  // Guarded by this lock, so that preparing a change keeps the run from nothing.
  private final Object preparing = new Object();
  private Network current;

  // Guarded by this queue.
  private final Queue<Waiting> asked = new ArrayDeque<>();

  // Filled once, then only read by the run.
  private final Queue<Waiting> replay = new ArrayDeque<>();

  private final List<Waiting> past = new ArrayList<>();
  private final List<RunSettings.Change> applied = new ArrayList<>();

  private record Waiting(RunSettings.Change request, List<ParameterChange> changes) {}

  /// @param earlier changes that were applied before a checkpoint
  /// @param replayed changes to come
  ChangeQueue(
      CompiledNetwork network,
      List<RunSettings.Change> earlier,
      List<RunSettings.Change> replayed) {
    this.network = network;
    current = network.network();
    for (RunSettings.Change change : earlier) {
      past.add(prepare(change));
      applied.add(change);
    }
    for (RunSettings.Change change : replayed) {
      replay.add(prepare(change));
    }
  }

  /// Applies once more what was applied before a checkpoint.
  void repeat(Backend.Engine engine) {
    past.forEach(change -> change.changes().forEach(engine::apply));
  }

  /// All changes that were applied so far, in the order of their steps.
  List<RunSettings.Change> applied() {
    return List.copyOf(applied);
  }

  /// Asks for a change at the next step.
  ///
  /// @throws cajal.problem.ProblemException if it is wrong
  void request(String owner, String parameter, Distribution value) {
    // One after the other, so that changes are applied in the order in which they were prepared.
    synchronized (preparing) {
      Waiting change = prepare(new RunSettings.Change(-1, owner, parameter, value));
      synchronized (asked) {
        asked.add(change);
      }
    }
  }

  private Waiting prepare(RunSettings.Change request) {
    synchronized (preparing) {
      NetworkCompiler.Changed changed =
          network
              .compiler()
              .change(network, current, request.owner(), request.parameter(), request.value());
      current = changed.network();
      return new Waiting(request, changed.changes());
    }
  }

  boolean waiting() {
    synchronized (asked) {
      return !asked.isEmpty();
    }
  }

  /// Applies and logs what is due before a step.
  ///
  /// @return step of the next change that still waits
  long apply(long step, Backend.Engine engine, RecordingWriter writer) {
    while (true) {
      Waiting due = due(step);
      if (due == null) {
        return replay.isEmpty() ? Long.MAX_VALUE : replay.element().request().step();
      }
      due.changes().forEach(engine::apply);
      RunSettings.Change request = due.request();
      applied.add(
          new RunSettings.Change(step, request.owner(), request.parameter(), request.value()));
      writer.change(step, request.owner(), request.parameter(), ValueText.write(request.value()));
    }
  }

  private @Nullable Waiting due(long step) {
    if (!replay.isEmpty() && replay.element().request().step() <= step) {
      return replay.poll();
    }
    synchronized (asked) {
      return asked.poll();
    }
  }
}
