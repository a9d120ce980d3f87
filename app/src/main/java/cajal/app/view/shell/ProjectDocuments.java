package cajal.app.view.shell;

import cajal.app.command.Workspace;
import cajal.app.session.AutoSave;
import cajal.app.session.Session;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Journal;
import cajal.project.Project;
import cajal.project.ProjectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Project files of this window: read and written on workers, shown when they are there.
public final class ProjectDocuments implements Workspace.Documents {

  private static final String SUFFIX = ".cajal.yaml";

  private final Session session;
  private final Settings settings;
  private final Path home;
  private final Supplier<FileDialogs> dialogs;
  private final AutoSave journal;
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private @Nullable List<Workspace.Sample> samples;
  // Where the project is saved; null for a new one and for a sample, which stays as it came.
  private @Nullable Path file;
  private Project saved;
  private int asked;

  /// @param home where the program is installed, with its samples
  /// @param journal keeps what no file has yet
  public ProjectDocuments(
      Session session,
      Settings settings,
      Path home,
      Supplier<FileDialogs> dialogs,
      AutoSave journal) {
    this.session = session;
    this.settings = settings;
    this.home = home;
    this.dialogs = dialogs;
    this.journal = journal;
    saved = session.project();
    session.projectProperty().subscribe(project -> changed.set(!project.equals(saved)));
  }

  /// Whether there is something that no file has.
  public ObservableValue<Boolean> changed() {
    return changed.getReadOnlyProperty();
  }

  @Override
  public void startNew() {
    asked++;
    show(Project.empty("Untitled"), null);
    session.say("A new project");
  }

  @Override
  public void open(Path place) {
    int request = ++asked;
    session.say("Opening " + place.getFileName() + "…");
    Thread.ofVirtual()
        .name("cajal-open")
        .start(() -> {
          try {
            Project project = ProjectFile.read(place);
            Platform.runLater(() -> arrive(request, project, place));
          } catch (ProblemException e) {
            Platform.runLater(() -> {
              e.problems().forEach(session::report);
              session.say(place.getFileName() + " was not opened.");
            });
          }
        });
  }

  // Of two projects asked for in haste, the later one is meant.
  private void arrive(int request, Project project, Path place) {
    if (request != asked) {
      return;
    }
    show(project, place.startsWith(home.resolve("sample-projects")) ? null : place);
    settings.use("project", place.toAbsolutePath().toString());
    session.say("Opened " + session.project().title());
  }

  private void show(Project project, @Nullable Path from) {
    file = from;
    saved = project;
    session.replace(project);
    changed.set(false);
    Optional<Journal.Recovered> lost = journal.pending(from);
    journal.follow(from);
    lost.ifPresent(this::bringBack);
  }

  // As one gesture: undo leads back to what the file has.
  private void bringBack(Journal.Recovered lost) {
    session.edit("Bring back unsaved work", project -> lost.project());
    session.report(
        Problem.warning(
            null,
            "Cajal ended last time before this work was saved; it is back, up to “"
                + (lost.gestures().isEmpty() ? "the last gesture" : lost.gestures().getLast())
                + "”.",
            "Save it, or undo to do without it."));
  }

  @Override
  public void askAndOpen() {
    dialogs.get().open(folder()).ifPresent(this::open);
  }

  @Override
  public void save() {
    Path to = file;
    if (to == null) {
      saveAs();
    } else {
      write(to);
    }
  }

  @Override
  public void saveAs() {
    dialogs
        .get()
        .save(folder(), stem(session.project().title()) + SUFFIX)
        .ifPresent(to -> {
          file = to;
          journal.follow(to);
          settings.use("project", to.toAbsolutePath().toString());
          write(to);
        });
  }

  private void write(Path to) {
    Project project = session.project();
    Thread.ofVirtual()
        .name("cajal-save")
        .start(() -> {
          try {
            ProjectFile.write(project, to);
            Platform.runLater(() -> {
              saved = project;
              journal.saved(project);
              changed.set(!session.project().equals(project));
              session.say("Saved " + to.getFileName());
            });
          } catch (ProblemException e) {
            Platform.runLater(() -> e.problems().forEach(session::report));
          }
        });
  }

  /// Where the person works: beside the project, else at home.
  Path folder() {
    Path known = file;
    return known != null && known.toAbsolutePath().getParent() != null
        ? known.toAbsolutePath().getParent()
        : Path.of(System.getProperty("user.home"));
  }

  /// A title as part of a file name.
  static String stem(String title) {
    String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "project" : trimmed;
  }

  @Override
  public List<Workspace.Sample> samples() {
    List<Workspace.Sample> known = samples;
    if (known == null) {
      known = Samples.of(home);
      samples = known;
    }
    return known;
  }

  @Override
  public List<Path> recent() {
    return settings.recent("project").stream().map(Path::of).toList();
  }
}
