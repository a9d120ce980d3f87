package cajal.app.view.shell;

import cajal.app.session.RunSession;
import cajal.app.session.SharedRecording;
import cajal.app.view.live.LiveFigure;
import cajal.app.view.part.FigureSource;
import cajal.connectome.Connectomes;
import cajal.figure.Figure;
import cajal.figure.NetworkFigure;
import cajal.figure.Palette;
import cajal.figure.TimeWindow;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What figures can be made of: the drawing, and each view of the newest run.
final class FigureSources {

  private FigureSources() {}

  /// @param live the views on screen
  static List<FigureSource> of(Project project, RunSession run, List<LiveFigure> live) {
    List<FigureSource> sources = new ArrayList<>();
    sources.add(new FigureSource("Canvas", false, (palette, window) -> canvas(project, palette)));
    SharedRecording shared = run.recordingProperty().get();
    if (shared != null) {
      for (LiveFigure view : live) {
        sources.add(
            new FigureSource(
                view.title(),
                true,
                (palette, window) ->
                    read(
                        shared,
                        recording ->
                            view.make()
                                .of(
                                    recording,
                                    palette,
                                    window.orElseGet(() -> TimeWindow.whole(recording))))));
      }
    }
    return sources;
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
