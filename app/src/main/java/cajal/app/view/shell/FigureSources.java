package cajal.app.view.shell;

import cajal.app.session.RunSession;
import cajal.app.session.SharedRecording;
import cajal.connectome.Connectomes;
import cajal.figure.Figure;
import cajal.figure.HeatMapFigure;
import cajal.figure.NetworkFigure;
import cajal.figure.Palette;
import cajal.figure.RasterFigure;
import cajal.figure.RateFigure;
import cajal.figure.TimeWindow;
import cajal.figure.TraceFigure;
import cajal.network.Recorder;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What figures can be made of: the drawing, and each view of the newest run.
final class FigureSources {

  private static final double BIN_MS = 5;

  private FigureSources() {}

  static List<FigureSource> of(Project project, RunSession run) {
    List<FigureSource> sources = new ArrayList<>();
    sources.add(new FigureSource("Canvas", false, (palette, window) -> canvas(project, palette)));
    SharedRecording shared = run.recordingProperty().get();
    if (shared == null) {
      return sources;
    }
    boolean traces = !project.network().recorders().stream().allMatch(Recorder::observesSpikes);
    sources.add(
        recorded(
            "Raster",
            shared,
            (recording, palette, window) ->
                RasterFigure.of(
                    recording,
                    new RasterFigure.Options(
                        List.of(), window, OptionalDouble.of(BIN_MS), palette))));
    sources.add(
        recorded(
            "Rates",
            shared,
            (recording, palette, window) ->
                RateFigure.of(
                    recording, new RateFigure.Options(List.of(), window, BIN_MS, palette))));
    if (traces) {
      sources.add(
          recorded(
              "Traces",
              shared,
              (recording, palette, window) ->
                  TraceFigure.of(
                      recording,
                      new TraceFigure.Options(List.of(), List.of(), true, window, palette))));
      sources.add(
          recorded(
              "Heat map",
              shared,
              (recording, palette, window) ->
                  HeatMapFigure.of(
                      recording,
                      new HeatMapFigure.Options(
                          List.of(), List.of(), window, OptionalDouble.empty(), palette))));
    }
    return sources;
  }

  /// Makes a figure of a recording.
  @FunctionalInterface
  private interface Painter {

    Figure of(Recording recording, Palette palette, Optional<TimeWindow> window);
  }

  private static FigureSource recorded(String title, SharedRecording shared, Painter painter) {
    return new FigureSource(
        title,
        true,
        (palette, window) -> read(shared, recording -> painter.of(recording, palette, window)));
  }

  private static Figure canvas(Project project, Palette palette) {
    Map<String, NetworkFigure.Place> places = new LinkedHashMap<>();
    project
        .layout()
        .forEach((name, at) -> places.put(name, new NetworkFigure.Place(at.x(), at.y())));
    return NetworkFigure.of(
        project.network(),
        places,
        new NetworkFigure.Options(
            project.title(),
            palette,
            name ->
                Connectomes.names().contains(name)
                    ? Optional.of(Connectomes.load(name))
                    : Optional.empty()));
  }

  private static Figure read(SharedRecording shared, Function<Recording, Figure> make) {
    AtomicReference<@Nullable Figure> figure = new AtomicReference<>();
    shared.read(recording -> figure.set(make.apply(recording)));
    Figure made = figure.get();
    if (made == null) {
      throw new ProblemException(
          Problem.error(null, "That run is gone.", "Start another and export again."));
    }
    return made;
  }
}
