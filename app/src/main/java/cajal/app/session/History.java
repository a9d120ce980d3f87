package cajal.app.session;

import cajal.project.Project;
import java.util.ArrayList;
import java.util.List;

/// Every value the project has had, and which of them is current. Since projects are immutable and
/// share what they have in common, a step costs no more than what it changed.
public final class History {

  /// A project and the gesture that led to it.
  public record Step(String gesture, Project project) {}

  private final List<Step> steps = new ArrayList<>();
  private int current;

  public History(Project initial) {
    steps.add(new Step("Open", initial));
  }

  public Project project() {
    return steps.get(current).project();
  }

  /// Appends a step after the current one; what was undone before is forgotten.
  public void push(String gesture, Project project) {
    steps.subList(current + 1, steps.size()).clear();
    steps.add(new Step(gesture, project));
    current++;
  }

  /// Replaces the current step, for gestures that are one to the person: a drag, a slider.
  public void amend(Project project) {
    steps.set(current, new Step(steps.get(current).gesture(), project));
  }

  public boolean canUndo() {
    return current > 0;
  }

  public boolean canRedo() {
    return current + 1 < steps.size();
  }

  /// Name of the gesture that led to the current project.
  public String gesture() {
    return steps.get(current).gesture();
  }

  /// Name of the gesture that undo would take back.
  public String undoGesture() {
    return canUndo() ? steps.get(current).gesture() : "";
  }

  /// Name of the gesture that redo would bring back.
  public String redoGesture() {
    return canRedo() ? steps.get(current + 1).gesture() : "";
  }

  public Project undo() {
    if (canUndo()) {
      current--;
    }
    return project();
  }

  public Project redo() {
    if (canRedo()) {
      current++;
    }
    return project();
  }
}
