package cajal.app.command;

import cajal.problem.Problem;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Simulates for a stated time, then holds.
public final class RunForCommand implements Command {

  private static final Pattern LINE =
      Pattern.compile("\\s*run(?:\\s+for)?\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);

  @Override
  public Card card() {
    return Card.of(Menu.RUN, 13, "Run for…", "Go on for a while, then hold.")
        .keys("Shortcut+R")
        .icon("mdi2t-timer-sand");
  }

  @Override
  public Optional<Choice> interpret(String typed, Workspace workspace) {
    Matcher matcher = LINE.matcher(typed);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Quantity time = Quantity.parse(matcher.group(1));
      if (!time.dimension().equals(Dimension.TIME) || !(time.coherent() > 0)) {
        return Optional.empty();
      }
      return Optional.of(
          new Choice(
              "Run for " + time,
              "Go on for " + time + " of simulated time, then hold.",
              () -> workspace.run().runFor(time.coherent())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void run(Workspace workspace) {
    workspace
        .panels()
        .ask(
            "Run for",
            "Simulated time, such as 500 ms or 2 s",
            workspace.session().project().duration().toString(),
            typed ->
                interpret("run for " + typed, workspace)
                    .ifPresentOrElse(
                        choice -> choice.action().run(),
                        () -> workspace.session().report(refused(typed))));
  }

  private static Problem refused(String typed) {
    return Problem.error(
        null,
        "'" + typed + "' is not a time to simulate.",
        "Type a positive number with a unit, such as '500 ms' or '2 s'.");
  }
}
