package cajal.app.command;

/// Opens a connectome from a file, or a circuit that was saved.
public final class OpenConnectomeCommand implements Command {

  @Override
  public Card card() {
    return Card.of(
            Menu.FILE,
            40,
            "Open connectome…",
            "Read a connectome or a saved circuit from a file: CSV, GraphML, GEXF, JSON, SONATA, .circuit.")
        .keys("Shortcut+Shift+O")
        .icon("mdi2g-graph-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace
        .panels()
        .askForFile(file -> {
          workspace.panels().showRoom(Workspace.CONNECTOME_ROOM);
          workspace.connectome().fileProperty().set(file);
        });
  }
}
