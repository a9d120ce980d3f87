package cajal.app.view.part;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A line that takes effect on Enter or when the focus leaves it. What does not fit is refused with
/// the reason below it, and the old value stays.
public final class CommitField extends TextField {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
  private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

  /// Puts what was typed where it belongs.
  @FunctionalInterface
  public interface Commit {

    /// @throws IllegalArgumentException in a person's words, if what was typed does not fit
    void accept(String typed);
  }

  private final Commit commit;
  private final Label reason = new Label();
  private String shown = "";

  /// @param name what screen readers call it
  public CommitField(String name, Commit commit) {
    this.commit = commit;
    setAccessibleText(name);
    reason.getStyleClass().add("refusal");
    reason.setWrapText(true);
    reason.setMinHeight(USE_PREF_SIZE);
    accept();
    setOnAction(event -> commit());
    focusedProperty()
        .addListener((property, was, is) -> {
          if (!is) {
            leave();
          }
        });
    textProperty().addListener((property, old, typed) -> pseudoClassStateChanged(WRONG, false));
    addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
  }

  /// Why the last line was refused; not shown while there is nothing to say.
  public Label reason() {
    return reason;
  }

  /// Shows the value that holds, unless the person is typing another.
  public void show(String value) {
    boolean typing = isFocused() && !getText().equals(shown);
    if (!typing && !getText().equals(value)) {
      setText(value);
      if (isFocused()) {
        end();
      }
    }
    shown = value;
  }

  /// Goes back to the value that holds.
  public void revert() {
    setText(shown);
    pseudoClassStateChanged(WRONG, false);
  }

  // Keys of the field's own history would take back letters, where a person who has entered a value
  // means the value.
  private void steer(KeyEvent event) {
    boolean untouched = getText().equals(shown);
    if (event.getCode() == KeyCode.ESCAPE && !untouched) {
      revert();
      accept();
      event.consume();
    } else if (untouched && (UNDO.match(event) || REDO.match(event))) {
      event.consume();
      getParent().fireEvent(event.copyFor(getParent(), getParent()));
    }
  }

  private void commit() {
    try {
      commit.accept(getText());
      accept();
      selectAll();
    } catch (IllegalArgumentException e) {
      refuse(words(e));
    }
  }

  private void leave() {
    if (!getText().equals(shown)) {
      try {
        commit.accept(getText());
        accept();
      } catch (IllegalArgumentException e) {
        revert();
        refuse(words(e) + " The old value stays.");
        pseudoClassStateChanged(WRONG, false);
      }
    }
    revert();
  }

  private static String words(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "This does not fit.");
  }

  private void accept() {
    pseudoClassStateChanged(WRONG, false);
    reason.setVisible(false);
    reason.setManaged(false);
  }

  private void refuse(String why) {
    pseudoClassStateChanged(WRONG, true);
    reason.setText(why);
    reason.setVisible(true);
    reason.setManaged(true);
  }
}
