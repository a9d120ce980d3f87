package cajal.app.view.inspector;

import cajal.app.session.Session;
import cajal.app.view.part.CommitField;
import cajal.network.Distribution;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One value in a form: name, slider, number with unit, and a menu for how it varies.
final class ValueRow extends VBox implements Live {

  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final double STEP = 0.01;

  private final Session session;
  private final ValueField field;
  private final Label name = new Label();
  private final Slider slider = new Slider(0, 1, 0);
  private final MenuButton menu = new MenuButton();
  private final HBox line = new HBox(6);
  private final VBox below = new VBox(4);
  private final List<CommitField> parts = new ArrayList<>();
  private @Nullable Shape shape;
  private SliderScale scale;
  private boolean following;
  private boolean dragging;

  ValueRow(Session session, ValueField field) {
    super(3);
    this.session = session;
    this.field = field;
    scale = SliderScale.of(field.parameter(), field.parameter().defaultValue().value());
    getStyleClass().add("value-row");
    name.setText(field.name());
    name.getStyleClass().add("value-name");
    name.setTooltip(new Tooltip(help()));
    slider.setAccessibleText(field.name() + ", slider");
    slider.setMinWidth(36);
    slider.setPrefWidth(60);
    slider.setBlockIncrement(STEP);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.valueProperty().addListener((property, old, position) -> slide());
    slider
        .valueChangingProperty()
        .addListener((property, was, is) -> {
          if (!is) {
            dragging = false;
          }
        });
    menu.setAccessibleText("How " + field.name() + " varies");
    menu.getStyleClass().addAll("flat", "value-menu");
    menu.setOnShowing(event -> fillMenu());
    // Never empty: an empty menu would not open, and so never be filled.
    menu.getItems().add(new MenuItem());
    line.setAlignment(Pos.CENTER_LEFT);
    below.getStyleClass().add("value-parts");
    getChildren().addAll(line, below);
  }

  ValueField field() {
    return field;
  }

  private String help() {
    String usual = Summary.of(field.usual(), field);
    return field.parameter().description()
        + (field.parameter().description().isEmpty() ? "" : "\n")
        + (field.hasDefault() ? "Default " + usual : "")
        + (field.bounds().equals("a number") ? "" : ", " + field.bounds());
  }

  @Override
  public void show(Project project) {
    Distribution value = field.value(project);
    Shape now = Shape.of(value);
    if (now != shape) {
      shape = now;
      build(value);
    }
    boolean mixed = field.mixed(project);
    List<Shape.Part> texts = Shape.parts(value, field.unit());
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).show(mixed ? "" : texts.get(i).text());
      parts.get(i).setPromptText(mixed ? "different" : "");
    }
    boolean changed = field.hasDefault() && field.changed(project);
    name.pseudoClassStateChanged(CHANGED, changed);
    if (slider.getParent() != null) {
      double number = Shape.centre(value, field);
      if (!dragging && (number < scale.low() || number > scale.high())) {
        scale = SliderScale.of(field.parameter(), number);
      }
      following = true;
      slider.setValue(scale.position(number));
      following = false;
    }
  }

  private void build(Distribution value) {
    parts.clear();
    below.getChildren().clear();
    line.getChildren().setAll(name);
    List<Shape.Part> texts = Shape.parts(value, field.unit());
    boolean one = Shape.of(value) == Shape.CONSTANT;
    if (one) {
      line.getChildren().addAll(slider, edit(texts, 0, 68), unit(field.unit()), menu);
    } else {
      Label title = new Label(Shape.of(value).title());
      title.getStyleClass().add("hint");
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      name.setMinWidth(USE_PREF_SIZE);
      line.getChildren().addAll(title, unit(field.unit()), menu);
      boolean wide = texts.size() == 1;
      HBox row = new HBox(8);
      for (int i = 0; i < texts.size(); i++) {
        if (i > 0 && i % 2 == 0) {
          below.getChildren().add(row);
          row = new HBox(8);
        }
        Label label = new Label(texts.get(i).label());
        label.getStyleClass().add("part-name");
        CommitField part = edit(texts, i, wide ? 180 : 72);
        HBox.setHgrow(part, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(label, part);
      }
      below.getChildren().add(row);
    }
    parts.forEach(part -> below.getChildren().add(part.reason()));
    // Without anything to show it would still cost its spacing.
    below.managedProperty().unbind();
    below.setManaged(true);
    if (one) {
      below.managedProperty().bind(parts.getFirst().reason().managedProperty());
    }
  }

  private CommitField edit(List<Shape.Part> texts, int index, double width) {
    boolean one = texts.size() == 1 && texts.getFirst().label().equals("value");
    CommitField part =
        new CommitField(
            field.name() + (one ? "" : ", " + texts.get(index).label()),
            typed -> commit(index, typed));
    part.setId("field-" + field.name() + (one ? "" : "-" + texts.get(index).label()));
    part.setPrefWidth(width);
    part.setMinWidth(Math.min(width, 56));
    if (one) {
      part.setMaxWidth(width);
      part.setMinWidth(width);
      part.setAlignment(Pos.CENTER_RIGHT);
      part.addEventFilter(KeyEvent.KEY_PRESSED, this::nudge);
    }
    parts.add(part);
    return part;
  }

  private static Label unit(Unit unit) {
    Label label = new Label(unit.equals(Unit.ONE) ? "" : unit.symbol());
    label.getStyleClass().add("unit");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setPrefWidth(38);
    return label;
  }

  private void commit(int index, String typed) {
    if (typed.isBlank() && field.mixed(session.project())) {
      return;
    }
    Distribution before = field.value(session.project());
    set(Shape.with(before, index, typed, field));
    show(session.project());
  }

  private void set(Distribution value) {
    session.edit(field.gesture(), project -> field.with(project, value));
  }

  // A drag is one gesture: its first movement begins it, the others go on with it.
  private void slide() {
    if (following) {
      return;
    }
    Distribution value = Distribution.constant(scale.value(slider.getValue()), field.unit());
    if (dragging) {
      session.amend(project -> field.with(project, value));
    } else {
      Project before = session.project();
      set(value);
      dragging = slider.isValueChanging() && !session.project().equals(before);
    }
  }

  private void nudge(KeyEvent event) {
    int direction = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
    if (direction != 0 && slider.getParent() != null) {
      double step = event.isShiftDown() ? 10 * STEP : STEP;
      slider.setValue(Math.clamp(slider.getValue() + direction * step, 0, 1));
      event.consume();
    }
  }

  private void fillMenu() {
    menu.getItems().clear();
    Distribution value = field.value(session.project());
    if (!field.parameter().list()) {
      for (Shape kind : Shape.values()) {
        if (kind != Shape.LISTED || shape == Shape.LISTED) {
          RadioMenuItem item = new RadioMenuItem(kind.title());
          item.setSelected(kind == shape);
          item.setOnAction(event -> set(kind.from(value, field)));
          menu.getItems().add(item);
        }
      }
      menu.getItems().add(new SeparatorMenuItem());
    }
    if (field.hasDefault()) {
      MenuItem reset = new MenuItem("Reset to default (" + Summary.of(field.usual(), field) + ")");
      reset.setDisable(!field.changed(session.project()));
      reset.setOnAction(event -> session.edit("Reset " + field.name(), field::reset));
      menu.getItems().add(reset);
    }
  }
}
