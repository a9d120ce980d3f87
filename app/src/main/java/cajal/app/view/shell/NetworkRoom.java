package cajal.app.view.shell;

import cajal.app.command.Workspace;
import cajal.app.view.part.FigureSource;
import cajal.app.view.part.RoomContent;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The room where a network is drawn and run: palette, canvas, live views, inspector.
record NetworkRoom(
    Node node,
    CanvasDrawing canvas,
    ObservableValue<String> size,
    Runnable focusing,
    Supplier<List<FigureSource>> sources)
    implements RoomContent {

  @Override
  public Workspace.Drawing drawing() {
    return canvas;
  }

  @Override
  public List<FigureSource> figures() {
    return sources.get();
  }

  @Override
  public ObservableValue<String> scale() {
    return canvas.scale();
  }

  @Override
  public void focus() {
    focusing.run();
  }

  // Live views stop by themselves when they leave the scene.
  @Override
  public void seen(boolean visible) {}
}
