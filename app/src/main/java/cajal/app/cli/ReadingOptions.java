package cajal.app.cli;

import cajal.exchange.ReadOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a person says about a recording's file that the file does not say.
final class ReadingOptions {

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = "Column or array of times; else found by its name.")
  private @Nullable String timeColumn;

  @Option(
      names = "--unit-column",
      paramLabel = "NAME",
      description = "Column or array that says of which unit a spike is; else found by its name.")
  private @Nullable String unitColumn;

  @Option(
      names = "--time-unit",
      paramLabel = "UNIT",
      description = "Unit of the times: s, ms or us; else as the format or the column says.")
  private @Nullable String timeUnit;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Samples per second, where the file only counts them.")
  private @Nullable Double rateHz;

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description = "Which recording of a file that holds several.")
  private @Nullable String part;

  ReadOptions options() {
    return new ReadOptions(
        Optional.ofNullable(timeColumn),
        Optional.ofNullable(unitColumn),
        timeUnitS(),
        rate(),
        Optional.ofNullable(part));
  }

  private OptionalDouble timeUnitS() {
    return timeUnit == null
        ? OptionalDouble.empty()
        : switch (timeUnit) {
          case "s" -> OptionalDouble.of(1);
          case "ms" -> OptionalDouble.of(1e-3);
          case "us" -> OptionalDouble.of(1e-6);
          default ->
              throw new BadArgument("--time-unit needs s, ms or us, not '" + timeUnit + "'.");
        };
  }

  private OptionalDouble rate() {
    if (rateHz == null) {
      return OptionalDouble.empty();
    }
    if (!(rateHz > 0)) {
      throw new BadArgument("--rate needs a number above 0, not " + rateHz + ".");
    }
    return OptionalDouble.of(rateHz);
  }
}
