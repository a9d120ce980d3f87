package cajal.app.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.BalancedProject;
import cajal.app.fixture.Fx;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Recorder;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person who chooses what a recorder records.
class RecorderFormTest {

  private static final String NAME = "voltmeter";
  private static final String LFP = "lfp = sum(abs(V_m))";

  private final Session session = Fx.get(() -> new Session(BalancedProject.of(50)));
  private final InspectorPane pane = Fx.get(() -> new InspectorPane(session, _ -> {}));
  private final Stage stage = Fx.show(pane, 320, 900, false);

  @BeforeEach
  void theRecorderIsSelected() {
    Fx.run(() -> session.select(Selection.node(NAME)));
    Fx.settle();
  }

  @AfterEach
  void close() {
    Fx.run(stage::close);
  }

  private List<String> recorded() {
    return Fx.get(() ->
        session.project().network().recorders().stream()
            .filter(recorder -> recorder.name().equals(NAME))
            .findFirst()
            .map(Recorder::variables)
            .orElseThrow());
  }

  private List<CheckBox> boxes() {
    return Fx.get(() ->
        pane.lookupAll(".check-box").stream()
            .map(CheckBox.class::cast)
            .filter(box -> box.getId() != null && box.getId().startsWith("records-"))
            .toList());
  }

  private CheckBox box(String variable) {
    return boxes().stream().filter(box -> box.getText().equals(variable)).findFirst().orElseThrow();
  }

  @Test
  void theRateOfAllNeuronsIsOneClickAway() {
    CheckBox rate = box(Recorder.RATE);
    Fx.run(rate::fire);
    assertThat(recorded()).containsExactly("V_m", Recorder.RATE);
    Fx.run(rate::fire);
    assertThat(recorded()).containsExactly("V_m");
  }

  @Test
  void weightsThatChangeAreOffered() {
    Fx.run(() ->
        session.edit(
            "Learn",
            project ->
                project.withNetwork(
                    project.network().replaceProjection("E-E", p -> p.withSynapse("stdp")))));
    Fx.run(() -> session.select(Selection.node("E")));
    Fx.run(() -> session.select(Selection.node(NAME)));
    Fx.settle();
    CheckBox weights = box("weight of E-E");
    Fx.run(weights::fire);
    assertThat(recorded()).containsExactly("V_m", "weight of E-E");
  }

  @Test
  void whatIsMadeOfAllNeuronsIsTypedAndThenStandsAmongTheOthers() {
    Node field = Fx.get(() -> pane.lookup("#records-written"));
    Fx.run(() -> {
      ((TextField) field).setText(LFP);
      field.fireEvent(new ActionEvent());
    });
    Fx.settle();
    assertThat(recorded()).containsExactly("V_m", LFP);
    CheckBox typed = box(LFP);
    assertThat(Fx.get(typed::isSelected)).isTrue();
    Fx.run(typed::fire);
    Fx.settle();
    assertThat(recorded()).containsExactly("V_m");
    assertThat(boxes()).extracting(CheckBox::getText).doesNotContain(LFP);
  }
}
