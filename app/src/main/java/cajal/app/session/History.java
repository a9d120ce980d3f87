package cajal.app.session;

import java.util.ArrayList;
import java.util.List;

/// Every value that something immutable has had, such as the project, and which of them is current.
/// Since such values share what they have in common, a step costs no more than what it changed.
///
/// @param <V> the value
public final class History<V> {

  private record Step<V>(String gesture, V value) {}

  private final List<Step<V>> steps = new ArrayList<>();
  private int current;

  public History(V initial) {
    steps.add(new Step<>("Open", initial));
  }

  public V value() {
    return steps.get(current).value();
  }

  /// Appends a step after the current one; what was undone before is forgotten.
  public void push(String gesture, V value) {
    steps.subList(current + 1, steps.size()).clear();
    steps.add(new Step<>(gesture, value));
    current++;
  }

  /// Replaces the current step, for gestures that are one to the person: a drag, a slider.
  public void amend(V value) {
    steps.set(current, new Step<>(steps.get(current).gesture(), value));
  }

  public boolean canUndo() {
    return current > 0;
  }

  public boolean canRedo() {
    return current + 1 < steps.size();
  }

  /// Name of the gesture that led to the current value.
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

  public V undo() {
    if (canUndo()) {
      current--;
    }
    return value();
  }

  public V redo() {
    if (canRedo()) {
      current++;
    }
    return value();
  }
}
