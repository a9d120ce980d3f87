package cajal.app.cli;

import cajal.app.session.Version;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// The command line: every job of the window without a window.
@Command(
    name = "cajal",
    description = "An interactive workbench for spiking networks and connectomes.",
    synopsisHeading = "",
    customSynopsis = {
      "cajal                     opens the window on the worm (where there is no screen: cajal demo)",
      "cajal window [PROJECT]    opens the window on a project",
      "cajal COMMAND [ARG]...    does a job without a window"
    },
    descriptionHeading = "%n",
    commandListHeading = "%nJobs without a window:%n",
    footer = {
      "",
      "PROJECT is a project file, a folder with a project.yaml, or the name of a sample.",
      "'cajal help COMMAND' or 'cajal COMMAND --help' tells more."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cli.JarVersion.class,
    subcommands = {
      RunCommand.class,
      FigureCommand.class,
      CheckCommand.class,
      AnalyseCommand.class,
      ConnectomeCommand.class,
      CircuitCommand.class,
      ConnectomeFigureCommand.class,
      ModelsCommand.class,
      BenchCommand.class,
      DevicesCommand.class,
      DemoCommand.class,
      InfoCommand.class,
      ConvertCommand.class,
      HomogeniseCommand.class,
      RecordingsCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Cli {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_ARGUMENTS = 2;

  /// As shells call what Control-C has ended.
  static final int STOPPED = 130;

  private Cli() {}

  /// Does the job that the arguments ask for; results go to standard output, all else to standard
  /// error.
  ///
  /// @return exit status: 0 when done, 1 when it failed, 2 for bad arguments
  public static int run(String... args) {
    return run(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        args);
  }

  /// The same with chosen places for what is printed.
  static int run(PrintWriter out, PrintWriter err, String... args) {
    int status;
    try {
      status = execute(out, err, args.length == 0 ? new String[] {"--help"} : args);
    } catch (OutOfMemoryError e) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      err.println(
          "cajal: this needs more memory than the %,d MB that the program may take."
              .formatted(most));
      err.println("  Give it more, such as JAVA_TOOL_OPTIONS=-Xmx8g, or take a part of the data.");
      status = FAILED;
    }
    // What was printed without an end of line would be lost at the exit.
    out.flush();
    err.flush();
    return status;
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Cli())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((failure, _) -> refuse(failure))
        .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line))
        .execute(args);
  }

  private static int refuse(ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    String sentence = String.valueOf(failure.getMessage());
    line.getErr()
        .println(
            "cajal: "
                + sentence
                + (sentence.endsWith(".") ? "" : ".")
                + " See "
                + line.getCommandSpec().qualifiedName()
                + " --help.");
    return BAD_ARGUMENTS;
  }

  private static int explain(Exception failure, CommandLine line) {
    PrintWriter err = line.getErr();
    return switch (failure) {
      case BadArgument bad -> {
        err.println("cajal: " + bad.getMessage());
        yield BAD_ARGUMENTS;
      }
      case ProblemException problems -> {
        for (Problem problem : problems.problems()) {
          err.println("cajal: " + problem);
        }
        yield FAILED;
      }
      case UncheckedIOException io -> {
        err.println("cajal: a file could not be read or written: " + io.getMessage());
        yield FAILED;
      }
      case CancellationException _ -> STOPPED;
      default -> {
        err.println("cajal: this is a fault of the program, not yours: " + failure);
        yield FAILED;
      }
    };
  }

  /// Reads the version from the jar.
  static final class JarVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"Cajal " + Version.text()};
    }
  }
}
