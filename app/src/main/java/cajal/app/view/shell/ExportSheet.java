package cajal.app.view.shell;

import cajal.app.session.Session;
import cajal.app.session.Version;
import cajal.app.view.part.FigureSource;
import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.FigureExport;
import cajal.figure.Palette;
import cajal.figure.TimeWindow;
import cajal.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Makes a figure for a paper out of what is shown: what, in which format and size, with a preview
/// by the same painter.
final class ExportSheet extends VBox {

  private static final double PREVIEW_WIDTH = 460;
  private static final double PREVIEW_HEIGHT = 340;
  private static final double MM_PER_INCH = 25.4;
  private static final ExecutorService WORKER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-export").factory());

  private final Session session;
  private final Settings settings;
  private final Overlay overlay;
  private final FileDialogs dialogs;
  private final List<FigureSource> sources;
  private final Optional<TimeWindow> shown;
  private final ComboBox<String> what = new ComboBox<>();
  private final ComboBox<FigureExport.Format> format = new ComboBox<>();
  private final Spinner<Integer> width = new Spinner<>(20, 1000, 180, 5);
  private final Spinner<Integer> height = new Spinner<>(20, 1000, 110, 5);
  private final Spinner<Integer> dpi = new Spinner<>(72, 1200, 300, 50);
  private final CheckBox window = new CheckBox("Only the time on screen");
  private final CheckBox dark = new CheckBox("Dark colours");
  private final ImageView preview = new ImageView();
  private final Label note = new Label();
  private final AtomicInteger newest = new AtomicInteger();

  /// @param shown the part of the run on screen
  ExportSheet(
      Session session,
      Settings settings,
      Overlay overlay,
      FileDialogs dialogs,
      List<FigureSource> sources,
      Optional<TimeWindow> shown) {
    this.session = session;
    this.settings = settings;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.sources = sources;
    this.shown = shown;
    getStyleClass().addAll("panel-sheet", "export-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label heading = new Label("Export figure");
    heading.getStyleClass().add("sheet-title");
    HBox middle = new HBox(20, choices(), frame());
    what.valueProperty().subscribe(title -> takeOwnSize());
    getChildren().addAll(heading, middle, foot());
    for (ObservableValue<?> choice :
        List.of(
            what.valueProperty(),
            width.valueProperty(),
            height.valueProperty(),
            window.selectedProperty(),
            dark.selectedProperty())) {
      choice.subscribe(() -> paint());
    }
    paint();
  }

  void open() {
    overlay.show(this, what, Pos.CENTER);
  }

  private Node choices() {
    sources.forEach(source -> what.getItems().add(source.title()));
    what.setId("export-what");
    what.setValue(sources.getFirst().title());
    format.getItems().setAll(FigureExport.Format.values());
    format.setValue(format(settings.text("export.format", "PDF")));
    dpi.getValueFactory().setValue((int) settings.number("export.dpi", 300));
    window.setSelected(shown.isPresent());
    GridPane grid = new GridPane(10, 8);
    line(grid, "Figure of", what, "");
    line(grid, "Format", format, "");
    line(grid, "Width", width, "mm");
    line(grid, "Height", height, "mm");
    line(grid, "Resolution", dpi, "dpi");
    what.setPrefWidth(200);
    what.setMaxWidth(Double.MAX_VALUE);
    GridPane.setColumnSpan(what, 2);
    window.setMinWidth(Region.USE_PREF_SIZE);
    grid.add(window, 1, 5, 2, 1);
    grid.add(dark, 1, 6, 2, 1);
    note.getStyleClass().add("hint");
    note.setWrapText(true);
    note.setMaxWidth(240);
    note.setText("A journal’s single column is about 85 mm wide, two columns 180 mm.");
    grid.add(note, 0, 7, 3, 1);
    return grid;
  }

  private static FigureExport.Format format(String name) {
    for (FigureExport.Format format : FigureExport.Format.values()) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    return FigureExport.Format.PDF;
  }

  private static void line(GridPane grid, String label, Region control, String unit) {
    Label name = new Label(label);
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setLabelFor(control);
    control.setAccessibleText(label + (unit.isEmpty() ? "" : " in " + unit));
    control.setPrefWidth(130);
    if (control instanceof Spinner<?> spinner) {
      spinner.setEditable(true);
      spinner.getEditor().setAccessibleText(label);
    }
    Label after = new Label(unit);
    after.getStyleClass().add("unit");
    grid.addRow(grid.getRowCount(), name, control, after);
  }

  private Node frame() {
    preview.setPreserveRatio(true);
    preview.setFitWidth(PREVIEW_WIDTH);
    preview.setFitHeight(PREVIEW_HEIGHT);
    preview.setAccessibleText("Preview of the figure");
    StackPane frame = new StackPane(preview);
    frame.getStyleClass().add("figure-preview");
    frame.setMinSize(PREVIEW_WIDTH + 16, PREVIEW_HEIGHT + 16);
    return frame;
  }

  private Node foot() {
    Button cancel = new Button("Cancel");
    cancel.setOnAction(event -> overlay.hide());
    Button export = new Button("Export…");
    export.setId("export-go");
    export.getStyleClass().add("accent");
    export.setOnAction(event -> export());
    HBox foot = new HBox(8, cancel, export);
    foot.setAlignment(Pos.CENTER_RIGHT);
    return foot;
  }

  // A figure of many panels would be squeezed into the size of another.
  private void takeOwnSize() {
    chosen()
        .own()
        .ifPresentOrElse(
            own -> take(own.widthMm(), own.heightMm()),
            () ->
                take(settings.number("export.width", 180), settings.number("export.height", 110)));
  }

  private void take(double widthMm, double heightMm) {
    width.getValueFactory().setValue((int) Math.round(widthMm));
    height.getValueFactory().setValue((int) Math.round(heightMm));
  }

  private FigureSource chosen() {
    return sources.stream()
        .filter(source -> source.title().equals(what.getValue()))
        .findFirst()
        .orElse(sources.getFirst());
  }

  /// A figure that was asked for, with everything the worker needs to know.
  private record Order(
      FigureSource source,
      Palette palette,
      Optional<TimeWindow> window,
      double widthMm,
      double heightMm) {

    Figure figure() {
      return source.make().of(palette, window).sized(widthMm, heightMm);
    }
  }

  private Order order() {
    FigureSource source = chosen();
    window.setDisable(!source.timed() || shown.isEmpty());
    return new Order(
        source,
        Palette.of(dark.isSelected()),
        window.isSelected() && source.timed() ? shown : Optional.empty(),
        width.getValue(),
        height.getValue());
  }

  private void paint() {
    int request = newest.incrementAndGet();
    Order order = order();
    double scale = Math.min(PREVIEW_WIDTH / order.widthMm(), PREVIEW_HEIGHT / order.heightMm()) * 2;
    int screenDpi = Math.clamp(Math.round(scale * MM_PER_INCH), 24, 600);
    WORKER.execute(() -> {
      if (request == newest.get()) {
        draw(request, order, screenDpi);
      }
    });
  }

  private void draw(int request, Order order, int screenDpi) {
    try {
      byte[] png =
          FigureExport.bytes(
              order.figure(), FigureExport.Format.PNG, options(order.source()).withDpi(screenDpi));
      Image image = new Image(new ByteArrayInputStream(png));
      show(request, image, "");
    } catch (ProblemException e) {
      show(request, null, e.problems().getFirst().toString());
    } catch (IOException e) {
      show(request, null, "The preview could not be painted.");
    }
  }

  private void show(int request, @org.jspecify.annotations.Nullable Image image, String problem) {
    Platform.runLater(() -> {
      if (request == newest.get()) {
        preview.setImage(image);
        if (!problem.isEmpty()) {
          note.setText(problem);
        }
      }
    });
  }

  private ExportOptions options(FigureSource source) {
    return ExportOptions.of(
        source
            .own()
            .map(FigureSource.Own::from)
            .orElseGet(() ->
                new ExportOptions.Provenance(
                    session.project().title(),
                    Long.toString(session.project().seed()),
                    Version.text(),
                    "")));
  }

  private void export() {
    String ending = format.getValue().name().toLowerCase(Locale.ROOT);
    String name =
        ProjectDocuments.stem(session.project().title())
            + "-"
            + chosen().title().toLowerCase(Locale.ROOT).replace(' ', '-')
            + "."
            + ending;
    Path folder = Path.of(settings.text("export.folder", System.getProperty("user.home")));
    dialogs
        .save(folder, name)
        .ifPresent(file -> {
          Path whole = file.toString().contains(".") ? file : Path.of(file + "." + ending);
          remember(whole);
          overlay.hide();
          write(order(), whole, options(chosen()).withDpi(dpi.getValue()));
        });
  }

  private void remember(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      settings.setText("export.folder", folder.toString());
    }
    settings.setText("export.format", format.getValue().name());
    if (chosen().own().isEmpty()) {
      settings.setNumber("export.width", width.getValue());
      settings.setNumber("export.height", height.getValue());
    }
    settings.setNumber("export.dpi", dpi.getValue());
  }

  private void write(Order order, Path file, ExportOptions options) {
    session.say("Writing " + file.getFileName() + "…");
    WORKER.execute(() -> {
      try {
        FigureExport.write(order.figure(), file, options);
        Platform.runLater(() -> session.say("Wrote " + file));
      } catch (ProblemException e) {
        Platform.runLater(() -> e.problems().forEach(session::report));
      }
    });
  }
}
