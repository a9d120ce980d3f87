package cajal.app.cli;

import cajal.activity.Activity;
import cajal.exchange.Exporter;
import cajal.exchange.Reading;
import cajal.exchange.Recordings;
import cajal.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a recording in another format.
@Command(
    name = "convert",
    description = "Writes a recording in the format that the ending of OUT names.",
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A file or folder of any known format, or a run.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "Where to write.")
  private Path out;

  @Mixin private ReadingOptions how;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConvertCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    // Before anything is read, which may take long.
    Exporter exporter = Recordings.exporter(out);
    try (ProgressLine line = ProgressLine.of(err)) {
      Reading reading = Recordings.read(in, how.options(), line.part(0, 0.5));
      for (Problem remark : reading.remarks()) {
        line.say("warning: " + remark);
      }
      Activity activity = exporter.isDated() ? dated(reading.activity()) : reading.activity();
      for (String loss : exporter.losses(activity)) {
        line.say("warning: " + exporter.title() + " does not hold " + loss + ".");
      }
      exporter.write(activity, out, line.part(0.5, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    err.println("wrote " + out);
    return Cli.DONE;
  }

  private static Activity dated(Activity activity) {
    Map<String, String> about = new TreeMap<>(activity.about());
    about.put(
        "file_create_date",
        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString());
    return activity.withAbout(about);
  }
}
