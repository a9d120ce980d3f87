package cajal.app.view.analysis;

import cajal.analyse.Field;
import cajal.app.view.part.CommitField;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// One parameter with its name above it, and the reason below where what was typed does not fit.
final class FieldRow extends VBox {

  private static final String YES = "yes";

  /// @param text value that holds
  /// @param commit takes a new value; throws IllegalArgumentException in a person's words
  FieldRow(Field field, String text, CommitField.Commit commit) {
    super(3);
    Label name = new Label(field.about().title());
    String bounds = field.bounds();
    Tooltip help =
        new Tooltip(field.about().help() + (bounds.isEmpty() ? "" : " (" + bounds + ")"));
    help.setWrapText(true);
    help.setMaxWidth(320);
    name.setTooltip(help);
    switch (field.type()) {
      case YES_OR_NO -> {
        CheckBox box = new CheckBox(field.about().title());
        box.setTooltip(help);
        box.setSelected(text.equals(YES));
        box.setOnAction(event -> commit.accept(box.isSelected() ? YES : "no"));
        named(box, field);
        getChildren().add(box);
      }
      case CHOICE -> {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(field.choices());
        choice.setValue(text);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(event -> commit.accept(choice.getValue()));
        name.setLabelFor(choice);
        named(choice, field);
        getChildren().addAll(name, choice);
      }
      default -> {
        CommitField line = new CommitField(field.about().title(), commit);
        line.show(text.equals(Field.AUTO) ? "" : text);
        line.setPromptText(prompt(field));
        name.setLabelFor(line);
        named(line, field);
        getChildren().addAll(name, line, line.reason());
      }
    }
  }

  private static String prompt(Field field) {
    return switch (field.type()) {
      case AUTO_NUMBER, AUTO_INTEGER, TEXT -> Field.AUTO;
      case TEXTS -> "all";
      default -> field.about().unit();
    };
  }

  private static void named(Control control, Field field) {
    control.setId("field-" + field.key());
    control.setAccessibleHelp(field.about().help());
  }
}
