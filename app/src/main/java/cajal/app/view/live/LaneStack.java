package cajal.app.view.live;

import cajal.project.Project.View;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;

/// The live views one below the other: those the person wants, that have something to show, and for
/// which there is room.
final class LaneStack extends SplitPane {

  /// A view with its switch.
  record Slot(LaneChoice.Entry entry, BooleanProperty wanted) {}

  private List<Slot> slots = List.of();
  private List<Lane> shown = List.of();
  private boolean spikes = true;
  private int crowdedOut;

  private final Runnable rearranged;
  private final Runnable switched;

  /// @param rearranged is called when other views are on screen
  /// @param switched is called when the person switched a view on or off
  LaneStack(Runnable rearranged, Runnable switched) {
    this.rearranged = rearranged;
    this.switched = switched;
    setOrientation(Orientation.VERTICAL);
    setMinHeight(0);
    heightProperty().subscribe(height -> arrange());
  }

  /// Takes other views.
  List<Slot> take(List<LaneChoice.Entry> entries) {
    slots =
        entries.stream()
            .map(entry -> new Slot(entry, new SimpleBooleanProperty(entry.wanted())))
            .toList();
    slots.forEach(slot ->
        slot.wanted()
            .subscribe((was, on) -> {
              arrange();
              switched.run();
            }));
    arrange();
    return slots;
  }

  /// Tells whether the run has any spikes; views of spikes stay away without.
  void tellSpikes(boolean any) {
    if (any != spikes) {
      spikes = any;
      arrange();
    }
  }

  /// Whether a view has something to show.
  boolean useful(Slot slot) {
    boolean others = slots.stream().anyMatch(other -> !other.entry().spikes());
    return spikes || !slot.entry().spikes() || !others;
  }

  private void arrange() {
    List<Lane> wanted = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.wanted().get() && useful(slot)) {
        wanted.add(slot.entry().lane());
      }
    }
    int room = Math.max(1, (int) (getHeight() / (Lane.SMALLEST + 4)));
    crowdedOut = Math.max(0, wanted.size() - room);
    List<Lane> next = List.copyOf(wanted.subList(0, wanted.size() - crowdedOut));
    if (!next.equals(shown)) {
      shown = next;
      getItems().setAll(next);
      divide();
      rearranged.run();
    }
  }

  private void divide() {
    double whole = shown.stream().mapToDouble(Lane::weight).sum();
    double above = 0;
    double[] dividers = new double[Math.max(0, shown.size() - 1)];
    for (int i = 0; i < dividers.length; i++) {
      above += shown.get(i).weight();
      dividers[i] = above / whole;
    }
    setDividerPositions(dividers);
  }

  /// The views on screen, from top to bottom.
  List<Lane> shown() {
    return shown;
  }

  /// All views, on screen or not.
  List<Lane> all() {
    return slots.stream().map(slot -> slot.entry().lane()).toList();
  }

  /// The views that are switched on, as a project names them.
  List<View> wanted() {
    return slots.stream()
        .filter(slot -> slot.wanted().get())
        .map(slot -> slot.entry().view())
        .distinct()
        .toList();
  }

  /// Number of views for which there is no room.
  int crowdedOut() {
    return crowdedOut;
  }
}
