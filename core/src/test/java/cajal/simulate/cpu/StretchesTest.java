package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.NetworkCompiler;
import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import org.junit.jupiter.api.Test;

class StretchesTest {

  private static final int SIZE = 100;

  private static final Distribution DRAWN =
      new Distribution.Uniform(Quantity.of(1, Unit.PA), Quantity.of(2, Unit.PA));

  private static Synapses synapses(ConnectionRule rule, Distribution weight) {
    Network network =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", SIZE))
            .with(Projection.of("EE", "E", "E", rule, weight));
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1).synapses().getFirst();
  }

  @Test
  void rowsToAllAreStretches() {
    Distribution same = Distribution.constant(1, Unit.PA);
    assertThat(Stretches.fill(synapses(new ConnectionRule.AllToAll(true), DRAWN))).isTrue();
    assertThat(Stretches.fill(synapses(new ConnectionRule.AllToAll(true), same))).isTrue();
    assertThat(Stretches.fill(synapses(new ConnectionRule.AllToAll(false), DRAWN))).isTrue();
  }

  @Test
  void scatteredTargetsAreNot() {
    ConnectionRule drawn = new ConnectionRule.PairwiseBernoulli(0.5, true);
    assertThat(Stretches.fill(synapses(drawn, DRAWN))).isFalse();
    // Nearly all of them, but some twice.
    ConnectionRule many = new ConnectionRule.FixedIndegree(20 * SIZE, true, true);
    assertThat(Stretches.fill(synapses(many, DRAWN))).isFalse();
  }

  @Test
  void aStretchEndsWhereATargetIsLeftOut() {
    Synapses synapses = synapses(new ConnectionRule.AllToAll(false), DRAWN);
    SynapseColumn column = synapses.column();
    int row = synapses.start()[40];
    int next = synapses.start()[41];
    assertThat(next - row).isEqualTo(SIZE - 1);
    assertThat(Stretches.end(column, row, next)).isEqualTo(row + 40);
    assertThat(Stretches.end(column, row + 10, row + 30)).isEqualTo(row + 30);
    assertThat(Stretches.end(column, row + 40, next)).isEqualTo(next);
  }
}
