package cajal.app.cli;

import cajal.exchange.Reading;
import cajal.exchange.Recordings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a recording holds.
@Command(
    name = "info",
    description = "Says what a recording holds: units, spikes, signals, events, epochs.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A file or folder of any known format, or a run.")
  private Path file;

  @Mixin private ReadingOptions how;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  InfoCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Reading reading;
    try (ProgressLine line = ProgressLine.of(spec.commandLine().getErr())) {
      reading = Recordings.read(file, how.options(), line);
    }
    out.println(json ? RecordingInfo.json(reading) : RecordingInfo.text(reading));
    return Cli.DONE;
  }
}
