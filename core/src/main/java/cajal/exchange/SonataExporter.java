package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.exchange.hdf5.H5Content;
import cajal.exchange.hdf5.H5Dataset;
import cajal.exchange.hdf5.H5Group;
import cajal.exchange.hdf5.H5Writer;
import cajal.file.AtomicFile;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes spikes and even signals of units in SONATA's format, in ms, a group for each population.
final class SonataExporter implements Exporter {

  static final int MAGIC = 0x0A7A;

  private static final String NO_POPULATION = "default";
  private static final Pattern NUMBERED = Pattern.compile("(.+) (\\d{1,18})");

  @Override
  public String title() {
    return "SONATA";
  }

  @Override
  public List<String> extensions() {
    return List.of("h5");
  }

  /// A unit as SONATA names it.
  private record Node(String population, long id) {}

  /// One node for each unit: by its population and its number there where names tell them, else by
  /// its place in the table.
  private static List<Node> nodes(Activity activity) {
    List<Node> nodes = new ArrayList<>();
    for (String name : activity.unitNames()) {
      Matcher numbered = NUMBERED.matcher(name);
      int at = nodes.size();
      String population =
          activity
              .units()
              .column("population")
              .map(c -> c.text(at))
              .filter(p -> !p.isEmpty())
              .orElse(NO_POPULATION);
      nodes.add(
          numbered.matches() && numbered.group(1).equals(population)
              ? new Node(population, Long.parseLong(numbered.group(2)))
              : new Node(population, at));
    }
    // Two units of one number would become one.
    if (nodes.stream().distinct().count() < nodes.size()) {
      for (int i = 0; i < nodes.size(); i++) {
        nodes.set(i, new Node(nodes.get(i).population(), i));
      }
    }
    return nodes;
  }

  @Override
  public List<String> losses(Activity activity) {
    List<Node> nodes = nodes(activity);
    List<String> losses = new ArrayList<>();
    if (activity.spikes().count() == 0 && activity.signals().isEmpty()) {
      losses.add("a recording without spikes and signals");
    }
    boolean named = false;
    for (int i = 0; i < nodes.size(); i++) {
      String back = nodes.get(i).population() + " " + nodes.get(i).id();
      named |= !back.equals(activity.unitNames().get(i));
    }
    if (named) {
      losses.add("names of units");
    }
    boolean more =
        activity.units().columns().stream()
            .anyMatch(c -> !c.name().equals("name") && !c.name().equals("population"));
    if (more || !activity.about().isEmpty()) {
      losses.add("facts on units and the whole");
    }
    if (!activity.events().isEmpty() || !activity.epochs().isEmpty()) {
      losses.add("events and epochs");
    }
    SpikeTrains spikes = activity.spikes();
    boolean ends = spikes.count() > 0 && (spikes.startS() != 0 || spikes.stopS() != last(spikes));
    if (ends) {
      losses.add("beginning and end of the observation");
    }
    boolean silent = activity.signals().isEmpty();
    for (int unit = 0; unit < spikes.units() && silent; unit++) {
      if (spikes.count(unit) == 0) {
        losses.add("units without spikes");
        break;
      }
    }
    List<String> left =
        activity.signals().stream().filter(g -> !isReport(activity, g)).map(Signals::name).toList();
    if (!left.isEmpty()) {
      losses.add(
          String.join(", ", left) + ", since a report has even times and channels that are units");
    }
    return losses;
  }

  private static double last(SpikeTrains spikes) {
    double last = 0;
    for (double time : spikes.times()) {
      last = Math.max(last, time);
    }
    return last;
  }

  private static boolean isReport(Activity activity, Signals group) {
    return group.samples() > 1
        && group.isUniform()
        && activity.unitNames().containsAll(group.channels());
  }

  @Override
  public void write(Activity activity, Path file, Progress progress) throws IOException {
    List<Node> nodes = nodes(activity);
    H5Group root = new H5Group();
    root.put("magic", H5Content.number(H5Content.Type.UINT32, MAGIC));
    root.put("version", H5Content.numbers(H5Content.Type.UINT32, new long[] {0, 1}));
    spikes(activity.spikes(), nodes, root);
    List<Signals> reports = activity.signals().stream().filter(g -> isReport(activity, g)).toList();
    if (activity.spikes().count() == 0 && reports.isEmpty()) {
      throw Unreadable.at(
          file.toString(), "There are neither spikes nor even signals of units to write.", "");
    }
    for (Signals group : reports) {
      report(activity, group, nodes, root);
    }
    AtomicFile.write(file, channel -> H5Writer.write(root, channel, progress));
  }

  private static void spikes(SpikeTrains spikes, List<Node> nodes, H5Group root) {
    Map<String, List<Integer>> populations = new LinkedHashMap<>();
    for (int unit = 0; unit < nodes.size(); unit++) {
      if (spikes.count(unit) > 0) {
        populations.computeIfAbsent(nodes.get(unit).population(), _ -> new ArrayList<>()).add(unit);
      }
    }
    populations.forEach((population, units) -> {
      int count = units.stream().mapToInt(spikes::count).sum();
      long[] ids = new long[count];
      double[] times = new double[count];
      int next = 0;
      for (int unit : units) {
        for (int i = spikes.first()[unit]; i < spikes.first()[unit + 1]; i++) {
          ids[next] = nodes.get(unit).id();
          times[next++] = milliseconds(spikes.times()[i]);
        }
      }
      H5Group group = root.group("spikes").group(population);
      group.dataset("node_ids", H5Content.numbers(H5Content.Type.UINT64, ids));
      group.dataset("timestamps", H5Content.numbers(times)).put("units", H5Content.text("ms"));
    });
  }

  // The nearest number of ms that read back gives the same time, where there is one.
  private static double milliseconds(double seconds) {
    double ms = seconds * 1000;
    for (double near : new double[] {ms, Math.nextUp(ms), Math.nextDown(ms)}) {
      if (near / 1000 == seconds) {
        return near;
      }
    }
    return ms;
  }

  private static void report(Activity activity, Signals group, List<Node> nodes, H5Group root) {
    Map<String, Integer> index = new HashMap<>();
    activity.unitNames().forEach(name -> index.put(name, index.size()));
    Map<String, List<Integer>> populations = new LinkedHashMap<>();
    for (int channel = 0; channel < group.channels().size(); channel++) {
      Node node = nodes.get(index.getOrDefault(group.channels().get(channel), 0));
      populations.computeIfAbsent(node.population(), _ -> new ArrayList<>()).add(channel);
    }
    populations.forEach((population, channels) -> {
      H5Group reports = root.group("report");
      String name = population;
      for (int n = 2; reports.children().containsKey(name); n++) {
        name = population + "_" + n;
      }
      H5Group target = reports.group(name);
      int columns = channels.size();
      H5Dataset data =
          target.dataset(
              "data",
              new H5Content.Numbers(
                  H5Content.Type.FLOAT64,
                  new long[] {group.samples(), columns},
                  (buffer, i) ->
                      buffer.putDouble(group.values()[channels.get(i % columns)][i / columns])));
      data.put("units", H5Content.text(group.unit()));
      data.put("variable_name", H5Content.text(group.name()));
      long[] ids = new long[columns];
      long[] pointers = new long[columns + 1];
      for (int i = 0; i < columns; i++) {
        ids[i] = nodes.get(index.getOrDefault(group.channels().get(channels.get(i)), 0)).id();
        pointers[i + 1] = i + 1L;
      }
      H5Group mapping = target.group("mapping");
      mapping.dataset("node_ids", H5Content.numbers(H5Content.Type.UINT64, ids));
      mapping.dataset("index_pointers", H5Content.numbers(H5Content.Type.UINT64, pointers));
      mapping.dataset("element_ids", H5Content.numbers(H5Content.Type.UINT32, new long[columns]));
      mapping.dataset("element_pos", H5Content.numbers(new double[columns]));
      double step = (group.times()[group.samples() - 1] - group.times()[0]) / (group.samples() - 1);
      mapping
          .dataset(
              "time",
              H5Content.numbers(
                  new double[] {
                    milliseconds(group.times()[0]),
                    milliseconds(group.times()[0] + group.samples() * step),
                    milliseconds(step)
                  }))
          .put("units", H5Content.text("ms"));
    });
  }
}
