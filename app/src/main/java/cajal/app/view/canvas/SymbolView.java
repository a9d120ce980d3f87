package cajal.app.view.canvas;

import cajal.app.session.CellPaint;
import cajal.figure.NodeKind;
import cajal.figure.NodeText;
import cajal.figure.Notation;
import cajal.figure.Notation.Spot;
import cajal.figure.Palette;
import cajal.network.Node;
import cajal.network.Population;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A node drawn as its symbol, with its name, model and size below.
final class SymbolView extends NodeView {

  private static final double HALF = Notation.NODE_SIZE / 2;

  private final Path focusRing = new Path();
  private final Path halo = new Path();
  private final Path shape = new Path();
  private final Text title = new Text();
  private final Text detail = new Text();
  private final Handle handle;
  private final UnitDots dots = new UnitDots();

  SymbolView(Node node, NodeKind kind) {
    super(node, kind);
    focusRing.getStyleClass().setAll("focus-ring");
    halo.getStyleClass().setAll("halo");
    title.getStyleClass().setAll("node-title");
    detail.getStyleClass().setAll("node-detail");
    label(title, HALF + 8);
    label(detail, HALF + 26);
    handle = new Handle(this, HALF + 2, 0);
    getChildren().setAll(focusRing, halo, shape, dots, title, detail, handle);
    refresh();
  }

  private static void label(Text text, double top) {
    text.setTextOrigin(VPos.TOP);
    text.setY(top);
    text.layoutBoundsProperty().subscribe(bounds -> text.setX(-bounds.getWidth() / 2));
  }

  @Override
  void refresh() {
    String colour = kind().name().toLowerCase(Locale.ROOT);
    shape.getStyleClass().setAll("node-shape", colour);
    OutlinePaths.show(shape, Notation.node(Spot.of(kind(), 0, 0)));
    OutlinePaths.show(halo, Notation.node(new Spot(kind(), 0, 0, Notation.NODE_SIZE + 9)));
    OutlinePaths.show(focusRing, Notation.node(new Spot(kind(), 0, 0, Notation.NODE_SIZE + 20)));
    title.setText(name());
    detail.setText(NodeText.detail(node()));
  }

  @Override
  void paint(@Nullable CellPaint paint, Palette palette) {
    if (node() instanceof Population population) {
      // The middle of a triangle's mass lies below that of its box.
      dots.setTranslateY(kind() == NodeKind.EXCITATORY ? 0.08 * Notation.NODE_SIZE : 0);
      dots.show(population, paint, palette);
    }
  }

  @Override
  Spot anchor(double towardsX, double towardsY) {
    return Spot.of(kind(), x(), y());
  }

  @Override
  double[] reach() {
    return new double[] {HALF, HALF};
  }

  @Override
  Handle handle() {
    return handle;
  }
}
