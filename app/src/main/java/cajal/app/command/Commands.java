package cajal.app.command;

import cajal.discover.Discovery;
import java.util.Comparator;
import java.util.List;

/// Every command there is: the classes of this package that are commands.
public final class Commands {

  private Commands() {}

  /// All commands in the order of the menus.
  public static List<Command> all() {
    return Discovery.below(Commands.class, Command.class).stream()
        .sorted(
            Comparator.comparing((Command command) -> command.card().menu())
                .thenComparingInt(command -> command.card().position())
                .thenComparing(command -> command.card().name()))
        .toList();
  }
}
