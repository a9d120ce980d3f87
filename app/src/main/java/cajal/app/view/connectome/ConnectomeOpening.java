package cajal.app.view.connectome;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import cajal.connectome.circuit.CircuitText;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.exchange.ColumnMapping;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.exchange.ImportOptions;
import cajal.connectome.exchange.Imported;
import cajal.connectome.exchange.TablePreview;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Opens files in the connectome room: those that were chosen, and those that are dropped on it. A
/// table whose columns are not named as usual is shown first, with what each is taken for.
final class ConnectomeOpening {

  private static final int TOLD = 3;
  private static final Set<String> USUAL = Set.of("pre", "source", "from");

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final StackPane room;

  ConnectomeOpening(Workspace workspace, StackPane room) {
    this.workspace = workspace;
    this.session = workspace.connectome();
    this.room = room;
    session.fileProperty().subscribe(this::asked);
    room.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    room.setOnDragDropped(this::dropped);
  }

  private void dropped(DragEvent event) {
    boolean any = event.getDragboard().hasFiles();
    if (any) {
      open(event.getDragboard().getFiles().getFirst().toPath());
    }
    event.setDropCompleted(any);
    event.consume();
  }

  private void asked(@Nullable Path file) {
    if (file != null) {
      session.fileProperty().set(null);
      open(file);
    }
  }

  private void open(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.toLowerCase(Locale.ROOT).endsWith(".circuit")) {
      session.load(
          name, () -> circuit(file, name), known -> session.show(known.connectome(), known.view()));
      return;
    }
    session.load(
        name,
        () -> ConnectomeFiles.preview(file),
        preview -> {
          if (preview.filter(ConnectomeOpening::isStrange).isPresent()) {
            ask(file, preview.get());
          } else {
            read(file, ImportOptions.GUESS);
          }
        });
  }

  private record Saved(Connectome connectome, CircuitView view) {}

  private Saved circuit(Path file, String name) {
    try {
      CircuitView view = CircuitText.parse(Files.readString(file), name);
      return new Saved(session.known(view.dataset()), view);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(name), "It could not be read: " + e.getMessage() + ".", ""));
    }
  }

  private static boolean isStrange(TablePreview preview) {
    Optional<String> pre = preview.guess().of(ColumnMapping.Role.PRE);
    return !preview.matrix() && !USUAL.contains(pre.orElse("").toLowerCase(Locale.ROOT));
  }

  private void ask(Path file, TablePreview preview) {
    Consumer<Optional<ColumnMapping>> answer =
        mapping -> {
          room.getChildren().removeIf(MappingSheet.class::isInstance);
          mapping.ifPresent(columns -> read(file, ImportOptions.GUESS.withColumns(columns)));
        };
    MappingSheet sheet = new MappingSheet(String.valueOf(file.getFileName()), preview, answer);
    room.getChildren().add(sheet);
    sheet.focus();
  }

  private void read(Path file, ImportOptions options) {
    session.load(
        String.valueOf(file.getFileName()),
        () -> {
          try {
            Imported imported = ConnectomeFiles.read(file, options, Progress.NONE);
            session.ready(imported.connectome());
            return imported;
          } catch (UncheckedIOException e) {
            throw new ProblemException(
                Problem.error(
                    Problem.Place.of(file.toString()),
                    "It could not be read: " + e.getMessage() + ".",
                    ""));
          }
        },
        this::show);
  }

  private void show(Imported imported) {
    session.keep(imported.connectome());
    session.show(imported.connectome());
    List<Problem> notes = imported.notes();
    notes.stream().limit(TOLD).forEach(workspace.session()::report);
    workspace
        .session()
        .say(
            "Opened "
                + imported.connectome().title()
                + " as "
                + imported.format()
                + (notes.isEmpty() ? "" : "; " + notes.size() + " remarks"));
  }
}
