package cajal.app.session;

import cajal.model.ModelLibrary;
import cajal.model.ModelSource;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.simulate.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The project as a run has it: as it was at the start, plus what was changed while it went on.
final class EmbodiedProject {

  private final Project start;
  private final Set<String> refused = new HashSet<>();
  private Project followed;

  EmbodiedProject(Project atStart) {
    start = atStart;
    followed = atStart;
  }

  /// Lets a run take over what has changed in the project, as far as it can.
  ///
  /// @param run the run; `null` where it has ended and can take over nothing
  /// @param say is told why a value was refused
  /// @return whether the run shows the project as it is now
  boolean follow(Project next, @Nullable Run run, Consumer<String> say) {
    ModelSource models = ModelLibrary.standard().with(next.models());
    boolean sameStructure = !LiveChanges.between(start, next, models).structural();
    List<LiveChanges.Value> values = LiveChanges.between(followed, next, models).values();
    if (run == null) {
      return sameStructure && values.isEmpty() && refused.isEmpty();
    }
    for (LiveChanges.Value value : values) {
      if (known(value.owner())) {
        apply(value, run, say);
      }
    }
    followed = next;
    return sameStructure && refused.isEmpty();
  }

  private boolean known(String owner) {
    return start.network().node(owner).isPresent() || start.network().projection(owner).isPresent();
  }

  private void apply(LiveChanges.Value change, Run run, Consumer<String> say) {
    String name = change.owner() + "." + change.parameter();
    try {
      run.setParameter(change.owner(), change.parameter(), change.value());
      refused.remove(name);
    } catch (ProblemException e) {
      // A slider passes through many values: the status line is loud enough.
      say.accept(e.problems().getFirst().toString());
      refused.add(name);
    }
  }
}
