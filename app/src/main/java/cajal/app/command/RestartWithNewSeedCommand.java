package cajal.app.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs the same network with other random numbers.
public final class RestartWithNewSeedCommand implements Command {

  private static final Pattern LINE =
      Pattern.compile("\\s*seed\\s+(\\d{1,18})\\s*", Pattern.CASE_INSENSITIVE);

  @Override
  public Card card() {
    return Card.of(
            Menu.RUN, 20, "Restart with new seed", "Take the next seed and run from the beginning.")
        .keys("Shortcut+Shift+R")
        .icon("mdi2d-dice-5-outline");
  }

  @Override
  public Optional<Choice> interpret(String typed, Workspace workspace) {
    Matcher matcher = LINE.matcher(typed);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long seed = Long.parseLong(matcher.group(1));
    return Optional.of(
        new Choice(
            "Restart with seed " + seed,
            "Run from the beginning with these random numbers.",
            () -> setSeed(workspace, seed)));
  }

  private static void setSeed(Workspace workspace, long seed) {
    workspace.session().edit("Seed " + seed, project -> project.withSeed(seed));
    workspace.run().stop();
    workspace.run().start();
  }

  @Override
  public void run(Workspace workspace) {
    setSeed(workspace, workspace.session().project().seed() + 1);
  }
}
