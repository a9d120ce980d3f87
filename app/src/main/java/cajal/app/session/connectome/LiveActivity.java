package cajal.app.session.connectome;

import cajal.app.session.CellActivity;
import cajal.app.session.CellPaint;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.SharedRecording;
import cajal.figure.ColourMap;
import cajal.figure.Palette;
import cajal.network.Cells;
import cajal.network.Population;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Paints the activity of a run on the cells of the connectome that is shown, as the run goes on.
public final class LiveActivity {

  private static final int COLOURS = 64;

  private final Session session;
  private final ConnectomeSession connectome;
  private final RunSession run;
  private final BooleanProperty on = new SimpleBooleanProperty(true);
  private final Map<String, CellActivity> populations = new HashMap<>();
  private boolean visible;
  private boolean painted;
  private ColourMap map;

  /// @param session whose project runs
  /// @param palette colours of the window
  public LiveActivity(
      Session session, ConnectomeSession connectome, RunSession run, Palette palette) {
    this.session = session;
    this.connectome = connectome;
    this.run = run;
    map = colours(palette);
    run.recordingProperty()
        .subscribe(recording -> {
          populations.clear();
          if (recording == null) {
            clear();
          }
        });
    run.statusProperty().subscribe(_ -> show());
    on.subscribe(now -> {
      if (now) {
        show();
      } else {
        clear();
      }
    });
  }

  /// Whether activity is painted.
  public BooleanProperty onProperty() {
    return on;
  }

  /// Colours of another theme.
  public void wear(Palette palette) {
    map = colours(palette);
    show();
  }

  /// Nothing is painted out of sight.
  public void seen(boolean now) {
    visible = now;
    show();
  }

  /// From what hardly shows to the colour of activity.
  private static ColourMap colours(Palette palette) {
    int rest = Palette.blend(palette.background(), palette.muted(), 0.4);
    return new ColourMap(
        "activity",
        IntStream.range(0, COLOURS)
            .mapToObj(i -> Palette.blend(rest, palette.excitatory(), i / (COLOURS - 1.0)))
            .toList());
  }

  private void clear() {
    if (painted && !connectome.wearsResult()) {
      painted = false;
      connectome.paintProperty().set(null);
    }
  }

  private void show() {
    @Nullable SharedRecording recording = run.recordingProperty().get();
    if (!visible
        || !on.get()
        || recording == null
        || connectome.wearsResult()
        || connectome.shownProperty().get() == null) {
      return;
    }
    Map<String, Double> values = new HashMap<>();
    double[] atMs = {0};
    var _ =
        recording.read(now -> {
          gather(now, values);
          atMs[0] = now.completedSteps() * now.header().dtMs();
        });
    if (!values.isEmpty()) {
      painted = true;
      connectome
          .paintProperty()
          .set(
              new CellPaint("activity at %.2f s".formatted(atMs[0] / 1000), "", values, map, 0, 1));
    }
  }

  private void gather(Recording recording, Map<String, Double> values) {
    for (PopulationRange range : recording.header().populations()) {
      if (range.cells().isEmpty()) {
        continue;
      }
      Set<String> dead = dead(range.name());
      float[] levels = populations.computeIfAbsent(range.name(), CellActivity::new).at(recording);
      for (int i = 0; i < levels.length; i++) {
        if (!dead.contains(range.cells().get(i))) {
          values.put(range.cells().get(i), (double) levels[i]);
        }
      }
    }
  }

  // What is killed has no activity, whatever its equations go on to say.
  private Set<String> dead(String population) {
    return session
        .project()
        .network()
        .population(population)
        .map(Population::cells)
        .filter(Cells.OfConnectome.class::isInstance)
        .map(cells -> ((Cells.OfConnectome) cells).ablated())
        .orElse(Set.of());
  }
}
