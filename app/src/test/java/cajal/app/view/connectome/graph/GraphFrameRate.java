package cajal.app.view.connectome.graph;

import cajal.app.command.FakeWorkspace;
import cajal.app.fixture.Fx;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.exchange.ImportOptions;
import cajal.project.Project;
import cajal.work.Progress;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.stage.Stage;

/// Measures how long a connectome takes to open in the graph, and how many pictures a second are
/// shown while it is panned and zoomed in every frame.
///
/// `GraphFrameRate [DATASET|FILE] [seconds]`
public final class GraphFrameRate {

  private static final double WIDTH = 1000;
  private static final double HEIGHT = 900;

  private GraphFrameRate() {}

  public static void main(String[] args) throws InterruptedException {
    String name = args.length > 0 ? args[0] : "cook2019_hermaphrodite";
    double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 5;
    FakeWorkspace workspace = Fx.get(() -> new FakeWorkspace(Project.empty("Frame rate")));
    ConnectomeSession session = workspace.connectome();
    GraphPane graph = Fx.get(() -> new GraphPane(workspace));
    Stage stage = Fx.show((Parent) graph.node(), WIDTH, HEIGHT, false);
    Fx.run(() -> graph.seen(true));
    long start = System.nanoTime();
    double readS = 0;
    // Once more when the program itself has been compiled.
    for (int time = 0; time < 2; time++) {
      start = System.nanoTime();
      double[] before = {cpuMs("main"), cpuMs("JavaFX Application"), cpuMs("cajal-graph-painter")};
      // As the worker of the window does.
      Connectome connectome =
          session.ready(
              Files.isRegularFile(Path.of(name))
                  ? ConnectomeFiles.read(Path.of(name), ImportOptions.GUESS, Progress.NONE)
                      .connectome()
                  : Connectomes.load(name));
      readS = (System.nanoTime() - start) / 1e9;
      Fx.run(() -> session.show(connectome));
      Fx.untilFrame("it is painted", graph::settled);
      say(
          String.format(
              Locale.ROOT,
              "open: read %.2f s, on screen after %.2f s",
              readS,
              (System.nanoTime() - start) / 1e9));
      say(
          String.format(
              Locale.ROOT,
              "of processor time, one after the other: worker %.2f s, window %.2f s, painter %.2f s",
              (cpuMs("main") - before[0]) / 1e3,
              (cpuMs("JavaFX Application") - before[1]) / 1e3,
              (cpuMs("cajal-graph-painter") - before[2]) / 1e3));
      Thread.sleep(2000);
    }
    Thread.sleep(8000);
    move("pan", graph, seconds, frame -> graph.sight().pan(3 * Math.cos(frame / 20.0), 2));
    Fx.run(graph::fit);
    move(
        "zoom",
        graph,
        seconds,
        frame -> graph.sight().zoomAt(WIDTH / 3, HEIGHT / 2, 1 + 0.02 * Math.cos(frame / 15.0)));
    say(
        String.format(
            Locale.ROOT,
            "painting one picture takes %.0f ms on its own thread",
            Fx.get(() -> graph.sheet().paintMs())));
    Fx.run(stage::close);
    System.exit(0);
  }

  private interface Step {
    void at(int frame);
  }

  private static void move(String what, GraphPane graph, double seconds, Step step)
      throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    int[] frames = {0};
    double window = cpuMs("JavaFX Application Thread");
    double renderer = cpuMs("QuantumRenderer");
    long start = System.nanoTime();
    Fx.run(() ->
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            step.at(frames[0]++);
            graph.move();
            if (System.nanoTime() - start > seconds * 1e9) {
              stop();
              over.countDown();
            }
          }
        }.start());
    if (!over.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no frames");
    }
    double wall = (System.nanoTime() - start) / 1e9;
    say(
        String.format(
            Locale.ROOT,
            "%s: %.1f frames/s; processor time of a frame: window %.1f ms, renderer %.1f ms",
            what,
            frames[0] / wall,
            (cpuMs("JavaFX Application Thread") - window) / frames[0],
            (cpuMs("QuantumRenderer") - renderer) / frames[0]));
  }

  private static void say(String text) {
    System.out.println(text);
  }

  private static double cpuMs(String name) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double sum = 0;
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith(name)) {
        sum += threads.getThreadCpuTime(info.getThreadId()) / 1e6;
      }
    }
    return sum;
  }
}
