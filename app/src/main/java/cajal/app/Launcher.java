package cajal.app;

import cajal.app.cli.Cli;
import java.util.Arrays;
import javafx.application.Application;

/// Where the program begins: the window without arguments or with `window [PROJECT]`, the command
/// line with any others. It is no JavaFX application itself, since those cannot be started from the
/// class path.
public final class Launcher {

  private static final int NO_SCREEN = 3;

  private Launcher() {}

  public static void main(String[] args) {
    if (args.length > 0 && !args[0].equals("window")) {
      System.exit(Cli.run(args));
    }
    try {
      Application.launch(
          Workbench.class, Arrays.copyOfRange(args, Math.min(1, args.length), args.length));
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "There is no screen to open a window on; every job also runs without one: --help lists"
              + " them.");
      System.exit(NO_SCREEN);
    }
  }
}
