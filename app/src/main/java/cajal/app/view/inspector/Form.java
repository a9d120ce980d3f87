package cajal.app.view.inspector;

import cajal.app.view.part.CommitField;
import cajal.project.Project;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A form of sections and rows that follow the project.
final class Form extends VBox implements Live {

  private final List<Live> parts = new ArrayList<>();

  Form() {
    getStyleClass().add("form");
  }

  @Override
  public void show(Project project) {
    parts.forEach(part -> part.show(project));
  }

  /// Puts something on top, such as a title.
  void head(Node node) {
    getChildren().add(node);
  }

  /// Lets something follow the project.
  <L extends Live> L follow(L part) {
    parts.add(part);
    return part;
  }

  Section section(String title, boolean open) {
    Section section = new Section(title, open);
    getChildren().add(section);
    return section;
  }

  /// Rows under a heading that folds.
  final class Section extends TitledPane {

    private final VBox rows = new VBox(7);

    Section(String title, boolean open) {
      super(title, null);
      setContent(rows);
      setExpanded(open);
      setAnimated(false);
      getStyleClass().addAll("form-section");
      rows.getStyleClass().add("form-rows");
    }

    void value(ValueRow row) {
      rows.getChildren().add(follow(row));
    }

    void node(Node node) {
      rows.getChildren().add(node);
    }

    /// A row of a label and something beside it.
    void row(String label, String help, Node... nodes) {
      Label name = new Label(label);
      name.getStyleClass().add("row-name");
      if (!help.isEmpty()) {
        name.setTooltip(new Tooltip(help));
      }
      HBox line = new HBox(6, name);
      line.setAlignment(Pos.CENTER_LEFT);
      for (Node node : nodes) {
        line.getChildren().add(node);
        if (node instanceof Region region && !(node instanceof Label)) {
          HBox.setHgrow(node, Priority.ALWAYS);
          region.setMaxWidth(Double.MAX_VALUE);
          region.setMinWidth(0);
        }
      }
      name.setLabelFor(nodes[0]);
      rows.getChildren().add(line);
    }

    /// A row with a line to type in, and the reason below it when what was typed does not fit.
    void field(String label, String help, CommitField field, Node... after) {
      Node[] nodes = new Node[after.length + 1];
      nodes[0] = field;
      System.arraycopy(after, 0, nodes, 1, after.length);
      row(label, help, nodes);
      rows.getChildren().add(field.reason());
    }
  }
}
