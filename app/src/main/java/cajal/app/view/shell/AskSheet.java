package cajal.app.view.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A sheet that asks for one line.
final class AskSheet extends VBox {

  private final Overlay overlay;
  private final TextField line = new TextField();

  AskSheet(Overlay overlay, String title, String prompt, String initial, Consumer<String> answer) {
    this.overlay = overlay;
    getStyleClass().addAll("panel-sheet", "ask-sheet");
    setMaxSize(380, Region.USE_PREF_SIZE);
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    Label hint = new Label(prompt);
    hint.getStyleClass().add("hint");
    line.setId("ask-line");
    line.setText(initial);
    line.setAccessibleText(title + ": " + prompt);
    Runnable done =
        () -> {
          overlay.hide();
          answer.accept(line.getText().strip());
        };
    line.setOnAction(event -> done.run());
    Button cancel = new Button("Cancel");
    cancel.setOnAction(event -> overlay.hide());
    Button ok = new Button("OK");
    ok.getStyleClass().add("accent");
    ok.setOnAction(event -> done.run());
    HBox foot = new HBox(8, cancel, ok);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(heading, hint, line, foot);
  }

  void open() {
    overlay.show(this, line, Pos.CENTER);
    line.selectAll();
  }
}
