package cajal.analyse.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.Shared;
import cajal.analyse.partition.Agreement;
import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Description lengths against closed formulas, and searches against what was planted.
class NestedBlocksTest {

  @Test
  void everyTermOfTheDescriptionAgreesWithTheReference() {
    JsonObject reference =
        Shared.json(
            Shared.folder("reference/analysis/sbm_description_length").resolve("expected.json"));
    List<WeightedGraph.Edge> edges = new ArrayList<>();
    for (JsonElement edge : reference.getAsJsonArray("edges")) {
      JsonArray parts = edge.getAsJsonArray();
      edges.add(
          new WeightedGraph.Edge(
              parts.get(0).getAsInt(), parts.get(1).getAsInt(), parts.get(2).getAsDouble()));
    }
    WeightedGraph graph = WeightedGraph.of(reference.get("N").getAsInt(), edges);
    int[] blocks =
        reference.getAsJsonArray("blocks").asList().stream()
            .mapToInt(JsonElement::getAsInt)
            .toArray();
    JsonObject expected = reference.getAsJsonObject("formulas_nats");
    DescriptionLength corrected =
        DescriptionLength.of(graph, new Variant(WeightModel.EXPONENTIAL, true), blocks);
    DescriptionLength plain =
        DescriptionLength.of(graph, new Variant(WeightModel.EXPONENTIAL, false), blocks);
    assertThat(corrected.adjacency()).isCloseTo(of(expected, "adjacency_dc"), within(1e-9));
    assertThat(plain.adjacency()).isCloseTo(of(expected, "adjacency_ndc"), within(1e-9));
    assertThat(corrected.partition()).isCloseTo(of(expected, "partition"), within(1e-9));
    assertThat(corrected.edges()).isCloseTo(of(expected, "edges"), within(1e-9));
    assertThat(corrected.degrees()).isCloseTo(of(expected, "degrees_distributed"), within(1e-9));
    assertThat(corrected.weights())
        .isCloseTo(of(expected, "weights_conjugate_exponential_alpha1_beta_meanw"), within(1e-9));
    assertThat(plain.degrees()).isZero();
  }

  private static double of(JsonObject object, String name) {
    return object.get(name).getAsDouble();
  }

  @Test
  void theTermsOfATriangleAndAPairAreThoseCountedByHand() {
    // Nodes 0-1-2 joined all with all in one block, 3-4 joined in the other.
    WeightedGraph graph =
        WeightedGraph.of(
            5,
            List.of(
                new WeightedGraph.Edge(0, 1, 1),
                new WeightedGraph.Edge(1, 2, 1),
                new WeightedGraph.Edge(0, 2, 1),
                new WeightedGraph.Edge(3, 4, 1)));
    DescriptionLength length =
        DescriptionLength.of(
            graph, new Variant(WeightModel.NONE, false), new int[] {0, 0, 0, 1, 1});
    assertThat(length.adjacency())
        .isCloseTo(6 * Math.log(3) + 2 * Math.log(2) - Math.log(48) - Math.log(2), within(1e-12));
    assertThat(length.partition())
        .isCloseTo(
            Math.log(4) + Math.log(120) - Math.log(6) - Math.log(2) + Math.log(5), within(1e-12));
    assertThat(length.edges()).isCloseTo(Math.log(15), within(1e-12));
  }

  @Test
  void numbersOfPartitionsAreExactAndMeetTheirApproximation() {
    Counting counting = new Counting(30_000, 10_000, 400);
    assertThat(Math.exp(counting.partitions(5, 5))).isCloseTo(7, within(1e-9));
    assertThat(Math.exp(counting.partitions(10, 3))).isCloseTo(14, within(1e-9));
    assertThat(Math.exp(counting.partitions(100, 100))).isCloseTo(190_569_292, within(1e-3));
    double exact = counting.partitions(10_000, 300);
    Counting small = new Counting(30_000, 5_000, 400);
    assertThat(small.partitions(10_000, 300)).isCloseTo(exact, within(0.01 * exact));
  }

  @ParameterizedTest
  @EnumSource(WeightModel.class)
  void whatAMoveIsSaidToCostIsWhatItCosts(WeightModel weights) {
    WeightedGraph graph = planted(30, 3, 0.5, 0.15, 4);
    RandomSequence random = RandomSequence.of(1, "moves");
    for (boolean corrected : new boolean[] {false, true}) {
      Costs costs = new Costs(graph, new Variant(weights, corrected));
      int[] labels = new int[30];
      for (int i = 0; i < 30; i++) {
        labels[i] = i % 4;
      }
      BlockState state = new BlockState(costs, labels);
      for (int step = 0; step < 60; step++) {
        int i = random.below(30);
        int to = random.below(4);
        if (to == state.label(i) || state.size(state.label(i)) == 1) {
          continue;
        }
        double before = state.flat().total();
        state.lookAt(i);
        double promised = state.moveCost(to);
        state.move(to);
        assertThat(state.flat().total() - before).isCloseTo(promised, within(1e-8));
        double again = new BlockState(costs, state.labels()).flat().total();
        assertThat(state.flat().total()).isCloseTo(again, within(1e-8));
      }
    }
  }

  @Test
  void whatAJoinIsSaidToCostIsWhatItCosts() {
    WeightedGraph graph = planted(30, 3, 0.5, 0.15, 4);
    for (boolean corrected : new boolean[] {false, true}) {
      Costs costs = new Costs(graph, new Variant(WeightModel.EXPONENTIAL, corrected));
      int[] labels = new int[30];
      for (int i = 0; i < 30; i++) {
        labels[i] = i % 5;
      }
      BlockState state = new BlockState(costs, labels);
      int[] joined = Arrays.stream(labels).map(label -> label == 4 ? 1 : label).toArray();
      double sizes = costs.sizes(4) + costs.flatEdges(4) - costs.sizes(5) - costs.flatEdges(5);
      double promised = state.joinCost(4, 1) + sizes;
      double before = state.flat().total();
      assertThat(new BlockState(costs, joined).flat().total() - before)
          .isCloseTo(promised, within(1e-8));
    }
  }

  @Test
  void plantedBlocksAreFoundAndChanceHasNone() {
    NestedBlocks.Settings settings =
        new NestedBlocks.Settings(NestedBlocks.Settings.usual().variants(), 2, 5);
    WeightedGraph graph = planted(60, 3, 0.6, 0.1, 5);
    NestedBlocks found = NestedBlocks.of(graph, settings, 1, Progress.NONE);
    int[] truth = new int[60];
    Arrays.setAll(truth, i -> i % 3);
    assertThat(Agreement.adjustedRand(found.levels().getFirst(), truth)).isGreaterThan(0.95);
    NestedBlocks none = NestedBlocks.of(planted(60, 1, 0.2, 0.2, 5), settings, 1, Progress.NONE);
    assertThat(none.levels()).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameBlocks() {
    NestedBlocks.Settings settings =
        new NestedBlocks.Settings(List.of(new Variant(WeightModel.LOG_NORMAL, true)), 3, 3);
    WeightedGraph graph = planted(50, 2, 0.6, 0.1, 6);
    NestedBlocks a = NestedBlocks.of(graph, settings, 7, Progress.NONE);
    NestedBlocks b = NestedBlocks.of(graph, settings, 7, Progress.NONE);
    assertThat(a.length()).isEqualTo(b.length());
    assertThat(a.levels()).isNotEmpty();
    assertThat(a.levels().getFirst()).containsExactly(b.levels().getFirst());
  }

  // Nodes i and j are joined with one probability inside a block and another between blocks; edges
  // inside weigh twice as much on average.
  static WeightedGraph planted(int nodes, int blocks, double inside, double between, long seed) {
    RandomSequence random = RandomSequence.of(seed, "graph");
    List<WeightedGraph.Edge> edges = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      for (int j = i + 1; j < nodes; j++) {
        boolean same = i % blocks == j % blocks;
        if (random.uniform() < (same ? inside : between)) {
          double weight = Math.ceil(4 * random.exponential() * (same ? 2 : 1));
          edges.add(new WeightedGraph.Edge(i, j, Math.max(1, weight)));
        }
      }
    }
    return WeightedGraph.of(nodes, edges);
  }
}
