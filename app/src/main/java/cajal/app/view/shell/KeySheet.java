package cajal.app.view.shell;

import cajal.app.command.Command;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet of every key that does something, made from the commands.
final class KeySheet extends VBox {

  private static final Map<String, String> MOUSE =
      new java.util.TreeMap<>(
          Map.of(
              "Wheel", "Zoom to the pointer",
              "Drag the canvas", "Select with a rubber band",
              "Space or middle drag", "Pan",
              "Drag a handle", "Wire to another node",
              "Double-click the canvas", "Ring: place a node",
              "Double-click a node", "Its key parameters"));

  private final Overlay overlay;
  private final Button close = new Button("Close");

  KeySheet(List<Command> commands, Overlay overlay) {
    this.overlay = overlay;
    getStyleClass().addAll("panel-sheet", "key-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label heading = new Label("Keyboard shortcuts");
    heading.getStyleClass().add("sheet-title");
    HBox columns = new HBox(36);
    VBox column = new VBox(16);
    int rows = 0;
    Map<Command.Menu, List<Command>> byMenu =
        commands.stream()
            .filter(command -> !command.card().keys().isEmpty())
            .collect(
                Collectors.groupingBy(
                    command -> command.card().menu(),
                    () -> new java.util.EnumMap<>(Command.Menu.class),
                    Collectors.toList()));
    for (Map.Entry<Command.Menu, List<Command>> menu : byMenu.entrySet()) {
      if (rows > 0 && rows + menu.getValue().size() > 14) {
        columns.getChildren().add(column);
        column = new VBox(16);
        rows = 0;
      }
      rows += menu.getValue().size() + 2;
      GridPane grid = group(column, menu.getKey().title());
      for (Command command : menu.getValue()) {
        line(
            grid,
            command.card().keys().stream().map(Keys::title).collect(Collectors.joining("  ")),
            command.card().name().replace("…", ""));
      }
    }
    GridPane mouse = group(column, "Canvas");
    MOUSE.forEach((gesture, meaning) -> line(mouse, gesture, meaning));
    columns.getChildren().add(column);
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    close.setCancelButton(true);
    close.setOnAction(event -> overlay.hide());
    getChildren().addAll(heading, columns, foot);
  }

  void open() {
    overlay.show(this, close, Pos.CENTER);
  }

  private static GridPane group(VBox column, String title) {
    Label label = new Label(title);
    label.getStyleClass().add("group-title");
    GridPane grid = new GridPane(14, 5);
    column.getChildren().add(new VBox(6, label, grid));
    return grid;
  }

  private static void line(GridPane grid, String keys, String name) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), key, new Label(name));
  }
}
