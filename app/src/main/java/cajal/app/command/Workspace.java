package cajal.app.command;

import cajal.app.session.Catalogue;
import cajal.app.session.PaletteEntry;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.connectome.ConnectomeSession;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The window as commands see it: what is edited, what runs, and what can be shown.
public interface Workspace {

  /// The room where a network is drawn and run.
  String NETWORK_ROOM = "network";

  /// The room where connectomes are looked into.
  String CONNECTOME_ROOM = "connectome";

  /// The room where runs and recordings are analysed.
  String ANALYSIS_ROOM = "analysis";

  Session session();

  /// What is looked at in the connectome room.
  ConnectomeSession connectome();

  RunSession run();

  /// The analyses of the open project.
  AnalysisSession analyses();

  Drawing drawing();

  Documents documents();

  Panels panels();

  /// What the room in sight draws: what concerns its sight, what is selected on it, and its
  /// history.
  interface Drawing {

    ObservableValue<Boolean> canUndo();

    ObservableValue<Boolean> canRedo();

    /// Whether something is selected that could be put away.
    ObservableValue<Boolean> anySelected();

    void undo();

    void redo();

    void zoomIn();

    void zoomOut();

    void fit();

    /// Puts a node where the person looks.
    void place(PaletteEntry entry);

    void cut();

    void copy();

    void paste();

    void duplicate();

    void delete();

    void selectAll();
  }

  /// Project files.
  interface Documents {

    /// Starts an empty project.
    void startNew();

    /// Opens a project file or the folder of a sample.
    void open(Path place);

    /// Asks which project to open, and opens it.
    void askAndOpen();

    /// Saves where the project came from; asks where that is not known.
    void save();

    void saveAs();

    /// The samples that came with the program.
    List<Sample> samples();

    /// Projects opened lately, the newest first.
    List<Path> recent();
  }

  /// A project that came with the program.
  ///
  /// @param name name of its folder
  /// @param title what it shows, in a few words
  /// @param place its folder
  record Sample(String name, String title, Path place) {}

  /// What the window can show beside its panes.
  interface Panels {

    /// Which room is in sight.
    ObservableValue<String> room();

    /// Brings a room into sight.
    ///
    /// @param id such as {@link Workspace#CONNECTOME_ROOM}; one that is not there changes nothing
    void showRoom(String id);

    /// Asks for a file to read.
    ///
    /// @param answer gets the file; not called where the person thinks better of it
    void askForFile(Consumer<Path> answer);

    /// Asks where to write a file.
    ///
    /// @param name what it will be called unless the person says otherwise
    /// @param answer gets the file; not called where the person thinks better of it
    void askWhereToWrite(String name, Consumer<Path> answer);

    /// Whether a pane is shown.
    ObservableValue<Boolean> shown(Pane pane);

    void toggle(Pane pane);

    void showCommands();

    void showKeys();

    void showAbout();

    void showExport();

    /// Shows how the rates of the neurons are distributed.
    void showStatistics();

    /// Compares the chosen device with the processor.
    void showVerification();

    /// Shows the text of a model, to read or to write.
    ///
    /// @param model its name; empty for a new one
    void showModel(String model);

    /// Puts the cursor where a person types what to place.
    void focusPalette();

    /// Asks for one line.
    ///
    /// @param title what it is about
    /// @param prompt what to type
    /// @param initial what stands there at first
    /// @param answer gets the line; not called where the person thinks better of it
    void ask(String title, String prompt, String initial, Consumer<String> answer);

    /// What can be placed.
    Catalogue catalogue();

    void quit();
  }

  /// A part of the window that can be folded away.
  enum Pane {
    PALETTE,
    INSPECTOR,
    LIVE_VIEWS
  }
}
