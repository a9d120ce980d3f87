package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.figure.Notation.Head;
import cajal.figure.Notation.Spot;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.unit.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotationTest {

  private static final Population E = Population.of("E", "iaf_psc_exp", 400);
  private static final Population I = Population.of("I", "iaf_psc_exp", 100);

  private static Projection projection(String source, String target, double weight) {
    return Projection.of(
        source + target,
        source,
        target,
        new ConnectionRule.AllToAll(false),
        Distribution.constant(weight, Unit.PA));
  }

  @Test
  void everyShapeHoldsItsCentreAndHasAboutTheNominalWidth() {
    for (NodeKind kind : NodeKind.values()) {
      Outline outline = Notation.node(new Spot(kind, 100, 200, 60));
      double[] box = outline.bounds();
      assertThat(outline.contains(100, 200)).as("%s", kind).isTrue();
      assertThat(box[2] - box[0]).as("%s", kind).isBetween(50.0, 72.0);
      assertThat(box[3] - box[1]).as("%s", kind).isBetween(44.0, 66.0);
    }
  }

  @Test
  void theBoundaryLiesOnTheOutlineInTheDirectionAskedFor() {
    for (NodeKind kind : NodeKind.values()) {
      Spot spot = Spot.of(kind, 10, -5);
      Outline outline = Notation.node(spot);
      for (int degrees = 0; degrees < 360; degrees += 7) {
        double dx = Math.cos(Math.toRadians(degrees));
        double dy = Math.sin(Math.toRadians(degrees));
        double[] point = Notation.boundary(spot, 10 + dx, -5 + dy);
        String where = kind + " at " + degrees;
        assertThat(outline.distance(point[0], point[1])).as(where).isLessThan(1e-9);
        double cross = (point[0] - 10) * dy - (point[1] + 5) * dx;
        assertThat(cross).as(where).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void aWireTouchesBothNodesAndEntersNeither() {
    for (Head head : Head.values()) {
      Spot from = Spot.of(NodeKind.STIMULATOR, 0, 0);
      Spot to = Spot.of(NodeKind.EXCITATORY, 200, 40);
      Notation.Wire wire = Notation.wire(from, to, 0, head);
      for (double[] point : wire.curve().flattened()) {
        assertThat(Notation.node(from).contains(point[0], point[1])).as("%s", head).isFalse();
        assertThat(Notation.node(to).contains(point[0], point[1])).as("%s", head).isFalse();
      }
      double[] tip =
          wire.heads().isEmpty()
              ? wire.curve().flattened()[16]
              : wire.heads().getFirst().flattened()[0];
      assertThat(Notation.node(to).distance(tip[0], tip[1])).as("%s", head).isLessThan(10);
    }
  }

  @Test
  void thereAndBackBendToOppositeSides() {
    Spot a = Spot.of(NodeKind.EXCITATORY, 0, 0);
    Spot b = Spot.of(NodeKind.EXCITATORY, 200, 0);
    assertThat(Notation.wire(a, b, 0, Head.ARROW).labelY()).isNegative();
    assertThat(Notation.wire(b, a, 0, Head.ARROW).labelY()).isPositive();
  }

  @Test
  void parallelProjectionsRunInSeparateLanes() {
    Spot a = Spot.of(NodeKind.EXCITATORY, 0, 0);
    Spot b = Spot.of(NodeKind.EXCITATORY, 200, 0);
    Notation.Wire first = Notation.wire(a, b, 0, Head.ARROW);
    Notation.Wire second = Notation.wire(a, b, 1, Head.ARROW);
    assertThat(first.distance(second.labelX(), second.labelY())).isGreaterThan(10);
  }

  @Test
  void aLoopStaysNearItsNode() {
    Spot a = Spot.of(NodeKind.INHIBITORY, 0, 0);
    double[] box = Notation.wire(a, a, 0, Head.DISC).curve().bounds();
    assertThat(box[2] - box[0]).isGreaterThan(20);
    assertThat(Math.max(Math.abs(box[0]), box[2])).isLessThan(120);
  }

  @Test
  void aPulledWireEndsAtThePointer() {
    Notation.Wire wire =
        Notation.wire(Spot.of(NodeKind.EXCITATORY, 0, 0), Spot.pointer(300, 100), 0, Head.NONE);
    double[][] points = wire.curve().flattened();
    assertThat(points[points.length - 1]).containsExactly(300, 100);
  }

  @Test
  void aPopulationIsExcitatoryUntilItInhibits() {
    Network network = new Network(java.util.List.of(E, I), java.util.List.of());
    assertThat(NodeKind.of(E, network)).isEqualTo(NodeKind.EXCITATORY);
    Network wired = network.with(projection("I", "E", -5)).with(projection("E", "I", 5));
    assertThat(NodeKind.of(E, wired)).isEqualTo(NodeKind.EXCITATORY);
    assertThat(NodeKind.of(I, wired)).isEqualTo(NodeKind.INHIBITORY);
    assertThat(NodeKind.of(I, wired.with(projection("I", "I", 5).renamed("x"))))
        .isEqualTo(NodeKind.MIXED);
  }

  @Test
  void theHeadOfAWireSaysWhatItDoes() {
    Network network =
        Network.EMPTY.with(E).with(I).with(new Stimulator("noise", "poisson_generator", Map.of()));
    assertThat(Head.of(projection("E", "I", 5), network)).isEqualTo(Head.ARROW);
    assertThat(Head.of(projection("I", "E", -5), network)).isEqualTo(Head.DISC);
    assertThat(Head.of(projection("noise", "E", -5), network)).isEqualTo(Head.ARROW);
    assertThat(Head.of(projection("E", "I", 5).withSynapse("gap_junction"), network))
        .isEqualTo(Head.BARS);
  }

  @Test
  void theKindsOfNodesHaveColoursThatDifferFromTheBackground() {
    for (Palette palette : new Palette[] {Palette.LIGHT, Palette.DARK}) {
      for (NodeKind kind : NodeKind.values()) {
        // 3:1 is the contrast that WCAG 2.1 (1.4.11) asks of graphics.
        assertThat(contrast(palette.of(kind), palette.background()))
            .as("%s dark=%s", kind, palette.dark())
            .isGreaterThan(3);
      }
      assertThat(contrast(palette.ink(), palette.background())).isGreaterThan(7);
      assertThat(contrast(palette.muted(), palette.background())).isGreaterThan(4.5);
    }
  }

  private static double contrast(int a, int b) {
    double la = luminance(a) + 0.05;
    double lb = luminance(b) + 0.05;
    return Math.max(la, lb) / Math.min(la, lb);
  }

  private static double luminance(int rgb) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
      sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
