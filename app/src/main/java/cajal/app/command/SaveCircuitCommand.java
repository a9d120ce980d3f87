package cajal.app.command;

import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.circuit.CircuitText;
import cajal.file.AtomicFile;
import cajal.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;

/// Saves what is shown of a connectome as a short text.
public final class SaveCircuitCommand implements Command {

  @Override
  public Card card() {
    return Card.of(
        Menu.FILE,
        41,
        "Save circuit…",
        "Write which cells are shown, and where they stand, as a text.");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.panels().room().map(Workspace.CONNECTOME_ROOM::equals);
  }

  @Override
  public void run(Workspace workspace) {
    ConnectomeSession session = workspace.connectome();
    String text = CircuitText.format(session.view());
    workspace
        .panels()
        .askWhereToWrite(
            session.view().dataset() + ".circuit", file -> write(workspace, file, text));
  }

  private static void write(Workspace workspace, Path file, String text) {
    Path whole = file.toString().endsWith(".circuit") ? file : Path.of(file + ".circuit");
    try {
      AtomicFile.write(whole, text.getBytes(StandardCharsets.UTF_8));
      workspace.session().say("Saved " + whole.getFileName());
    } catch (IOException e) {
      workspace
          .session()
          .report(
              Problem.error(
                  Problem.Place.of(whole.toString()),
                  "The circuit could not be written: " + e.getMessage() + ".",
                  "Choose a folder where you may write."));
    }
  }
}
