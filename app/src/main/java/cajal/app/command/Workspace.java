package cajal.app.command;

import cajal.app.session.Catalogue;
import cajal.app.session.PaletteEntry;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The window as commands see it: what is edited, what runs, and what can be shown.
public interface Workspace {

  Session session();

  RunSession run();

  Drawing drawing();

  Documents documents();

  Panels panels();

  /// The canvas: what concerns its sight and what is selected on it.
  interface Drawing {

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

    /// Whether a pane is shown.
    ObservableValue<Boolean> shown(Pane pane);

    void toggle(Pane pane);

    void showCommands();

    void showKeys();

    void showAbout();

    void showExport();

    /// Shows how the rates of the neurons are distributed.
    void showStatistics();

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
