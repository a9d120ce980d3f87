package cajal.app.cli;

import cajal.app.benchmark.Benchmark;
import cajal.app.benchmark.Measurement;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the networks by which simulators are compared.
@Command(
    name = "bench",
    description = "Runs benchmark networks and prints build and run time, memory and rates.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .serializeSpecialFloatingPointValues()
          .setPrettyPrinting()
          .create();

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NETWORK",
      description = "Name of a benchmark; without one all are listed.")
  private @Nullable String network;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; else 1.")
  private int threads = 1;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs in one go, the first and the last of which are timed; else 2.")
  private int runs = 2;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; else 1.")
  private long seed = 1;

  @Option(
      names = "--compact",
      description = "Keeps weights that vary in 2 bytes each, a little rounded.")
  private boolean compact;

  @Mixin private BackendOptions backend = new BackendOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  BenchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (network == null) {
      Benchmark.all().forEach(b -> out.printf("%-14s %s%n", b.name(), b.description()));
      return Cli.DONE;
    }
    if (threads < 1) {
      throw new BadArgument("--threads needs a number from 1 on, not " + threads + ".");
    }
    if (runs < 1) {
      throw new BadArgument("--runs needs a number from 1 on, not " + runs + ".");
    }
    String wanted = network;
    List<String> names = Benchmark.all().stream().map(Benchmark::name).toList();
    Benchmark benchmark =
        Benchmark.named(wanted)
            .orElseThrow(() ->
                new BadArgument(
                    "There is no benchmark '"
                        + wanted
                        + "'; there are "
                        + String.join(", ", names)
                        + "."));
    Measurement measured =
        Measurement.of(
            compact ? benchmark.compact() : benchmark, seed, runs, threads, backend.chosen());
    out.println(json ? GSON.toJson(measured) : measured.toText());
    return Cli.DONE;
  }
}
