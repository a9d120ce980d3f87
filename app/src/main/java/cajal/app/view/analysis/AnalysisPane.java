package cajal.app.view.analysis;

import cajal.app.command.Workspace;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.view.part.FigureSource;
import cajal.app.view.part.RoomContent;
import java.io.File;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The analysis room: the steps of the project to the left, what the chosen one found in the
/// middle, its form to the right; where no step is chosen, the gallery of what can be done.
public final class AnalysisPane implements RoomContent {

  private static final double SIDE = 262;

  private final AnalysisSession analyses;
  private final StepDrawing drawing;
  private final ResultView result;
  private final Gallery gallery;
  private final StepForm form;
  private final SplitPane frame = new SplitPane();
  private final StackPane middle = new StackPane();

  public AnalysisPane(Workspace workspace) {
    analyses = workspace.analyses();
    drawing = new StepDrawing(workspace.session(), analyses);
    result = new ResultView(workspace);
    gallery = new Gallery(workspace);
    form = new StepForm(workspace);
    StepList steps = new StepList(workspace);
    frame.getStyleClass().addAll("across", "analysis-pane");
    frame.getStylesheets().add("/styles/analysis.css");
    frame.setOrientation(Orientation.HORIZONTAL);
    side(steps);
    side(form);
    frame.getItems().addAll(steps, middle, form);
    analyses.shownProperty().subscribe(this::show);
    frame.setOnDragOver(this::offered);
    frame.setOnDragDropped(this::dropped);
    frame.widthProperty().subscribe(width -> divide(width.doubleValue()));
  }

  private void offered(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  // A recording that is dropped here is what the next analysis looks at.
  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (files != null && !files.isEmpty()) {
      analyses.dataProperty().set(files.getFirst().toString());
      analyses.shownProperty().set("");
      event.setDropCompleted(true);
    }
    event.consume();
  }

  private static void side(Region part) {
    part.setMinWidth(200);
    part.setPrefWidth(SIDE);
    SplitPane.setResizableWithParent(part, false);
  }

  private void divide(double width) {
    if (width > 0) {
      frame.setDividerPositions(SIDE / width, 1 - (SIDE + 20) / width);
    }
  }

  private void show(String step) {
    boolean any = !step.isEmpty();
    middle.getChildren().setAll(any ? result : gallery);
    if (any != frame.getItems().contains(form)) {
      if (any) {
        frame.getItems().add(form);
      } else {
        frame.getItems().remove(form);
      }
      divide(frame.getWidth());
    }
    if (!any) {
      gallery.fill();
    }
  }

  @Override
  public Node node() {
    return frame;
  }

  @Override
  public Workspace.Drawing drawing() {
    return drawing;
  }

  @Override
  public List<FigureSource> figures() {
    return result.figures();
  }

  @Override
  public ObservableValue<String> size() {
    return analyses
        .statesProperty()
        .map(states -> states.size() == 1 ? "1 analysis" : states.size() + " analyses");
  }

  @Override
  public ObservableValue<String> scale() {
    return new ReadOnlyStringWrapper("");
  }

  @Override
  public void focus() {
    frame.requestFocus();
  }

  @Override
  public void seen(boolean visible) {
    analyses.seen(visible);
  }
}
