package cajal.app.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.BalancedProject;
import cajal.app.fixture.Fx;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Projection;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A person who asks for synapses that take less memory.
class CompactWeightsTest {

  private static final String NAME = "E-E";

  private final Session session = Fx.get(() -> new Session(BalancedProject.of(50)));
  private final InspectorPane pane = Fx.get(() -> new InspectorPane(session, _ -> {}));
  private final Stage stage = Fx.show(pane, 320, 900, false);

  @AfterEach
  void close() {
    Fx.run(stage::close);
  }

  private void select(String projection) {
    Fx.run(() -> session.select(Selection.projection(projection)));
    Fx.settle();
  }

  private boolean offered() {
    return Fx.get(() -> !pane.lookupAll("#compact-weights").isEmpty());
  }

  private Projection projection() {
    return Fx.get(() -> session.project().network().projection(NAME).orElseThrow());
  }

  @Test
  void oneClickAsksForCompactWeightsAndAnotherTakesItBack() {
    select(NAME);
    CheckBox box = (CheckBox) Fx.get(() -> pane.lookup("#compact-weights"));
    assertThat(Fx.get(box::isSelected)).isFalse();
    Fx.run(box::fire);
    assertThat(projection().compactWeights()).isTrue();
    Fx.run(session::undo);
    assertThat(Fx.get(box::isSelected)).isFalse();
  }

  @Test
  void theyAreOfferedOnlyWhereTheyCanBe() {
    select("watch");
    assertThat(offered()).isFalse();
    Fx.run(() ->
        session.edit(
            "Learn",
            project ->
                project.withNetwork(
                    project.network().replaceProjection(NAME, p -> p.withSynapse("stdp")))));
    select(NAME);
    assertThat(offered()).isFalse();
  }
}
