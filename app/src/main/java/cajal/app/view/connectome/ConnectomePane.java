package cajal.app.view.connectome;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.connectome.run.RunStrip;
import cajal.app.view.part.FigureSource;
import cajal.app.view.part.RoomContent;
import cajal.connectome.Connectome;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The connectome room: datasets and search above, the views of the one that is shown below.
public final class ConnectomePane implements RoomContent {

  private final ConnectomeSession connectome;
  private final ViewSwitch views;
  private final ConnectomeDrawing drawing;
  private final RunStrip strip;
  private final StackPane room = new StackPane();

  public ConnectomePane(Workspace workspace) {
    connectome = workspace.connectome();
    views = new ViewSwitch(workspace);
    drawing = new ConnectomeDrawing(connectome, views);
    BorderPane frame = new BorderPane();
    frame.getStyleClass().add("connectome-pane");
    frame.setTop(new DatasetBar(workspace, views.tabs()));
    frame.setCenter(views.place());
    strip = new RunStrip(workspace);
    frame.setBottom(strip.node());
    room.getChildren().add(frame);
    new ConnectomeOpening(workspace, room);
  }

  @Override
  public Node node() {
    return room;
  }

  @Override
  public Workspace.Drawing drawing() {
    return drawing;
  }

  @Override
  public List<FigureSource> figures() {
    return views.content().map(ConnectomeView.Content::figures).orElse(List.of());
  }

  @Override
  public ObservableValue<String> size() {
    return connectome.shownProperty().map(ConnectomePane::size).orElse("");
  }

  private static String size(@Nullable Connectome shown) {
    return shown == null
        ? ""
        : "%,d cells · %,d connections".formatted(shown.cells().size(), shown.connections().size());
  }

  @Override
  public ObservableValue<String> scale() {
    return views.scale();
  }

  @Override
  public void focus() {
    views.content().ifPresent(ConnectomeView.Content::focus);
  }

  @Override
  public void seen(boolean visible) {
    boolean empty =
        connectome.shownProperty().get() == null && connectome.loadingProperty().get().isEmpty();
    if (visible && empty) {
      connectome.open(ConnectomeSession.FIRST);
    }
    views.seen(visible);
    strip.seen(visible);
  }

  @Override
  public boolean settled() {
    return connectome.shownProperty().get() != null
        && connectome.loadingProperty().get().isEmpty()
        && connectome.measures().runningProperty().get().isEmpty()
        && !connectome.recorded().readingProperty().get()
        && views.content().map(ConnectomeView.Content::settled).orElse(true);
  }
}
