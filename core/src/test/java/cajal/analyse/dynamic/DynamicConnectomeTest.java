package cajal.analyse.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.Shared;
import cajal.analyse.community.NestedBlocks;
import cajal.analyse.random.RandomSequence;
import cajal.analyse.tensor.FitSettings;
import cajal.analyse.tensor.RankScan;
import cajal.exchange.Recordings;
import cajal.table.Table;
import cajal.work.Progress;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Dynamic connectomes of recordings with planted communities.
class DynamicConnectomeTest {

  @Test
  void affinitiesOfTracesThatRiseTogetherAreTheRootOfTheirSlopes() {
    assertThat(AffinityForm.GEOMETRIC_MEAN.of(0.25, 1)).isCloseTo(0.5, within(1e-12));
    assertThat(AffinityForm.GEOMETRIC_MEAN.of(-0.25, -1)).isCloseTo(0.5, within(1e-12));
    assertThat(AffinityForm.GEOMETRIC_MEAN.of(-0.25, 1)).isZero();
    assertThat(AffinityForm.MIN.of(0.25, 1)).isEqualTo(0.25);
    assertThat(AffinityForm.RATIO_WEIGHTED.of(0.25, 1)).isCloseTo(0.125, within(1e-12));
    assertThat(AffinityForm.ANTIPHASE.of(-0.25, 1)).isCloseTo(0.5, within(1e-12));
    assertThat(AffinityForm.GAUSSIAN.of(0.5, 0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(AffinityForm.GAUSSIAN.of(0.25, 1)).isLessThan(0.01);
  }

  @Test
  void slopesOfASineAreItsCosine() {
    double[] trace = new double[400];
    Arrays.setAll(trace, t -> Math.sin(2 * Math.PI * t / 100));
    double[] slope = Slopes.of(trace, 0.5);
    for (int t = 20; t < 380; t++) {
      assertThat(slope[t]).isCloseTo(Math.cos(2 * Math.PI * t / 100), within(0.01));
    }
  }

  @Test
  void plantedCommunitiesAreFoundWithTheirTimesAndRecordings() {
    double[][][] traces = new double[3][12][];
    RandomSequence random = RandomSequence.of(2, "planted");
    for (int w = 0; w < 3; w++) {
      double[] first = wave(random);
      double[] second = wave(random);
      for (int i = 0; i < 12; i++) {
        double[] own = wave(random);
        traces[w][i] = new double[600];
        for (int t = 0; t < 600; t++) {
          boolean early = t < 300;
          boolean joins = early ? i < 5 : i >= 7 && w < 2;
          traces[w][i][t] =
              (joins ? 1 : 0.15) * (joins ? (early ? first[t] : second[t]) : own[t])
                  + 0.03 * random.normal();
        }
      }
    }
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();
    Aligned aligned = new Aligned(List.of("a", "b", "c"), names, 0, 0.5, traces);
    DynamicConnectome.Settings usual = DynamicConnectome.Settings.ofRank(2);
    DynamicConnectome.Settings settings =
        new DynamicConnectome.Settings(
            usual.affinities(),
            usual.fit(),
            3,
            new NestedBlocks.Settings(usual.blocks().variants(), 2, 4),
            Grouping.BLOCK_MODEL,
            40);
    DynamicConnectome found = DynamicConnectome.of(aligned, settings, 1, Progress.NONE);
    DynamicConnectome again = DynamicConnectome.of(aligned, settings, 1, Progress.NONE);
    for (int r = 0; r < 2; r++) {
      Component component = found.components().get(r);
      assertThat(again.components().get(r).time()).containsExactly(component.time());
      boolean early = mean(component.time(), 0, 37) > mean(component.time(), 38, 75);
      Community strongest = component.communities().getFirst();
      int[] planted = early ? IntStream.range(0, 5).toArray() : IntStream.range(7, 12).toArray();
      assertThat(jaccard(strongest.members(), planted)).isGreaterThan(0.65);
      assertThat(strongest.pValue()).isLessThan(0.05);
      for (Grouping grouping : Grouping.values()) {
        assertThat(together(grouping.of(component), planted))
            .as("%s of component %d", grouping, r)
            .isGreaterThanOrEqualTo(4);
      }
      if (!early) {
        assertThat(component.recordings()[2]).isLessThan(0.8 * component.recordings()[0]);
      }
    }
  }

  // How many of the planted neurons are in that community of which most of them are.
  private static long together(int[] labels, int[] planted) {
    return Arrays.stream(planted)
        .mapToLong(i -> Arrays.stream(planted).filter(j -> labels[j] == labels[i]).count())
        .max()
        .orElse(0);
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElse(0);
  }

  // Slow noise.
  private static double[] wave(RandomSequence random) {
    double[] wave = new double[600];
    double value = 0;
    double slow = 0;
    for (int t = 0; t < wave.length; t++) {
      value = 0.9 * value + random.normal();
      slow = 0.9 * slow + 0.1 * value;
      wave[t] = slow;
    }
    return wave;
  }

  @Test
  @Tag("slow")
  void theReferenceRecordingsGiveTheirFourCommunities() {
    Path folder = Shared.folder("reference/analysis/dynamic_connectome");
    JsonObject expected = Shared.json(folder.resolve("expected.json"));
    Aligned aligned = reference(folder);
    Affinities affinities = Affinities.of(aligned, Affinities.Settings.usual());
    RankScan scan =
        RankScan.of(
            affinities.tensor(),
            affinities.unseen(),
            FitSettings.ofRank(1),
            new RankScan.Extent(6, 4, -1),
            3,
            Progress.NONE);
    double[] errors = {0.8018, 0.7312, 0.6741, 0.6298, 0.6193, 0.6112};
    for (int r = 0; r < 6; r++) {
      assertThat(scan.ranks().get(r).ensemble().best().error()).isCloseTo(errors[r], within(0.001));
    }
    assertThat(scan.advised()).isEqualTo(4);
    DynamicConnectome found =
        DynamicConnectome.of(aligned, DynamicConnectome.Settings.ofRank(4), 1, Progress.NONE);
    JsonArray communities = expected.getAsJsonArray("communities");
    JsonArray windows = expected.getAsJsonArray("windows_s");
    double overlap = 0;
    boolean[] taken = new boolean[4];
    for (Component component : found.components()) {
      int best = -1;
      double auc = 0;
      for (int c = 0; c < 4; c++) {
        double here = auc(component.affinity(), members(communities.get(c)));
        if (here > auc) {
          auc = here;
          best = c;
        }
      }
      assertThat(taken[best]).isFalse();
      taken[best] = true;
      int[] planted = members(communities.get(best));
      int[] window = members(windows.get(best));
      double[] truth = new double[component.time().length];
      for (int bin = 0; bin < truth.length; bin++) {
        double at = (bin + 0.5) * found.binS();
        truth[bin] = at >= window[0] && at < window[1] ? 1 : 0;
      }
      double timeCorrelation = correlation(component.time(), truth);
      double jaccard = jaccard(component.communities().getFirst().members(), planted);
      System.out.printf(
          "community %d: pair AUC %.4f, time r %.3f, Jaccard %.2f, %s%n",
          best, auc, timeCorrelation, jaccard, component.blocks().variant().words());
      assertThat(auc).isGreaterThanOrEqualTo(0.99);
      assertThat(timeCorrelation).isGreaterThanOrEqualTo(0.90);
      overlap += jaccard / 4;
    }
    assertThat(overlap).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void theSampleOfWormBrainsHoldsItsCommunities() {
    Path folder = Path.of("..", "sample-projects", "worm-brain");
    List<Activity> worms =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                w -> Recordings.open(folder.resolve("recordings").resolve("worm" + w + ".csv")))
            .toList();
    Aligned aligned = Alignment.of(worms, Alignment.Names.COMMON);
    assertThat(aligned.neurons()).hasSize(24);
    DynamicConnectome.Settings usual = DynamicConnectome.Settings.ofRank(3);
    DynamicConnectome.Settings settings =
        new DynamicConnectome.Settings(
            usual.affinities(),
            usual.fit(),
            4,
            new NestedBlocks.Settings(usual.blocks().variants(), 2, 8),
            Grouping.BLOCK_MODEL,
            50);
    DynamicConnectome found = DynamicConnectome.of(aligned, settings, 1, Progress.NONE);
    List<String> rows = Shared.lines(folder.resolve("communities.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      int[] planted =
          Arrays.stream(cells[4].split(" ", -1)).mapToInt(aligned.neurons()::indexOf).toArray();
      Community best =
          found.components().stream()
              .map(component -> component.communities().getFirst())
              .max(Comparator.comparingDouble(community -> jaccard(community.members(), planted)))
              .orElseThrow();
      assertThat(jaccard(best.members(), planted)).isGreaterThanOrEqualTo(0.8);
      assertThat(best.pValue()).isLessThan(0.05);
    }
  }

  @Test
  void otherCommunitiesGetPValuesAndComponentsAreWrittenAsGraphs() throws Exception {
    Path folder = Path.of("..", "sample-projects", "worm-brain", "recordings");
    List<Activity> worms =
        IntStream.rangeClosed(1, 4)
            .mapToObj(w -> Recordings.open(folder.resolve("worm" + w + ".csv")))
            .toList();
    ConnectomeFound found =
        (ConnectomeFound)
            Request.of(Analyses.named("dynamic_connectome"))
                .with(
                    Map.of("rank", "3", "starts", "2", "surrogates", "30", "communities", "leiden"))
                .run(new Input.Several(worms), 2, Progress.NONE);
    for (Component component : found.found().components()) {
      int[] leiden = Grouping.LEIDEN.of(component);
      for (Community community : component.communities()) {
        assertThat(Arrays.stream(community.members()).map(i -> leiden[i]).distinct().count())
            .isEqualTo(1);
      }
      assertThat(component.communities().getFirst().pValue()).isLessThan(0.05);
    }
    assertThat(found.attachments()).hasSize(3);
    Table pairs = named(found, "pairs");
    Table partitions = named(found, "partitions");
    assertThat(partitions.rows()).isEqualTo(24);
    Document graph =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(found.attachments().getFirst().content()));
    assertThat(graph.getElementsByTagName("node").getLength()).isEqualTo(24);
    assertThat(graph.getElementsByTagName("edge").getLength())
        .isEqualTo((int) Arrays.stream(pairs.numbers("component")).filter(c -> c == 1).count());
    Element first = (Element) graph.getElementsByTagName("node").item(0);
    assertThat(first.getAttribute("id")).isEqualTo(partitions.texts("unit").getFirst());
    assertThat(data(first, "node_leiden")).isEqualTo(partitions.numbers("component_1_leiden")[0]);
    Element edge = (Element) graph.getElementsByTagName("edge").item(0);
    assertThat(data(edge, "edge_affinity")).isEqualTo(pairs.numbers("affinity")[0]);
  }

  private static double data(Element element, String key) {
    NodeList all = element.getElementsByTagName("data");
    for (int i = 0; i < all.getLength(); i++) {
      if (((Element) all.item(i)).getAttribute("key").equals(key)) {
        return Double.parseDouble(all.item(i).getTextContent());
      }
    }
    throw new AssertionError("no " + key);
  }

  private static Table named(Result result, String name) {
    return result.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Aligned reference(Path folder) {
    List<String> lines = Shared.lines(folder.resolve("traces_worm_time_x_neuron.csv.gz"));
    double[][][] traces = new double[6][40][960];
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split(",", -1);
      for (int i = 0; i < 40; i++) {
        traces[row / 960][i][row % 960] = Double.parseDouble(cells[i]);
      }
    }
    return new Aligned(
        IntStream.range(0, 6).mapToObj(w -> "worm" + w).toList(),
        IntStream.range(0, 40).mapToObj(i -> "n" + i).toList(),
        0,
        0.5,
        traces);
  }

  private static int[] members(JsonElement array) {
    return array.getAsJsonArray().asList().stream().mapToInt(JsonElement::getAsInt).toArray();
  }

  // How often a pair inside the set has the larger affinity than a pair that is not.
  private static double auc(double[][] affinity, int[] members) {
    boolean[] in = new boolean[affinity.length];
    for (int i : members) {
      in[i] = true;
    }
    List<Double> inside = new ArrayList<>();
    List<Double> outside = new ArrayList<>();
    for (int i = 0; i < in.length; i++) {
      for (int j = 0; j < i; j++) {
        (in[i] && in[j] ? inside : outside).add(affinity[i][j]);
      }
    }
    double wins = 0;
    for (double a : inside) {
      for (double b : outside) {
        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    return wins / inside.size() / outside.size();
  }

  private static double correlation(double[] a, double[] b) {
    return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(a, b);
  }

  private static double jaccard(int[] a, int[] b) {
    long both = Arrays.stream(a).filter(i -> Arrays.stream(b).anyMatch(j -> i == j)).count();
    return (double) both / (a.length + b.length - both);
  }
}
