package cajal.app.view.inspector;

import cajal.app.view.part.CommitField;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// The form of the whole project, shown while nothing is selected.
final class ProjectForm {

  private ProjectForm() {}

  static Form of(Desk desk) {
    Form form = new Form();
    CommitField title =
        new CommitField(
            "Title",
            typed -> {
              if (typed.isBlank()) {
                throw new IllegalArgumentException("A project needs a title.");
              }
              desk.session().edit("Title", project -> project.withTitle(typed.strip()));
            });
    form.follow(project -> title.show(project.title()));
    form.head(wrapped(form, Desk.head(title, new Label("Project")), title));
    Form.Section about = form.section("Description", true);
    TextArea description = new TextArea();
    description.setId("field-description");
    description.setAccessibleText("Description");
    description.setPromptText("What this network is about");
    description.setWrapText(true);
    description.setPrefRowCount(6);
    description
        .focusedProperty()
        .addListener((property, was, is) -> {
          if (!is) {
            String typed = description.getText();
            desk.session().edit("Description", project -> project.withDescription(typed));
          }
        });
    form.follow(project -> {
      if (!description.isFocused() && !description.getText().equals(project.description())) {
        description.setText(project.description());
      }
    });
    about.node(description);
    Form.Section run = form.section("Simulation", true);
    CommitField seed =
        new CommitField(
            "Seed",
            typed -> {
              try {
                long value = Long.parseLong(typed.strip());
                desk.session().edit("Seed " + value, project -> project.withSeed(value));
              } catch (NumberFormatException e) {
                throw new IllegalArgumentException("A seed is a whole number, such as 1.", e);
              }
            });
    seed.setId("field-seed");
    form.follow(project -> seed.show(Long.toString(project.seed())));
    run.field("Seed", "Every random draw descends from it", seed);
    CommitField dt =
        desk.quantity(form, "Step", Unit.MS, p -> Optional.of(p.dt()), Project::withDt);
    run.field("Step", "Length of a step of the simulation", dt, Desk.unit(Unit.MS));
    CommitField duration =
        desk.quantity(
            form, "Duration", Unit.MS, p -> Optional.of(p.duration()), Project::withDuration);
    run.field("Duration", "How long a run goes by default", duration, Desk.unit(Unit.MS));
    if (!desk.project().models().isEmpty()) {
      Form.Section models = form.section("Models of this project", true);
      for (String model : desk.project().models().keySet()) {
        Button open = new Button("Edit…");
        open.setAccessibleText("Edit the model " + model);
        open.setOnAction(event -> desk.showModel().accept(model));
        models.row(model, "", open);
      }
    }
    return form;
  }

  // A line cuts a long title; a label wraps it until somebody wants to write.
  private static VBox wrapped(Form form, VBox head, CommitField title) {
    Label whole = new Label();
    whole.setId("project-title");
    whole.getStyleClass().add("form-title");
    whole.setWrapText(true);
    whole.setMinHeight(Label.USE_PREF_SIZE);
    whole.setFocusTraversable(true);
    whole.setTooltip(new Tooltip("Click to change the title"));
    form.follow(project -> whole.setText(project.title()));
    whole.setOnMouseClicked(event -> write(whole, title));
    whole.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        write(whole, title);
        event.consume();
      }
    });
    whole.managedProperty().bind(whole.visibleProperty());
    title.managedProperty().bind(title.visibleProperty());
    title.visibleProperty().bind(whole.visibleProperty().not());
    title
        .focusedProperty()
        .subscribe((was, is) -> {
          if (!is) {
            whole.setVisible(true);
          }
        });
    head.getChildren().addFirst(whole);
    return head;
  }

  private static void write(Label whole, CommitField title) {
    whole.setVisible(false);
    title.requestFocus();
    title.selectAll();
  }
}
