package cajal.app.view.canvas;

import cajal.app.session.Wiring;
import cajal.figure.Notation;
import cajal.figure.Notation.Spot;
import cajal.network.Network;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// Pulling a wire from a node's handle: nodes where it may not end are greyed, the one under the
/// pointer lights up, and on empty canvas the ring opens with the wire waiting.
final class WireGesture implements Gesture {

  private final Board board;
  private final NodeView source;
  private final Path curve = new Path();
  private @Nullable NodeView target;

  WireGesture(Board board, NodeView source) {
    this.board = board;
    this.source = source;
    curve.getStyleClass().setAll("pending-wire", source.kind().name().toLowerCase(Locale.ROOT));
    curve.setMouseTransparent(true);
    board.marks().getChildren().add(curve);
    greyIllegal();
  }

  NodeView source() {
    return source;
  }

  private void greyIllegal() {
    Network network = board.session().project().network();
    for (NodeView view : board.scene().nodes()) {
      view.setWiring(
          !view.equals(source) && Wiring.refusal(network, source.name(), view.name()).isPresent(),
          false);
    }
  }

  @Override
  public void move(MouseEvent event) {
    Point2D at = board.inWorld(event);
    Optional<NodeView> under = board.scene().nodeAt(at.getX(), at.getY());
    Optional<String> refusal =
        under.flatMap(view ->
            Wiring.refusal(board.session().project().network(), source.name(), view.name()));
    NodeView legal = refusal.isPresent() ? null : under.orElse(null);
    if (target != null && !target.equals(legal)) {
      target.setWiring(false, false);
    }
    if (legal != null && !legal.equals(target)) {
      legal.setWiring(false, true);
    }
    target = legal;
    refusal.ifPresent(board.session()::say);
    draw(at);
  }

  private void draw(Point2D at) {
    Spot from = source.anchor(at.getX(), at.getY());
    Spot to =
        target == null ? Spot.pointer(at.getX(), at.getY()) : target.anchor(source.x(), source.y());
    OutlinePaths.show(curve, Notation.wire(from, to, 0, Notation.Head.NONE).curve());
  }

  @Override
  public void finish(MouseEvent event) {
    connect(event);
    end();
  }

  /// Ends the wire where the pointer is, or opens the ring there.
  ///
  /// @return whether two nodes were joined
  boolean connect(MouseEvent event) {
    move(event);
    Point2D at = board.inWorld(event);
    if (target != null) {
      Joining.join(board.session(), source.name(), target.name());
      greyIllegal();
      return true;
    }
    Optional<NodeView> under = board.scene().nodeAt(at.getX(), at.getY());
    if (under.isEmpty()) {
      board.ring().open(board.inPane(event), source.name());
    } else {
      Wiring.refusal(board.session().project().network(), source.name(), under.get().name())
          .ifPresent(board.session()::say);
    }
    return false;
  }

  void end() {
    board.marks().getChildren().remove(curve);
    board.scene().nodes().forEach(view -> view.setWiring(false, false));
  }

  @Override
  public void cancel() {
    end();
  }
}
