package cajal.app.cli;

import cajal.app.session.RunCatalogue;
import cajal.exchange.Catalogue;
import cajal.exchange.CatalogueEntries;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds runs and recordings that were made or added before.
@Command(
    name = "recordings",
    description =
        "Lists runs and recordings, the newest first; runs that were written with --out are added by"
            + " themselves.",
    mixinStandardHelpOptions = true)
final class RecordingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Part of the title or the place.")
  private @Nullable String text;

  @Option(names = "--add", paramLabel = "FILE", description = "Adds a file or folder first.")
  private List<Path> added = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Only runs of this seed.")
  private @Nullable Long seed;

  @Option(names = "--since", paramLabel = "DATE", description = "From this day on: 2026-03-04.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "DATE", description = "Up to this day.")
  private @Nullable String until;

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUE",
      description = "Only with this parameter or fact; the beginning of its name may be left out.")
  private Map<String, String> parameters = Map.of();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RecordingsCommand() {}

  @Override
  public Integer call() {
    Catalogue catalogue = RunCatalogue.ofUser();
    for (Path path : added) {
      try {
        catalogue.add(CatalogueEntries.of(path, RunCatalogue.now(), cajal.work.Progress.NONE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    List<Catalogue.Entry> found =
        catalogue.find(
            new Catalogue.Query(
                Optional.ofNullable(text),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                Optional.ofNullable(since),
                Optional.ofNullable(until),
                parameters));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(found));
    } else if (found.isEmpty()) {
      out.println("none found");
    } else {
      found.forEach(entry -> out.println(line(entry)));
    }
    return Cli.DONE;
  }

  private static String line(Catalogue.Entry entry) {
    return String.format(
        Locale.ROOT,
        "%s  %-9s  %s, %s%d units, %d spikes, %.4g s%n    %s",
        entry.added(),
        entry.kind(),
        entry.title(),
        entry.seed().isPresent() ? "seed " + entry.seed().getAsLong() + ", " : "",
        entry.units(),
        entry.spikes(),
        entry.durationS(),
        entry.path());
  }

  private static JsonObject json(List<Catalogue.Entry> found) {
    JsonArray entries = new JsonArray();
    for (Catalogue.Entry entry : found) {
      JsonObject object = new JsonObject();
      object.addProperty("kind", entry.kind());
      object.addProperty("title", entry.title());
      object.addProperty("path", entry.path());
      object.addProperty("added", entry.added());
      object.addProperty("seed", entry.seed().isPresent() ? (Long) entry.seed().getAsLong() : null);
      object.addProperty("duration_s", entry.durationS());
      object.addProperty("units", entry.units());
      object.addProperty("spikes", entry.spikes());
      JsonObject facts = new JsonObject();
      entry.parameters().forEach(facts::addProperty);
      object.add("parameters", facts);
      entries.add(object);
    }
    JsonObject all = new JsonObject();
    all.add("recordings", entries);
    return all;
  }
}
