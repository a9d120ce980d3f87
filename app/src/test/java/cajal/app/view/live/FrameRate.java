package cajal.app.view.live;

import cajal.app.fixture.FakeRun;
import cajal.app.fixture.Fx;
import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.RunFolders;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.project.Project;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// Measures how many pictures a second the live views show, and how long they take to paint, while
/// a recording of 10,000 neurons grows by 100,000 spikes in each second and a thread keeps a
/// processor busy as a simulation would.
///
/// `FrameRate [seconds] [neurons] [spikes per second]`
public final class FrameRate {

  private static final String PAINTER = "cajal-live-painter";
  private static final String WINDOW = "JavaFX Application Thread";
  private static final String RENDERER = "QuantumRenderer";

  private FrameRate() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 10;
    int neurons = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    double rate = args.length > 2 ? Double.parseDouble(args[2]) : 100_000;
    Measured measured = measure(seconds, neurons, rate);
    System.out.println(measured);
    System.exit(0);
  }

  /// What was measured. Processor times do not depend on what else the machine is doing.
  ///
  /// @param framesPerSecond pictures shown in a second of wall time
  /// @param paintMs median wall time to paint all views of one picture
  /// @param worstPaintMs 99th percentile of it
  /// @param painterMs processor time of the painter's thread for one picture
  /// @param windowMs processor time of the JavaFX thread for one picture
  /// @param renderMs processor time of JavaFX's renderer for one picture
  record Measured(
      double framesPerSecond,
      double paintMs,
      double worstPaintMs,
      double painterMs,
      double windowMs,
      double renderMs) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f frames/s; paint %.1f ms (99%% under %.1f ms);"
              + " processor time of one frame: painter %.1f ms, window %.1f ms, renderer %.1f ms",
          framesPerSecond,
          paintMs,
          worstPaintMs,
          painterMs,
          windowMs,
          renderMs);
    }
  }

  /// Processor time so far of the threads whose name begins so, ms.
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

  static Measured measure(double seconds, int neurons, double spikesPerSecond)
      throws IOException, InterruptedException {
    SyntheticRecording recording = SyntheticRecording.balanced(neurons, spikesPerSecond);
    FakeRun run = new FakeRun(recording);
    Session session = Fx.get(() -> new Session(Project.empty("Frame rate")));
    RunFolders folders = new RunFolders(Files.createTempDirectory("frame-rate"));
    RunSession runs =
        Fx.get(() -> new RunSession(session, (project, path, progress) -> run, folders));
    Probe probe = Fx.get(() -> new Probe(session, runs));
    Fx.run(() -> runs.runUntil(1e9));
    Fx.until("the run goes", () -> runs.phase() == RunSession.Phase.RUNNING);
    AtomicBoolean on = new AtomicBoolean(true);
    long start = System.nanoTime();
    Thread simulation =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (on.get()) {
                double wallMs = (System.nanoTime() - start) / 1e6;
                run.advance(wallMs - run.status().simulatedMs());
                // A simulation leaves no processor idle.
                Thread.onSpinWait();
              }
            });
    // The first seconds are spent on compiling the program itself.
    Thread.sleep(4000);
    Fx.run(probe::begin);
    Thread.sleep((long) (seconds * 1000));
    Measured measured = Fx.get(probe::end);
    on.set(false);
    simulation.join();
    Fx.run(() -> {
      probe.views.getScene().getWindow().hide();
      runs.close();
    });
    return measured;
  }

  /// A window with the live views that counts its frames.
  private static final class Probe {
    final LiveViews views;
    final double[] paints = new double[100_000];
    int count;
    long began;
    double painterBefore;
    double windowBefore;
    double renderBefore;
    long framesBefore;

    Probe(Session session, RunSession runs) {
      views = new LiveViews(session, runs);
      Stage stage = new Stage();
      stage.setScene(
          new Scene(new BorderPane(views, new RunBar(session, runs), null, null, null), 1000, 700));
      stage.show();
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (count < paints.length) {
            paints[count++] = views.paintMs();
          }
        }
      }.start();
    }

    void begin() {
      count = 0;
      framesBefore = views.frames();
      painterBefore = cpuMs(PAINTER);
      windowBefore = cpuMs(WINDOW);
      renderBefore = cpuMs(RENDERER);
      began = System.nanoTime();
    }

    Measured end() {
      double seconds = (System.nanoTime() - began) / 1e9;
      long frames = views.frames() - framesBefore;
      Arrays.sort(paints, 0, count);
      return new Measured(
          frames / seconds,
          paints[count / 2],
          paints[(int) (count * 0.99)],
          (cpuMs(PAINTER) - painterBefore) / frames,
          (cpuMs(WINDOW) - windowBefore) / frames,
          (cpuMs(RENDERER) - renderBefore) / frames);
    }
  }
}
