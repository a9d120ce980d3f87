package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.AutoSave;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.project.Project;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The whole window with everything behind it, on a desktop on which nobody answers but to say
/// where to save, if {@link #savingTo} told.
///
/// Its settings and its journal lie in a folder of the test. With `-Dcajal.shots=FOLDER` it leaves
/// pictures of itself there, with `-Dcajal.dark=true` dark ones.
final class OpenedWindow implements AutoCloseable {

  private final Session session = Fx.get(() -> new Session(Project.empty("Untitled")));
  private final RunSession run = Fx.get(() -> new RunSession(session));
  private final Stage stage = Fx.get(() -> new Stage(StageStyle.UNDECORATED));
  private final Pointer person = new Pointer();
  private final AutoSave journal;
  private final ProjectDocuments documents;
  private final WorkbenchWindow window;
  private Optional<Path> saved = Optional.empty();

  /// A window with an empty project.
  ///
  /// @param folder of settings and journal
  OpenedWindow(Path folder, double width, double height) {
    journal = Fx.get(() -> new AutoSave(session, folder, Platform::runLater));
    Settings settings = new Settings(folder.resolve("settings"));
    documents = new ProjectDocuments(session, settings, Samples.home(), Person::new, journal);
    window =
        Fx.get(() -> {
          WorkbenchWindow made =
              new WorkbenchWindow(session, run, settings, documents, Person::new, () -> {});
          stage.setScene(made.scene(width, height));
          session.themeDarkProperty().set(Boolean.getBoolean("cajal.dark"));
          stage.setX(0);
          stage.setY(0);
          stage.show();
          stage.toFront();
          made.focus();
          return made;
        });
    Fx.settle();
  }

  /// Opens a sample project and waits until it is drawn.
  OpenedWindow withSample(String name) {
    Fx.run(() -> documents.open(Samples.home().resolve("sample-projects").resolve(name)));
    Fx.until("the sample is there", () -> !session.project().network().nodes().isEmpty());
    Fx.settle();
    return this;
  }

  /// Whoever is asked where to save names this file.
  void savingTo(Path file) {
    saved = Optional.of(file);
  }

  Session session() {
    return session;
  }

  RunSession run() {
    return run;
  }

  WorkbenchWindow window() {
    return window;
  }

  Stage stage() {
    return stage;
  }

  Scene scene() {
    return stage.getScene();
  }

  /// Names of the nodes that are drawn.
  List<String> nodes() {
    return Fx.get(
        () -> session.project().network().nodes().stream().map(cajal.network.Node::name).toList());
  }

  void showRoom(String room) {
    Fx.run(() -> window.showRoom(room));
    Fx.settle();
  }

  /// The part of the window of that name.
  Node node(String id) {
    Node found = Fx.get(() -> scene().lookup("#" + id));
    assertThat(found).as(id).isNotNull();
    return found;
  }

  /// Clicks into the middle of a part of the window.
  void click(String id) {
    click(node(id));
  }

  void click(Node target) {
    Point2D middle = Pointer.middle(target);
    person.click(middle.getX(), middle.getY());
    Fx.settle();
  }

  /// Lets the run go on to a time, and waits for it.
  void runUntil(double ms) {
    Fx.run(() -> run.runUntil(ms));
    Fx.until(
        "the run holds",
        () -> {
          run.poll();
          return run.phase() == RunSession.Phase.PAUSED && run.status().simulatedMs() >= ms;
        });
  }

  /// Leaves a picture, where somebody wants to look.
  void look(String name) {
    String shots = System.getProperty("cajal.shots", "");
    if (!shots.isEmpty()) {
      Fx.settle();
      Fx.shot(stage, new File(shots, name + ".png"));
    }
  }

  @Override
  public void close() {
    Fx.run(() -> {
      stage.close();
      run.close();
      journal.close();
    });
  }

  private final class Person implements FileDialogs {

    @Override
    public Optional<Path> open(Path start) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(Path start, String name) {
      return saved;
    }
  }
}
