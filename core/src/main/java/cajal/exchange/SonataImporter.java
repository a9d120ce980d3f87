package cajal.exchange;

import cajal.activity.Signals;
import cajal.table.Column;
import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads spikes and reports in SONATA's format (Dai et al. 2020, doi:10.1371/journal.pcbi.1007696)
/// in its present layout, with a group for each population, and the first one without.
final class SonataImporter implements Importer {

  private static final double MS = 1e-3;

  @Override
  public String title() {
    return "SONATA spikes or report";
  }

  @Override
  public List<String> extensions() {
    return List.of("h5");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return H5File.shows(
        path,
        file ->
            !spikeGroups(file).isEmpty()
                || !reportGroups(file).isEmpty()
                || H5File.number(file, "magic") == SonataExporter.MAGIC);
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return H5File.with(
        path,
        file -> {
          Draft draft =
              new Draft(
                  path.toString(),
                  String.valueOf(path.getFileName()).replaceAll("\\.(h5|hdf5)$", ""));
          new Reader(path, options, draft, progress).read(file);
          return draft.finish(title());
        });
  }

  /// Groups of spikes by the name of their population; the old layout has none.
  private static Map<String, Group> spikeGroups(HdfFile file) {
    return populations(file, "spikes", "timestamps");
  }

  private static Map<String, Group> reportGroups(HdfFile file) {
    return populations(file, "report", "data");
  }

  private static Map<String, Group> populations(HdfFile file, String name, String array) {
    Map<String, Group> found = new java.util.LinkedHashMap<>();
    Optional<Group> all = H5File.group(file, name).or(() -> rootReport(file, array));
    if (all.isEmpty()) {
      return found;
    }
    if (H5File.dataset(all.get(), array).isPresent()) {
      found.put("", all.get());
    }
    for (Node child : all.get().getChildren().values()) {
      if (child instanceof Group group && H5File.dataset(group, array).isPresent()) {
        found.put(child.getName(), group);
      }
    }
    return found;
  }

  // Reports of the first layout have their array at the root.
  private static Optional<Group> rootReport(HdfFile file, String array) {
    return array.equals("data")
            && H5File.dataset(file, "data").isPresent()
            && H5File.group(file, "mapping").isPresent()
        ? Optional.of(file)
        : Optional.empty();
  }

  /// Reads one file.
  private record Reader(Path path, ReadOptions options, Draft draft, Progress progress) {

    void read(HdfFile file) throws IOException {
      Map<String, Group> spikes = spikeGroups(file);
      Map<String, Group> reports = reportGroups(file);
      if (spikes.isEmpty() && reports.isEmpty()) {
        throw Unreadable.damaged(path, "There are neither spikes nor a report in it.");
      }
      List<String> population = new ArrayList<>();
      population.addAll(SpikeColumns.add(draft, spikes(spikes)));
      for (Map.Entry<String, Group> of : reports.entrySet()) {
        report(of.getKey(), of.getValue(), population);
      }
      if (population.stream().anyMatch(p -> !p.isEmpty())) {
        draft.columns.add(new Column.Texts("population", "population of the node", population));
      }
    }

    private List<SpikeColumns> spikes(Map<String, Group> groups) {
      List<SpikeColumns> columns = new ArrayList<>();
      groups.forEach((name, group) -> {
        Dataset stamps = H5File.required(path, group, "timestamps");
        Dataset ids =
            H5File.dataset(group, "node_ids").orElseGet(() -> H5File.required(path, group, "gids"));
        double unitS = timeUnitS(H5File.text(stamps, "units"));
        H5Numbers times = new H5Numbers(path, stamps, progress);
        H5Numbers nodes = new H5Numbers(path, ids, progress);
        if (times.count() != nodes.count()) {
          throw Unreadable.damaged(
              path,
              "There are "
                  + times.count()
                  + " times of spikes and "
                  + nodes.count()
                  + " nodes in "
                  + group.getPath()
                  + ".");
        }
        columns.add(new SpikeColumns(name, nodes, times, time -> TableMeaning.scaled(time, unitS)));
      });
      return columns;
    }

    /// Index of the unit of each node; nodes are added in the order of their numbers.
    private int[] units(String name, double[] nodes, List<String> population) {
      double[] sorted = Arrays.stream(nodes).distinct().sorted().toArray();
      int[] index = new int[sorted.length];
      for (int i = 0; i < sorted.length; i++) {
        index[i] = draft.unit(unitName(name, sorted[i]));
        if (index[i] == population.size()) {
          population.add(name);
        }
      }
      return Arrays.stream(nodes)
          .mapToInt(node -> index[Arrays.binarySearch(sorted, node)])
          .toArray();
    }

    private static String unitName(String population, double node) {
      String number = Long.toString((long) node);
      return population.isEmpty() ? number : population + " " + number;
    }

    private double timeUnitS(String told) {
      double known = ColumnRole.secondsOf(told);
      return options.timeUnitS().orElse(Double.isNaN(known) ? MS : known);
    }

    private void report(String name, Group group, List<String> population) throws IOException {
      Dataset data = H5File.required(path, group, "data");
      Group mapping =
          H5File.group(group, "mapping")
              .orElseThrow(() ->
                  Unreadable.damaged(path, "The report " + group.getPath() + " has no mapping."));
      double[] nodes =
          H5File.numbers(
              path,
              H5File.dataset(mapping, "node_ids")
                  .orElseGet(() -> H5File.required(path, mapping, "gids")),
              progress);
      Dataset clock = H5File.required(path, mapping, "time");
      double[] time = H5File.numbers(path, clock, progress);
      int[] shape = data.getDimensions();
      if (shape.length != 2 || time.length < 3) {
        throw Unreadable.damaged(
            path, "The report " + group.getPath() + " has no samples of elements over time.");
      }
      int samples = shape[0];
      int elements = shape[1];
      double unitS = timeUnitS(H5File.text(clock, "units"));
      double[] times = new double[samples];
      for (int i = 0; i < samples; i++) {
        times[i] = TableMeaning.scaled(time[0] + i * time[2], unitS);
      }
      List<String> channels = channels(name, nodes, mapping, elements, population);
      double[][] values = new H5Numbers(path, data, progress).split(shape, false, true);
      String unit = H5File.text(data, "units");
      draft.signals.add(
          new Signals(
              H5File.text(data, "variable_name").isEmpty()
                  ? "report"
                  : H5File.text(data, "variable_name"),
              unit,
              channels,
              times,
              values));
    }

    /// Names of the elements of a report: their node, with a number where a node has several.
    private List<String> channels(
        String name, double[] nodes, Group mapping, int elements, List<String> population) {
      int[] units = units(name, nodes, population);
      double[] pointers =
          H5File.dataset(mapping, "index_pointers")
              .or(() -> H5File.dataset(mapping, "index_pointer"))
              .map(array -> H5File.numbers(path, array, progress))
              .orElse(new double[0]);
      List<String> names = draft.unitNames();
      String[] channels = new String[elements];
      for (int i = 0; i < units.length; i++) {
        int from = i < pointers.length ? (int) pointers[i] : i;
        int to =
            pointers.length == 0
                ? i + 1
                : i + 1 < pointers.length ? (int) pointers[i + 1] : elements;
        for (int element = Math.max(0, from); element < Math.min(to, elements); element++) {
          channels[element] =
              names.get(units[i]) + (to - from > 1 ? " element " + (element - from) : "");
        }
      }
      for (int element = 0; element < elements; element++) {
        if (channels[element] == null) {
          throw Unreadable.damaged(path, "Element " + element + " of the report has no node.");
        }
      }
      return cajal.activity.UnitTable.distinct(List.of(channels));
    }
  }
}
