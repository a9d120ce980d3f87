package cajal.app.command;

/// Makes a figure for a paper out of what is shown.
public final class ExportFigureCommand implements Command {

  @Override
  public Card card() {
    return Card.of(
            Menu.FILE, 30, "Export figure…", "Write the canvas or a view as SVG, PDF or PNG.")
        .keys("Shortcut+E")
        .icon("mdi2i-image-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showExport();
  }
}
