package cajal.app.command;

/// Says what this program is and what it is made of.
public final class AboutCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.HELP, 20, "About Cajal", "Version, citation and licences.")
        .icon("mdi2i-information-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showAbout();
  }
}
