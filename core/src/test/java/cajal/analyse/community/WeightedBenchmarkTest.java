package cajal.analyse.community;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.analyse.Shared;
import cajal.analyse.partition.Agreement;
import cajal.work.Progress;
import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The weighted benchmark graphs (Lancichinetti & Fortunato 2009, doi:10.1103/PhysRevE.80.016118)
/// with known communities, against what another implementation found in them.
class WeightedBenchmarkTest {

  private record Name(String configuration, int graph) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int order = configuration.compareTo(other.configuration);
      return order != 0 ? order : Integer.compare(graph, other.graph);
    }
  }

  @Test
  @Tag("slow")
  void communitiesAreFoundAtLeastAsWellAsByTheReference() {
    Path folder = Shared.folder("reference/analysis/weighted_lfr_sbm");
    Map<Name, List<WeightedGraph.Edge>> edges = new TreeMap<>();
    Map<Name, int[]> labels = new TreeMap<>();
    read(folder, edges, labels);
    JsonObject reference = Shared.json(folder.resolve("variant_lognormal_mcmc.json"));
    double cpu = cpuSeconds();
    int searches = 0;
    List<String> missed = new ArrayList<>();
    for (String configuration : reference.keySet()) {
      double sum = 0;
      int graphs = 0;
      JsonObject expected = reference.getAsJsonObject(configuration);
      for (var rep : expected.getAsJsonArray("reps")) {
        Name name = new Name(configuration, rep.getAsJsonObject().get("rep").getAsInt());
        int[] truth = Objects.requireNonNull(labels.get(name));
        NestedBlocks found =
            NestedBlocks.of(
                WeightedGraph.of(truth.length, Objects.requireNonNull(edges.get(name))),
                NestedBlocks.Settings.usual(),
                13,
                Progress.NONE);
        double best =
            found.levels().stream()
                .mapToDouble(level -> Agreement.mutualInformation(level, truth))
                .max()
                .orElse(0);
        sum += best;
        graphs++;
        searches += 20;
        System.out.printf(
            "%s %d: %s, %.1f nats, NMI %.3f, blocks %s, reference %s%n",
            configuration,
            name.graph(),
            found.variant().words(),
            found.length(),
            best,
            found.levels().stream()
                .map(l -> 1 + java.util.Arrays.stream(l).max().orElse(0))
                .toList(),
            rep.getAsJsonObject().getAsJsonObject("all"));
      }
      double mean = sum / graphs;
      double wanted = expected.get("mean_nmi_chosen").getAsDouble();
      System.out.printf("%s: NMI %.3f, reference %.3f%n", configuration, mean, wanted);
      if (mean < wanted - 0.05) {
        missed.add("%s: %.3f of %.3f".formatted(configuration, mean, wanted));
      }
    }
    System.out.printf("%.3f s of processor time a search%n", (cpuSeconds() - cpu) / searches);
    assertThat(missed).isEmpty();
  }

  private static void read(
      Path folder, Map<Name, List<WeightedGraph.Edge>> edges, Map<Name, int[]> labels) {
    for (String line : Shared.lines(folder.resolve("edges.tsv.gz"))) {
      String[] cells = line.split("\t", -1);
      if (!cells[0].equals("config")) {
        edges
            .computeIfAbsent(new Name(cells[0], Integer.parseInt(cells[1])), _ -> new ArrayList<>())
            .add(
                new WeightedGraph.Edge(
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    Double.parseDouble(cells[4])));
      }
    }
    Map<Name, List<Integer>> lists = new TreeMap<>();
    for (String line : Shared.lines(folder.resolve("labels.tsv.gz"))) {
      String[] cells = line.split("\t", -1);
      if (!cells[0].equals("config")) {
        lists
            .computeIfAbsent(new Name(cells[0], Integer.parseInt(cells[1])), _ -> new ArrayList<>())
            .add(Integer.parseInt(cells[3]));
      }
    }
    lists.forEach(
        (name, list) -> labels.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static double cpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() * 1e-9;
  }
}
