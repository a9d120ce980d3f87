package cajal.record;

import cajal.unit.Unit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// How a recording lies in its folder; `docs/recording-format.md` says it for people.
final class RecordingFormat {

  static final String HEADER = "header.yaml";
  static final String SPIKES = "spikes.bin";
  static final String PROGRESS = "progress.bin";
  static final String CHANGES = "changes.csv";
  static final int VERSION = 1;
  static final int PROGRESS_BYTES = 3 * Long.BYTES;

  private RecordingFormat() {}

  static String traceFile(int index) {
    return "trace-" + index + ".bin";
  }

  /// Tells a whole progress record from a torn one.
  static long check(long steps, long spikes) {
    return (steps * 31 + spikes) * 0x9E3779B97F4A7C15L + 1;
  }

  /// How far a recording is complete.
  record Progress(long steps, long spikes) {}

  static Progress readProgress(Path directory) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(directory.resolve(PROGRESS)))
            .order(ByteOrder.LITTLE_ENDIAN);
    Progress last = new Progress(0, 0);
    while (bytes.remaining() >= PROGRESS_BYTES) {
      Progress next = new Progress(bytes.getLong(), bytes.getLong());
      if (bytes.getLong() != check(next.steps(), next.spikes())) {
        break;
      }
      last = next;
    }
    return last;
  }

  static void writeHeader(Path directory, Recording.Header header, List<TraceInfo> traces)
      throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", "cajal-recording");
    map.put("version", VERSION);
    map.put("title", header.title());
    map.put("seed", header.seed());
    map.put("dt_ms", header.dtMs());
    List<Object> populations = new ArrayList<>();
    for (Recording.PopulationRange range : header.populations()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", range.name());
      entry.put("model", range.model());
      entry.put("first", range.first());
      entry.put("size", range.size());
      entry.put("inhibitory", range.inhibitory());
      entry.put("cells", range.cells());
      populations.add(entry);
    }
    map.put("populations", populations);
    List<Object> groups = new ArrayList<>();
    for (TraceInfo info : traces) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", traceFile(groups.size()));
      entry.put("recorder", info.recorder());
      entry.put("population", info.population());
      entry.put("variable", info.variable());
      entry.put("unit", info.unit().symbol());
      entry.put("interval_steps", info.intervalSteps());
      entry.put("neurons", boxed(info.neurons()));
      switch (info.subject()) {
        case Subject.Neuron _ -> {
          // What a group without more is about.
        }
        case Subject.Population _ -> entry.put("together", true);
        case Subject.Synapse(String source, int[] sources) -> {
          entry.put("source_population", source);
          entry.put("sources", boxed(sources));
        }
      }
      groups.add(entry);
    }
    map.put("traces", groups);
    String text = new Dump(DumpSettings.builder().build()).dumpToString(map);
    Path temporary = directory.resolve(HEADER + ".new");
    Files.writeString(temporary, text, StandardCharsets.UTF_8);
    Files.move(temporary, directory.resolve(HEADER), StandardCopyOption.ATOMIC_MOVE);
  }

  /// What the header file of a recording says.
  record Description(Recording.Header header, List<TraceInfo> traces) {}

  /// @throws IllegalArgumentException in a person's words, if it is no header of a known version
  static Description readHeader(Path directory) throws IOException {
    String text = Files.readString(directory.resolve(HEADER), StandardCharsets.UTF_8);
    Object loaded;
    try {
      loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("its header cannot be read: " + e.getMessage(), e);
    }
    if (!(loaded instanceof Map<?, ?> map) || !"cajal-recording".equals(map.get("format"))) {
      throw new IllegalArgumentException("its header is not one of a recording");
    }
    if (!Integer.valueOf(VERSION).equals(map.get("version"))) {
      throw new IllegalArgumentException(
          "it has version " + map.get("version") + " and this program reads version " + VERSION);
    }
    try {
      List<Recording.PopulationRange> ranges = new ArrayList<>();
      for (Map<?, ?> entry : maps(map, "populations")) {
        ranges.add(
            new Recording.PopulationRange(
                text(entry, "name"),
                text(entry, "model"),
                number(entry, "first").intValue(),
                number(entry, "size").intValue(),
                Boolean.TRUE.equals(entry.get("inhibitory")),
                list(entry, "cells").stream().map(String::valueOf).toList()));
      }
      List<TraceInfo> traces = new ArrayList<>();
      for (Map<?, ?> entry : maps(map, "traces")) {
        traces.add(
            new TraceInfo(
                text(entry, "recorder"),
                subject(entry),
                text(entry, "population"),
                text(entry, "variable"),
                Unit.parse(text(entry, "unit")),
                number(entry, "interval_steps").intValue(),
                numbers(entry, "neurons")));
      }
      return new Description(
          new Recording.Header(
              text(map, "title"),
              number(map, "seed").longValue(),
              number(map, "dt_ms").doubleValue(),
              ranges),
          traces);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException("its header is damaged: " + e.getMessage(), e);
    }
  }

  private static Subject subject(Map<?, ?> entry) {
    if (entry.containsKey("sources")) {
      return new Subject.Synapse(text(entry, "source_population"), numbers(entry, "sources"));
    }
    return Boolean.TRUE.equals(entry.get("together"))
        ? new Subject.Population()
        : new Subject.Neuron();
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static int[] numbers(Map<?, ?> map, String key) {
    return list(map, key).stream().mapToInt(n -> ((Number) n).intValue()).toArray();
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(value(map, key));
  }

  private static Number number(Map<?, ?> map, String key) {
    return (Number) value(map, key);
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return (List<?>) value(map, key);
  }

  private static List<Map<?, ?>> maps(Map<?, ?> map, String key) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object entry : list(map, key)) {
      maps.add((Map<?, ?>) entry);
    }
    return maps;
  }

  private static Object value(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("its header lacks '" + key + "'");
    }
    return value;
  }
}
