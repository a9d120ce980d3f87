package cajal.app;

import cajal.app.cli.Cli;
import cajal.app.session.UserFolders;
import cajal.problem.ProblemException;
import java.util.Arrays;
import javafx.application.Application;

/// Where the program begins: the window without arguments or with `window [PROJECT]`, a picture of
/// it with `picture`, the command line with any others. It is no JavaFX application itself, since
/// those cannot be started from the class path.
public final class Launcher {

  private static final int NO_SCREEN = 3;
  private static final int WRONG = 2;

  private Launcher() {}

  public static void main(String[] args) {
    keepKernels();
    String job = args.length == 0 ? "window" : args[0];
    if (!job.equals("window") && !job.equals("picture")) {
      System.exit(Cli.run(args));
    }
    try {
      Application.launch(
          job.equals("window") ? Workbench.class : Picture.class,
          Arrays.copyOfRange(args, Math.min(1, args.length), args.length));
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "There is no screen to open a window on; every job also runs without one: --help lists"
              + " them.");
      System.exit(NO_SCREEN);
    } catch (RuntimeException e) {
      // JavaFX wraps what went wrong while the window or the picture was made.
      if (e.getCause() instanceof ProblemException
          || e.getCause() instanceof IllegalArgumentException) {
        System.err.println("cajal " + job + ": " + e.getCause().getMessage());
        System.exit(WRONG);
      }
      throw e;
    }
  }

  // What was compiled for a network serves the next start too. The property may name another
  // folder, or none.
  private static void keepKernels() {
    if (System.getProperty("cajal.kernels") == null) {
      System.setProperty("cajal.kernels", UserFolders.cache().resolve("kernels").toString());
    }
  }
}
