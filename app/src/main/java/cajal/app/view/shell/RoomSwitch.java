package cajal.app.view.shell;

import cajal.app.command.Workspace;
import cajal.app.view.part.Icons;
import cajal.app.view.part.RoomContent;
import cajal.app.view.room.Room;
import cajal.app.view.room.Rooms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The tabs that lead from room to room, and the room in sight. A room is built when it is first
/// entered.
final class RoomSwitch {

  private static final Room.Card NETWORK =
      new Room.Card(
          Workspace.NETWORK_ROOM,
          "Network",
          "Draw a network and run it.",
          "mdi2v-vector-polyline",
          10);

  private final Workspace workspace;
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Map<String, RoomContent> open = new HashMap<>();
  private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(NETWORK.id());
  private final ReadOnlyObjectWrapper<RoomContent> content;
  private final BorderPane place = new BorderPane();
  private final HBox bar = new HBox();
  private final Workspace.Drawing drawing;

  /// @param network what the first room shows
  RoomSwitch(RoomContent network, Workspace workspace) {
    this.workspace = workspace;
    content = new ReadOnlyObjectWrapper<>(network);
    drawing = new DrawingInSight(content);
    open.put(NETWORK.id(), network);
    place.setCenter(network.node());
    bar.getStyleClass().add("room-tabs");
    bar.setAlignment(Pos.CENTER_RIGHT);
    bar.setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    tab(NETWORK, group);
    for (Room room : Rooms.all()) {
      rooms.put(room.card().id(), room);
      tab(room.card(), group);
    }
    mark();
  }

  private void tab(Room.Card card, ToggleGroup group) {
    ToggleButton button = new ToggleButton(card.title(), Icons.of(card.icon()));
    button.setId("room-" + card.id());
    button.setTooltip(new Tooltip(card.description()));
    button.setAccessibleText(card.title() + ": " + card.description());
    button.setToggleGroup(group);
    button.getStyleClass().add("room-tab");
    button.setOnAction(event -> {
      show(card.id());
      mark();
    });
    tabs.put(card.id(), button);
    bar.getChildren().add(button);
  }

  private void mark() {
    tabs.forEach((id, button) -> button.setSelected(id.equals(shown.get())));
  }

  /// Brings a room into sight; one that is not there changes nothing.
  void show(String id) {
    RoomContent next = content(id);
    RoomContent before = content.get();
    if (next == null || id.equals(shown.get())) {
      return;
    }
    before.seen(false);
    place.setCenter(next.node());
    shown.set(id);
    content.set(next);
    mark();
    next.seen(true);
    next.focus();
  }

  private @Nullable RoomContent content(String id) {
    RoomContent built = open.get(id);
    Room room = rooms.get(id);
    if (built == null && room != null) {
      built = room.open(workspace);
      open.put(id, built);
    }
    return built;
  }

  Node tabs() {
    return bar;
  }

  /// Where the room in sight stands.
  Node place() {
    return place;
  }

  RoomContent content() {
    return content.get();
  }

  ReadOnlyStringProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ObservableValue<String> size() {
    return content.flatMap(RoomContent::size);
  }

  ObservableValue<String> scale() {
    return content.flatMap(RoomContent::scale);
  }

  /// What the room in sight draws.
  Workspace.Drawing drawing() {
    return drawing;
  }
}
