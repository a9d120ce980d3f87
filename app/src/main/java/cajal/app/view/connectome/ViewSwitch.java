package cajal.app.view.connectome;

import cajal.app.command.Workspace;
import cajal.app.view.part.Icons;
import cajal.discover.Discovery;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The tabs that lead from view to view of a connectome, and the view in sight.
final class ViewSwitch {

  private final Workspace workspace;
  private final Map<String, ConnectomeView> views = new LinkedHashMap<>();
  private final Map<String, ConnectomeView.Content> open = new HashMap<>();
  private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<ConnectomeView.@Nullable Content> shown =
      new ReadOnlyObjectWrapper<>(null);
  private final BorderPane place = new BorderPane();
  private final HBox bar = new HBox();
  private boolean visible;

  ViewSwitch(Workspace workspace) {
    this.workspace = workspace;
    bar.getStyleClass().add("view-tabs");
    bar.setAlignment(Pos.CENTER_LEFT);
    ToggleGroup group = new ToggleGroup();
    List<ConnectomeView> found =
        Discovery.below(ConnectomeView.class, ConnectomeView.class).stream()
            .sorted(Comparator.comparingInt(view -> view.card().position()))
            .toList();
    for (ConnectomeView view : found) {
      ConnectomeView.Card card = view.card();
      views.put(card.id(), view);
      ToggleButton button = new ToggleButton(card.title(), Icons.of(card.icon()));
      button.setId("view-" + card.id());
      button.setToggleGroup(group);
      button.getStyleClass().add("room-tab");
      button.setOnAction(event -> {
        workspace.connectome().viewIdProperty().set(card.id());
        mark(card.id());
      });
      tabs.put(card.id(), button);
      bar.getChildren().add(button);
    }
    workspace.connectome().viewIdProperty().subscribe(this::show);
  }

  /// Brings a view into sight; one that is not there changes nothing.
  private void show(String id) {
    ConnectomeView view = views.get(id);
    if (view != null) {
      ConnectomeView.Content next = open.computeIfAbsent(id, key -> view.open(workspace));
      ConnectomeView.Content before = shown.get();
      if (before != null && !next.equals(before)) {
        before.seen(false);
      }
      place.setCenter(next.node());
      shown.set(next);
      next.seen(visible);
    }
    mark(id);
  }

  private void mark(String id) {
    tabs.forEach((key, button) -> button.setSelected(key.equals(id)));
  }

  Optional<ConnectomeView.Content> content() {
    return Optional.ofNullable(shown.get());
  }

  ObservableValue<String> scale() {
    ReadOnlyStringWrapper none = new ReadOnlyStringWrapper("");
    return shown.flatMap(content -> content == null ? none : content.scale());
  }

  Node tabs() {
    return bar;
  }

  Node place() {
    return place;
  }

  void seen(boolean now) {
    visible = now;
    content().ifPresent(content -> content.seen(now));
  }
}
