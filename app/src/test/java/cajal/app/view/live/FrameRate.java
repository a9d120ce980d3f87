package cajal.app.view.live;

import cajal.app.fixture.FakeRun;
import cajal.app.fixture.Fx;
import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.RunFolders;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.project.Project;
import java.io.IOException;
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

  private FrameRate() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 10;
    int neurons = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    double rate = args.length > 2 ? Double.parseDouble(args[2]) : 100_000;
    Measured measured = measure(seconds, neurons, rate);
    System.out.println(measured);
    System.exit(0);
  }

  /// What was measured.
  ///
  /// @param framesPerSecond pictures shown in a second of wall time
  /// @param paintMs median time to paint all views of one picture
  /// @param worstPaintMs 99th percentile of it
  /// @param worstGapMs 99th percentile of the time between two frames of the window
  record Measured(double framesPerSecond, double paintMs, double worstPaintMs, double worstGapMs) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f frames/s, paint %.1f ms (99%% under %.1f ms), 99%% of gaps under %.1f ms",
          framesPerSecond,
          paintMs,
          worstPaintMs,
          worstGapMs);
    }
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
    final double[] gaps = new double[100_000];
    final double[] paints = new double[100_000];
    int count;
    long last;
    long began;
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
          if (count < gaps.length) {
            gaps[count] = (now - last) / 1e6;
            paints[count++] = views.paintMs();
          }
          last = now;
        }
      }.start();
    }

    void begin() {
      count = 0;
      framesBefore = views.frames();
      began = System.nanoTime();
    }

    Measured end() {
      double seconds = (System.nanoTime() - began) / 1e9;
      Arrays.sort(gaps, 0, count);
      Arrays.sort(paints, 0, count);
      return new Measured(
          (views.frames() - framesBefore) / seconds,
          paints[count / 2],
          paints[(int) (count * 0.99)],
          gaps[(int) (count * 0.99)]);
    }
  }
}
