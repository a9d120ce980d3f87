package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with the selected nodes: by menu, and by the keys that stand in it.
final class GraphMenu {

  private final GraphPane graph;
  private final Workspace workspace;
  private final ConnectomeSession session;
  private final CircuitGestures gestures;
  private final ContextMenu menu = new ContextMenu();

  GraphMenu(GraphPane graph, Workspace workspace, CircuitGestures gestures) {
    this.graph = graph;
    this.workspace = workspace;
    session = workspace.connectome();
    this.gestures = gestures;
  }

  void hide() {
    menu.hide();
  }

  void show(Node anchor, double screenX, double screenY) {
    Set<String> chosen = graph.selected();
    boolean whole = session.view().members().input().isEmpty();
    List<MenuItem> items = new ArrayList<>();
    if (!chosen.isEmpty()) {
      items.add(item("Expand: add partners", "E", !whole, this::expand));
      items.add(item("Show only these", "O", true, this::only));
      items.add(item("Hide", "H", true, this::hideChosen));
      items.add(new SeparatorMenuItem());
      boolean two = chosen.size() == 2;
      items.add(item("Shortest path between both", "P", two, () -> graph.showPaths(1)));
      items.add(item("Best five paths between both", "B", two, () -> graph.showPaths(5)));
      items.add(new SeparatorMenuItem());
      items.add(item("Join class", "J", true, this::join));
      items.add(item("Split", "S", true, this::split));
      items.add(item("Group…", "G", true, this::group));
      items.add(item("Rename group…", "F2", !groups(chosen).isEmpty(), this::rename));
      items.add(new SeparatorMenuItem());
      items.add(item("Stimulate, or no longer", "", true, this::stimulate));
      items.add(item("Ablate, or bring back", "", true, this::ablate));
      items.add(new SeparatorMenuItem());
    }
    items.add(
        item(
            "Show hidden", "", !session.view().members().hidden().isEmpty(), gestures::showHidden));
    items.add(item("Show the whole connectome", "", !whole, gestures::all));
    items.add(item("Fit", "", true, graph::fit));
    menu.getItems().setAll(items);
    menu.show(anchor, screenX, screenY);
  }

  private static MenuItem item(String title, String key, boolean enabled, Runnable action) {
    MenuItem item = new MenuItem(key.isEmpty() ? title : title + "   (" + key + ")");
    item.setMnemonicParsing(false);
    item.setId("graph-" + title.split("[ …:]", 2)[0].toLowerCase(java.util.Locale.ROOT));
    item.setDisable(!enabled);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void stimulate() {
    session.experiment().toggleDriven(session.selection());
  }

  private void ablate() {
    session.experiment().toggleAblated(session.selection());
  }

  void expand() {
    CircuitWiring wiring = graph.shown().wiring();
    Set<String> chosen = graph.selected();
    if (wiring != null && !chosen.isEmpty()) {
      graph.haunt(Set.of(), graph.shown());
      gestures.expand(wiring, chosen);
    }
  }

  void only() {
    if (!graph.selected().isEmpty()) {
      gestures.only(graph.selected());
    }
  }

  void hideChosen() {
    graph.delete();
  }

  void join() {
    gestures.join(graph.shown().circuit(), graph.selected());
  }

  void split() {
    gestures.split(graph.shown().circuit(), graph.selected());
  }

  void group() {
    Set<String> chosen = graph.selected();
    Circuit circuit = graph.shown().circuit();
    if (!chosen.isEmpty()) {
      workspace
          .panels()
          .ask("Group", "Name of the group", "", name -> gestures.group(circuit, chosen, name));
    }
  }

  void rename() {
    groups(graph.selected()).stream()
        .findFirst()
        .ifPresent(group ->
            workspace
                .panels()
                .ask(
                    "Rename group",
                    "Name of the group",
                    group,
                    name -> gestures.rename(group, name)));
  }

  private List<String> groups(Set<String> ids) {
    return graph.shown().circuit().nodes().stream()
        .filter(node -> node.form() == Circuit.Form.GROUP && ids.contains(node.id()))
        .map(Circuit.Node::id)
        .toList();
  }
}
