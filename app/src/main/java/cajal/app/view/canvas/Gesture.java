package cajal.app.view.canvas;

import javafx.scene.input.MouseEvent;

/// Something that a person does with the pointer from pressing to releasing it. Only its end
/// changes the project, so that each gesture is one step of the history.
interface Gesture {

  /// The pointer moved.
  void move(MouseEvent event);

  /// The pointer was released.
  void finish(MouseEvent event);

  /// The person thought better of it: everything is shown as it was.
  void cancel();
}
