package cajal.app;

import cajal.app.session.AutoSave;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.UserFolders;
import cajal.app.view.shell.Failures;
import cajal.app.view.shell.FileDialogs;
import cajal.app.view.shell.ProjectDocuments;
import cajal.app.view.shell.Samples;
import cajal.app.view.shell.Settings;
import cajal.app.view.shell.SystemFileDialogs;
import cajal.app.view.shell.WorkbenchWindow;
import cajal.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window and everything behind it, wired together in one place.
public final class Workbench extends Application {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  @Override
  public void start(Stage stage) {
    Settings settings = Settings.ofUser();
    Session session = new Session(Project.empty("Untitled"));
    session.themeDarkProperty().set(settings.dark());
    Failures.install(session);
    Path home = Samples.home();
    AutoSave journal = new AutoSave(session, UserFolders.state(), Platform::runLater);
    Supplier<FileDialogs> dialogs = () -> new SystemFileDialogs(stage);
    ProjectDocuments documents = new ProjectDocuments(session, settings, home, dialogs, journal);
    documents.open(first(home, getParameters().getRaw()));
    RunSession run = new RunSession(session);
    WorkbenchWindow window =
        new WorkbenchWindow(session, run, settings, documents, dialogs, stage::close);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(
        window.scene(
            Math.min(settings.number("window.width", WIDTH), screen.getWidth()),
            Math.min(settings.number("window.height", HEIGHT), screen.getHeight())));
    stage.setMinWidth(900);
    stage.setMinHeight(600);
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    (documents.changed().getValue() ? "• " : "")
                        + session.project().title()
                        + " – Cajal",
                session.projectProperty(),
                documents.changed()));
    stage.setOnHidden(event -> {
      window.remember();
      settings.setNumber("window.width", stage.getScene().getWidth());
      settings.setNumber("window.height", stage.getScene().getHeight());
      settings.save();
      run.close();
      journal.close();
      Platform.exit();
    });
    stage.show();
    window.focus();
  }

  /// The project that was asked for: a file, a folder, or the name of a sample.
  static Path first(Path home, List<String> arguments) {
    Path samples = home.resolve("sample-projects");
    if (arguments.isEmpty()) {
      return samples.resolve(Samples.FIRST);
    }
    Path asked = Path.of(arguments.getFirst());
    Path sample = samples.resolve(arguments.getFirst());
    return Files.exists(asked) || !Files.exists(sample) ? asked : sample;
  }
}
