package cajal.app.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.BalancedProject;
import cajal.app.fixture.Fx;
import cajal.app.session.RunSession;
import cajal.app.session.RunSession.Phase;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// A person who lets a projection learn.
class LearningProjectionTest {

  private static final String NAME = "E-E";

  private final Session session = Fx.get(() -> new Session(BalancedProject.of(50)));

  private void edit(UnaryOperator<Projection> change) {
    Fx.run(() ->
        session.edit("Change", p -> p.withNetwork(p.network().replaceProjection(NAME, change))));
  }

  private Projection projection() {
    return Fx.get(() -> session.project().network().projection(NAME).orElseThrow());
  }

  @Test
  void theFormOffersTheRuleInTheUnitOfTheWeight() {
    InspectorPane pane = Fx.get(() -> new InspectorPane(session, _ -> {}));
    Stage stage = Fx.show(pane, 320, 900, false);
    Fx.run(() -> session.select(Selection.projection(NAME)));
    Fx.settle();
    edit(p -> p.withSynapse("stdp"));
    Fx.settle();
    TextField field = (TextField) Fx.get(() -> pane.lookup("#field-w_max"));
    String shown = Fx.get(field::getText);
    assertThat(shown).isEqualTo("100");
    Fx.run(() -> {
      field.requestFocus();
      field.setText("3");
      field.fireEvent(new javafx.event.ActionEvent());
    });
    Fx.settle();
    assertThat(projection().parameters()).containsEntry("w_max", Distribution.constant(3, Unit.MV));
    edit(p -> p.withSynapse("stdp_dopamine"));
    Fx.settle();
    assertThat(Fx.get(() -> pane.lookupAll(".combo-box").stream().map(Node::getAccessibleText)))
        .contains("Modulator");
    Fx.run(stage::close);
  }

  private void poll(RunSession runs, Phase phase) {
    Fx.until(
        phase.toString(),
        () -> {
          runs.poll();
          return runs.phase() == phase;
        });
  }

  @Test
  void aRunningNetworkTakesOverParametersOfItsRule() {
    edit(p -> p.withSynapse("stdp").withParameter("w_max", Distribution.constant(3, Unit.MV)));
    RunSession runs = Fx.get(() -> new RunSession(session));
    Fx.run(runs::start);
    poll(runs, Phase.RUNNING);
    edit(p -> p.withParameter("lambda", Distribution.constant(0.02, Unit.ONE)));
    // Back at the model's own value, which is so many of the unit of the port.
    edit(p -> p.withDefault("w_max"));
    Fx.run(runs::poll);
    poll(runs, Phase.PAUSED);
    boolean stale = Fx.get(() -> runs.staleProperty().get());
    assertThat(stale).isFalse();
    assertThat(session.notices()).isEmpty();
    long spikes = Fx.get(() -> runs.status().spikes());
    assertThat(spikes).isPositive();
    Project before = session.project();
    edit(p -> p.withSynapse("stdp_triplet"));
    assertThat(session.project()).isNotEqualTo(before);
    Fx.run(runs::poll);
    stale = Fx.get(() -> runs.staleProperty().get());
    assertThat(stale).isTrue();
    Fx.run(runs::close);
  }
}
