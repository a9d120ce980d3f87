package cajal.app.cli;

import cajal.app.session.Version;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.FigureExport;
import cajal.figure.HeatMapFigure;
import cajal.figure.NetworkFigure;
import cajal.figure.Palette;
import cajal.figure.RasterFigure;
import cajal.figure.RateFigure;
import cajal.figure.TimeWindow;
import cajal.figure.TraceFigure;
import cajal.project.Project;
import cajal.record.Recording;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a figure looks and what part of a run it shows.
final class FigureOptions {

  @Option(
      names = "--show",
      split = ",",
      paramLabel = "NAME",
      description =
          "Populations of a raster or of rates, recorders of traces or a heat map; else all.")
  private List<String> shows = List.of();

  @Option(
      names = "--cells",
      split = ",",
      paramLabel = "CELL",
      description = "Names or numbers of the neurons in traces or a heat map.")
  private List<String> cells = List.of();

  @Option(names = "--from", paramLabel = "TIME", description = "Beginning of the window; else 0.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End of the window; else the end of the run.")
  private @Nullable String to;

  @Option(
      names = "--bin",
      paramLabel = "TIME",
      description = "Bin of rates, such as 5ms; else chosen by the length of the window.")
  private @Nullable String bin;

  @Option(names = "--width", paramLabel = "MM", description = "Width on paper in mm.")
  private @Nullable Double widthMm;

  @Option(names = "--height", paramLabel = "MM", description = "Height on paper in mm.")
  private @Nullable Double heightMm;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "" + ExportOptions.DEFAULT_DPI,
      description = "Dots per inch of a PNG; else ${DEFAULT-VALUE}.")
  private int dpi = ExportOptions.DEFAULT_DPI;

  @Option(names = "--dark", description = "Light marks on a dark ground, for slides.")
  private boolean dark;

  /// @throws BadArgument if the file's ending is none of svg, pdf and png
  void refuseUnknownEnding(Path file) {
    if (!file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(svg|pdf|png)")) {
      throw new BadArgument(
          "--out needs a file that ends in .svg, .pdf or .png, not '" + file + "'.");
    }
    if (dpi < 1 || dpi > 4800) {
      throw new BadArgument("--dpi must lie between 1 and 4800, not " + dpi + ".");
    }
  }

  /// Writes one view.
  ///
  /// @param project for the canvas and the file's metadata; `null` where only a recording is known
  /// @param recording for everything but the canvas
  void write(ViewKind view, @Nullable Project project, @Nullable Recording recording, Path file) {
    Figure figure = figure(view, project, recording);
    if (widthMm != null || heightMm != null) {
      figure =
          figure.sized(
              widthMm == null ? figure.widthMm() : positive("--width", widthMm),
              heightMm == null ? figure.heightMm() : positive("--height", heightMm));
    }
    String seed =
        project != null
            ? Long.toString(project.seed())
            : recording != null ? Long.toString(recording.header().seed()) : "";
    ExportOptions.Provenance provenance =
        new ExportOptions.Provenance(
            figure.title(), seed, Version.text(), "cajal figure --view " + view);
    FigureExport.write(figure, file, ExportOptions.of(provenance).withDpi(dpi));
  }

  private Figure figure(ViewKind view, @Nullable Project project, @Nullable Recording recording) {
    Palette palette = Palette.of(dark);
    if (view == ViewKind.CANVAS) {
      if (project == null) {
        throw new BadArgument("The canvas needs a project; this folder holds a recording only.");
      }
      return canvas(project, palette);
    }
    if (recording == null) {
      throw new IllegalArgumentException("only the canvas can be drawn without a recording");
    }
    Optional<TimeWindow> window = window(recording);
    double binMs = bin == null ? 0 : RunOptions.time("--bin", bin).coherent();
    Project.View shown = shown(view, project);
    return switch (view) {
      case CANVAS -> throw new IllegalStateException("handled above");
      case RASTER ->
          RasterFigure.of(
              recording,
              new RasterFigure.Options(shown.shows(), window, OptionalDouble.of(binMs), palette));
      case RATES ->
          RateFigure.of(recording, new RateFigure.Options(shown.shows(), window, binMs, palette));
      case TRACES ->
          TraceFigure.of(
              recording,
              new TraceFigure.Options(shown.shows(), shown.cells(), true, window, palette));
      case HEATMAP ->
          HeatMapFigure.of(
              recording,
              new HeatMapFigure.Options(
                  shown.shows(), shown.cells(), window, OptionalDouble.empty(), palette));
    };
  }

  /// What the options ask for; where they are silent, what the project's view of this kind shows.
  private Project.View shown(ViewKind view, @Nullable Project project) {
    String kind = view == ViewKind.RATES ? "rate" : view.toString();
    List<Project.View> views = project == null ? List.of() : project.views();
    Project.View saved =
        views.stream()
            .filter(v -> v.kind().equals(kind))
            .findFirst()
            .orElseGet(() -> new Project.View(kind, List.of(), List.of()));
    return new Project.View(
        kind, shows.isEmpty() ? saved.shows() : shows, cells.isEmpty() ? saved.cells() : cells);
  }

  private static Figure canvas(Project project, Palette palette) {
    Map<String, NetworkFigure.Place> places = new LinkedHashMap<>();
    project
        .layout()
        .forEach((name, point) -> places.put(name, new NetworkFigure.Place(point.x(), point.y())));
    return NetworkFigure.of(
        project.network(),
        places,
        new NetworkFigure.Options(project.title(), palette, FigureOptions::connectome));
  }

  private static Optional<Connectome> connectome(String name) {
    return Connectomes.names().contains(name)
        ? Optional.of(Connectomes.load(name))
        : Optional.empty();
  }

  private Optional<TimeWindow> window(Recording recording) {
    if (from == null && to == null) {
      return Optional.empty();
    }
    TimeWindow whole = TimeWindow.whole(recording);
    return Optional.of(
        new TimeWindow(
            from == null ? whole.fromMs() : RunOptions.timeFromZero("--from", from),
            to == null ? whole.toMs() : RunOptions.time("--to", to).coherent()));
  }

  private static double positive(String option, double value) {
    if (!(value >= 20 && value <= 1000)) {
      throw new BadArgument(option + " must lie between 20 and 1000 mm, not " + value + ".");
    }
    return value;
  }
}
