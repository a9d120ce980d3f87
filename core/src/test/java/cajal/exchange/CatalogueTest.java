package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.exchange.Catalogue.Entry;
import cajal.exchange.Catalogue.Query;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  private static final Query ALL =
      new Query(
          Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), Map.of());

  @TempDir Path folder;

  private static Entry run(String path, long seed, String added, String tau) {
    return new Entry(
        "run",
        path,
        "Brunel \"A\"",
        added,
        OptionalLong.of(seed),
        1.5,
        100,
        2000,
        Map.of("populations.E.parameters.tau_m", tau, "title", "x"));
  }

  private Catalogue filled() throws IOException {
    Catalogue catalogue = new Catalogue(folder.resolve("state").resolve("catalogue.jsonl"));
    catalogue.add(run("/runs/a", 1, "2026-01-01T10:00:00Z", "10 ms"));
    catalogue.add(run("/runs/b", 2, "2026-01-02T10:00:00Z", "20 ms"));
    catalogue.add(run("/runs/a", 3, "2026-01-03T10:00:00Z", "20 ms"));
    return catalogue;
  }

  private static java.util.List<String> paths(Catalogue catalogue, Query query) {
    return catalogue.find(query).stream().map(Entry::path).toList();
  }

  @Test
  void anEntryComesBackAsItWasAndTheLastOfAPathCounts() throws IOException {
    assertThat(filled().find(ALL))
        .containsExactly(
            run("/runs/a", 3, "2026-01-03T10:00:00Z", "20 ms"),
            run("/runs/b", 2, "2026-01-02T10:00:00Z", "20 ms"));
  }

  @Test
  void runsAreFoundBySeedDateTextAndParameter() throws IOException {
    Catalogue catalogue = filled();
    Query seed =
        new Query(
            Optional.empty(), OptionalLong.of(2), Optional.empty(), Optional.empty(), Map.of());
    Query until =
        new Query(
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of("2026-01-02"),
            Map.of());
    Query since =
        new Query(
            Optional.empty(),
            OptionalLong.empty(),
            Optional.of("2026-01-03"),
            Optional.empty(),
            Map.of());
    Query text =
        new Query(
            Optional.of("RUNS/B"),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    assertThat(paths(catalogue, seed)).containsExactly("/runs/b");
    assertThat(paths(catalogue, until)).containsExactly("/runs/b");
    assertThat(paths(catalogue, since)).containsExactly("/runs/a");
    assertThat(paths(catalogue, text)).containsExactly("/runs/b");
    assertThat(paths(catalogue, with("tau_m", "20 ms"))).containsExactly("/runs/a", "/runs/b");
    assertThat(paths(catalogue, with("tau_m", "10 ms"))).isEmpty();
    assertThat(paths(catalogue, with("populations.E.parameters.tau_m", "20 ms"))).hasSize(2);
    assertThat(paths(catalogue, with("au_m", "20 ms"))).isEmpty();
  }

  private static Query with(String name, String value) {
    return new Query(
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(name, value));
  }

  @Test
  void aTornLineHidesNoOther() throws IOException {
    Catalogue catalogue = filled();
    Files.writeString(
        folder.resolve("state").resolve("catalogue.jsonl"),
        "{\"kind\":\"run\",\"path\":\"/ru",
        StandardOpenOption.APPEND);

    assertThat(catalogue.find(ALL)).hasSize(2);
  }

  @Test
  void withoutAFileNothingIsFound() {
    assertThat(new Catalogue(folder.resolve("none")).find(ALL)).isEmpty();
  }

  @Test
  void aRecordingIsEnteredWithWhatItHolds() throws IOException {
    new NpzExporter().write(Examples.full(), folder.resolve("full.npz"), Progress.NONE);
    Entry entry =
        CatalogueEntries.of(folder.resolve("full.npz"), "2026-01-01T00:00:00Z", Progress.NONE);

    assertThat(entry.kind()).isEqualTo("recording");
    assertThat(entry.units()).isEqualTo(3);
    assertThat(entry.spikes()).isEqualTo(4);
    assertThat(entry.durationS()).isEqualTo(11);
    assertThat(entry.parameters()).containsEntry("seed", "42");
  }
}
