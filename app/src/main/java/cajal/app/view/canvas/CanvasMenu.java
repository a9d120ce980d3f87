package cajal.app.view.canvas;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Pane;

/// The menu of the right button, or of the menu key: what can be done with the selection, and with
/// the canvas where nothing is selected.
final class CanvasMenu {

  private final CanvasActions actions;
  private final Board board;
  private final ContextMenu menu = new ContextMenu();

  CanvasMenu(Board board, CanvasActions actions, Pane pane) {
    this.board = board;
    this.actions = actions;
    pane.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          fill();
          menu.show(pane, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  private void fill() {
    menu.getItems().clear();
    if (!board.session().selection().isEmpty()) {
      if (!board.selectedNodes().isEmpty()) {
        add("Mark as sources (S)", actions::markSources);
        if (!board.sources().isEmpty()) {
          add(
              "Connect " + String.join(", ", board.sources()) + " to this (C)",
              actions::connectToSelection);
        }
      }
      add("Delete (Del)", actions::delete);
      menu.getItems().add(new SeparatorMenuItem());
    }
    add("Place … (N)", actions::add);
    add("Select all (Ctrl+A)", actions::selectAll);
    add("Show the whole drawing (F)", actions::fit);
  }

  private void add(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    menu.getItems().add(item);
  }
}
