package cajal.analyse.community;

import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The nested weighted stochastic block model of a graph.
///
/// @param variant of the model that was chosen
/// @param levels finest first, `[node]` each; a level of one block is left out, so there may be
///   none
/// @param description of the finest level, its counts between blocks told flat
/// @param length of the whole nested description, nats
/// @param tried every variant with the shortest length that it found
public record NestedBlocks(
    Variant variant,
    List<int[]> levels,
    DescriptionLength description,
    double length,
    List<Tried> tried) {

  public NestedBlocks {
    levels = List.copyOf(levels);
    tried = List.copyOf(tried);
  }

  /// One variant and the length of its best description.
  public record Tried(Variant variant, double length, int blocks) {}

  /// How a model is fitted.
  ///
  /// @param variants to choose from; their lengths are comparable if all of them see the weights
  /// @param restarts of the search for each, at least 1
  /// @param rounds of splitting and joining blocks in each
  public record Settings(List<Variant> variants, int restarts, int rounds) {

    public Settings {
      variants = List.copyOf(variants);
    }

    /// Exponential and log-normal weights, each with and without degree correction.
    public static Settings usual() {
      return new Settings(
          List.of(
              new Variant(WeightModel.EXPONENTIAL, false),
              new Variant(WeightModel.EXPONENTIAL, true),
              new Variant(WeightModel.LOG_NORMAL, false),
              new Variant(WeightModel.LOG_NORMAL, true)),
          5,
          20);
    }
  }

  /// Fits every variant and takes the one with the shortest description.
  public static NestedBlocks of(
      WeightedGraph graph, Settings settings, long seed, Progress progress) {
    int variants = settings.variants().size();
    List<NestedBlocks> fits = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      Variant variant = settings.variants().get(v);
      progress.at((double) v / variants, variant.words());
      fits.add(best(graph, variant, settings, seed, progress));
    }
    List<Tried> tried = fits.stream().flatMap(fit -> fit.tried().stream()).toList();
    NestedBlocks best =
        fits.stream().min(Comparator.comparingDouble(NestedBlocks::length)).orElseThrow();
    return new NestedBlocks(
        best.variant(), best.levels(), best.description(), best.length(), tried);
  }

  private static NestedBlocks best(
      WeightedGraph graph, Variant variant, Settings settings, long seed, Progress progress) {
    RandomSequence random = RandomSequence.of(seed, variant.words());
    List<BlockSearch.Found> found =
        IntStream.range(0, settings.restarts())
            .parallel()
            .mapToObj(restart ->
                new BlockSearch(new Costs(graph, variant), random.child(restart))
                    .run(settings.rounds(), progress.part(0, 0)))
            .toList();
    BlockSearch.Found best =
        found.stream().min(Comparator.comparingDouble(BlockSearch.Found::length)).orElseThrow();
    Costs costs = new Costs(graph, variant);
    BlockState state = new BlockState(costs, best.labels());
    BlockSearch search = new BlockSearch(costs, random);
    UpperLevels upper = search.upper(state);
    List<int[]> levels = new ArrayList<>();
    int[] labels = best.labels();
    if (best.blocks() > 1) {
      levels.add(labels);
    }
    for (int[] groups : upper.levels()) {
      int[] below = labels;
      labels = Arrays.stream(below).map(block -> groups[block]).toArray();
      if (Arrays.stream(labels).max().orElse(0) > 0) {
        levels.add(labels);
      }
    }
    DescriptionLength description = state.flat();
    // The counts alone ask for no groups; the weights still say which blocks are alike.
    if (levels.size() == 1) {
      levels.addAll(alike(graph, variant, search, random).coarser(best.labels()));
    }
    return new NestedBlocks(
        variant,
        levels,
        description,
        best.length(),
        List.of(new Tried(variant, best.length(), best.blocks())));
  }

  // Judges blocks by weights that do not tell strong nodes from weak ones, as degree correction
  // does with numbers of edges.
  private static BlockSearch alike(
      WeightedGraph graph, Variant variant, BlockSearch search, RandomSequence random) {
    return variant.weights() == WeightModel.NONE
        ? search
        : new BlockSearch(
            new Costs(NodeStrengths.without(graph), new Variant(WeightModel.LOG_NORMAL, true)),
            random);
  }
}
