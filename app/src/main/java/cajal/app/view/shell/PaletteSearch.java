package cajal.app.view.shell;

import cajal.app.command.Choice;
import cajal.app.command.Command;
import cajal.app.command.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which commands a typed line may mean, the likeliest first.
final class PaletteSearch {

  private final List<Command> commands;
  private final Workspace workspace;
  private final Settings settings;

  PaletteSearch(List<Command> commands, Workspace workspace, Settings settings) {
    this.commands = commands;
    this.workspace = workspace;
    this.settings = settings;
  }

  /// One line of the palette.
  ///
  /// @param keys the shortcut; empty for none
  /// @param icon literal of an icon; empty for none
  /// @param enabled whether it can be run now
  record Hit(Choice choice, String keys, String icon, boolean enabled) {}

  List<Hit> find(String typed) {
    List<String> recent = settings.recent("command");
    List<Scored> found = new ArrayList<>();
    for (Command command : commands) {
      Command.Card card = command.card();
      command
          .interpret(typed, workspace)
          .ifPresent(choice -> found.add(new Scored(hit(choice, command), 2000)));
      if (command.submenu()) {
        for (Choice choice : command.choices(workspace)) {
          String title = card.name() + ": " + choice.title();
          score(title, typed)
              .ifPresent(score ->
                  found.add(
                      new Scored(
                          hit(new Choice(title, choice.hint(), choice.action()), command),
                          score - 1)));
        }
      } else {
        Choice choice = new Choice(card.name(), card.description(), () -> command.run(workspace));
        int used = recent.indexOf(card.name());
        int bonus = used < 0 ? 0 : 60 - used;
        score(card.name(), typed)
            .or(() -> score(card.description(), typed).map(s -> s - 400))
            .ifPresent(score -> found.add(new Scored(hit(choice, command), score + bonus)));
      }
    }
    found.sort(Comparator.comparingInt(Scored::score).reversed());
    return found.stream().map(Scored::hit).toList();
  }

  /// Remembers that something was chosen.
  void chosen(Hit hit) {
    settings.use("command", hit.choice().title());
  }

  private Hit hit(Choice choice, Command command) {
    boolean named = choice.title().equals(command.card().name());
    List<String> keys = command.card().keys();
    return new Hit(
        choice,
        named && !keys.isEmpty() ? Keys.title(keys.getFirst()) : "",
        command.card().icon(),
        command.enabled(workspace).getValue());
  }

  /// How well a typed line fits a title: as its beginning, as the beginning of a word, inside it,
  /// or as letters in the same order.
  static Optional<Integer> score(String title, String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    String whole = title.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return Optional.of(0);
    }
    if (whole.startsWith(wanted)) {
      return Optional.of(1000 - whole.length());
    }
    if (whole.contains(" " + wanted)) {
      return Optional.of(800 - whole.length());
    }
    if (whole.contains(wanted)) {
      return Optional.of(600 - whole.length());
    }
    int at = 0;
    int gaps = 0;
    for (int i = 0; i < wanted.length(); i++) {
      int next = whole.indexOf(wanted.charAt(i), at);
      if (next < 0) {
        return Optional.empty();
      }
      gaps += next - at;
      at = next + 1;
    }
    return Optional.of(300 - whole.length() - 3 * gaps);
  }

  private record Scored(Hit hit, int score) {}
}
