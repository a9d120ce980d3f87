package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.connectome.ConnectionKind;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.figure.Figure;
import cajal.figure.FigurePainter;
import cajal.figure.Palette;
import cajal.figure.WeightsFigure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/// How strong the connections between two selected nodes are in each of the compared connectomes.
final class WeightsChart extends StackPane {

  private static final int WIDTH = 380;
  private static final int HEIGHT = 220;
  private static final int DENSITY = 2;

  private final ImageView image = new ImageView();
  private Set<String> asked = Set.of();

  WeightsChart() {
    setId("weights-chart");
    getStyleClass().add("weights-chart");
    setMouseTransparent(true);
    image.setFitWidth(WIDTH);
    image.setFitHeight(HEIGHT);
    setMaxSize(WIDTH + 12, HEIGHT + 12);
    getChildren().add(image);
    setVisible(false);
  }

  /// The figure of the connections between two nodes; empty where nothing is compared or there are
  /// none.
  static Optional<Figure> figure(Shown shown, Set<String> chosen, Palette palette) {
    CircuitComparison comparison = shown.comparison();
    if (comparison == null || chosen.size() != 2) {
      return Optional.empty();
    }
    List<WeightsFigure.Series> series = new ArrayList<>();
    Circuit circuit = comparison.union();
    for (Circuit.Edge edge : circuit.edges()) {
      String from = circuit.nodes().get(edge.from()).id();
      String to = circuit.nodes().get(edge.to()).id();
      if (chosen.contains(from) && chosen.contains(to)) {
        boolean gap = edge.kind() == ConnectionKind.ELECTRICAL;
        series.add(
            new WeightsFigure.Series(
                from + (gap ? " – " : " → ") + to + (gap ? " (gap)" : ""),
                comparison.weightsOf(edge)));
      }
    }
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            WeightsFigure.of(comparison.names(), series, GraphWords.unit(shown), palette));
  }

  void show(Shown shown, Set<String> chosen, Palette palette) {
    Optional<Figure> figure = figure(shown, chosen, palette);
    setVisible(figure.isPresent());
    asked = chosen;
    figure.ifPresent(drawn -> {
      BufferedImage pixels =
          new BufferedImage(WIDTH * DENSITY, HEIGHT * DENSITY, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = pixels.createGraphics();
      FigurePainter.paint(drawn, g, pixels.getWidth(), pixels.getHeight());
      g.dispose();
      image.setImage(SwingFXUtils.toFXImage(pixels, null));
      setAccessibleText("Weights between " + String.join(" and ", asked));
    });
  }
}
