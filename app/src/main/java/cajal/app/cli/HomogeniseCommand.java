package cajal.app.cli;

import cajal.activity.Activity;
import cajal.activity.CelegansNeurons;
import cajal.activity.Homogeniser;
import cajal.activity.Homogeniser.Homogenised;
import cajal.activity.Homogeniser.Standardisation;
import cajal.activity.Signals;
import cajal.activity.Smoothing;
import cajal.exchange.HomogenisedParquet;
import cajal.exchange.Recordings;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings recordings of identified units onto one list and clock, as a file.
@Command(
    name = "homogenise",
    description = {
      "Brings recordings of identified units onto one list of names and one clock, and writes them",
      "as Parquet with the columns of the homogenised recordings of C. elegans.",
      "Which unit was identified in which recording: cajal analyse homogenise IN... --out DIR."
    },
    mixinStandardHelpOptions = true)
final class HomogeniseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "IN",
      description = "Recordings with signals of named units.")
  private List<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "A .parquet file.")
  private Path out;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "All names there are, one a line; else the 300 neurons of C. elegans.")
  private @Nullable Path list;

  @Option(
      names = "--standardise",
      paramLabel = "HOW",
      description = "${COMPLETION-CANDIDATES}; else over the whole recording.")
  private Standardisation standardise = Standardisation.WHOLE;

  @Option(
      names = "--smooth",
      paramLabel = "HOW",
      description = "${COMPLETION-CANDIDATES}; else none.")
  private Smoothing smooth = Smoothing.NONE;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "Time between samples on the common clock; else a third of a second.")
  private @Nullable String interval;

  @Option(
      names = "--fewest",
      paramLabel = "N",
      description = "Recordings of fewer samples are left out; else 1000.")
  private int fewest = Homogeniser.Options.usual().fewestSamples();

  @Mixin private ReadingOptions how;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  HomogeniseCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (!String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(".parquet")) {
      throw new BadArgument("--out needs a file that ends with .parquet, not '" + out + "'.");
    }
    Homogeniser homogeniser =
        new Homogeniser(names(), new Homogeniser.Options(standardise, smooth, intervalS(), fewest));
    int taken = 0;
    try (ProgressLine line = ProgressLine.of(err);
        HomogenisedParquet parquet = new HomogenisedParquet(homogeniser)) {
      for (int i = 0; i < inputs.size(); i++) {
        Path input = inputs.get(i);
        line.at((double) i / inputs.size(), "reading " + input.getFileName());
        Activity activity = Recordings.read(input, how.options(), line.part(0, 1)).activity();
        taken += add(activity, input, homogeniser, parquet, line) ? 1 : 0;
      }
      if (taken == 0) {
        throw new ProblemException(
            Problem.error(
                Problem.Place.of(out.toString()),
                "Nothing is written: no recording can be brought onto the list.",
                "Give another list by --list, or let recordings be shorter by --fewest."));
      }
      line.orStop();
      parquet.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    err.printf("wrote %s: %d of %d recordings%n", out, taken, inputs.size());
    return Cli.DONE;
  }

  private static boolean add(
      Activity activity,
      Path input,
      Homogeniser homogeniser,
      HomogenisedParquet parquet,
      ProgressLine line) {
    Optional<Signals> group = activity.signals().stream().findFirst();
    Optional<Homogenised> made = group.flatMap(one -> homogeniser.of(activity.title(), one));
    if (made.isEmpty()) {
      String why = group.map(homogeniser::refusal).orElse("no signals");
      line.say("warning: " + input + " is left out: " + why + ".");
      return false;
    }
    parquet.add(activity, group.orElseThrow(), made.get(), line);
    return true;
  }

  private List<String> names() {
    if (list == null) {
      return CelegansNeurons.names();
    }
    try {
      return Files.readAllLines(list).stream()
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double intervalS() {
    if (interval == null) {
      return Homogeniser.Options.usual().intervalS();
    }
    return RunOptions.time("--interval", interval).coherent() / 1000;
  }
}
