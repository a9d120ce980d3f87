package cajal.app.view.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.Fx;
import cajal.app.session.Edits;
import cajal.app.session.Session;
import cajal.app.session.Wiring;
import cajal.network.Network;
import cajal.network.Population;
import cajal.project.Project;
import cajal.project.Project.Point;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// The history of a long afternoon.
final class UndoSpeedTest {

  private static final int NODES = 50;
  private static final int EDITS = 1000;
  // What a person would notice. Processor time, so that a busy machine does not decide.
  private static final double LIMIT_S = 1;

  private static Project large() {
    Project project = Project.empty("Large");
    for (int i = 0; i < NODES; i++) {
      Network network = project.network().with(Population.of("P" + i, "iaf_psc_exp", 100));
      project =
          project.withNetwork(network).withPlace("P" + i, new Point(i % 10 * 120, i / 10 * 120));
    }
    return project;
  }

  private static Project step(Session session, Project project, int i) {
    String node = "P" + i % NODES;
    return i % 5 == 0
        ? Wiring.connect(project, node, "P" + (i / 5 + 7) % NODES, session.models())
        : Edits.move(project, Set.of(node), 3, 2);
  }

  private static double cpuSeconds(Runnable action) {
    return Fx.get(() -> {
      var threads = java.lang.management.ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadCpuTime();
      action.run();
      return (threads.getCurrentThreadCpuTime() - before) / 1e9;
    });
  }

  @Test
  void aThousandEditsAreUndoneAndRedoneWithoutAPause() {
    Session session = Fx.get(() -> new Session(large()));
    CanvasPane canvas = Fx.get(() -> new CanvasPane(session));
    Stage stage = Fx.show(canvas, 900, 600, false);
    Fx.run(() -> {
      for (int i = 0; i < EDITS; i++) {
        int step = i;
        session.edit("Step " + i, project -> step(session, project, step));
      }
    });
    Project end = session.project();
    double seconds =
        cpuSeconds(() -> {
          for (int i = 0; i < EDITS; i++) {
            session.undo();
          }
          assertThat(session.project()).isEqualTo(large());
          for (int i = 0; i < EDITS; i++) {
            session.redo();
          }
        });
    System.out.printf("1000 edits undone and redone: %.2f s%n", seconds);
    assertThat(session.project()).isEqualTo(end);
    assertThat(Fx.get(() -> canvas.lookupAll(".canvas-node").size())).isEqualTo(NODES);
    assertThat(seconds).isLessThan(LIMIT_S);
    Fx.run(stage::close);
  }
}
