package cajal.analyse.dynamic;

import cajal.analyse.community.NestedBlocks;
import cajal.analyse.community.WeightedGraph;
import cajal.analyse.tensor.Components;
import cajal.analyse.tensor.Ensemble;
import cajal.analyse.tensor.FitSettings;
import cajal.connectome.measure.Adjacency;
import cajal.connectome.measure.Modules;
import cajal.kernel.Draw;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The dynamic functional connectome of several recordings: affinities of pairs over time and
/// recordings, their components, and the communities of each.
///
/// @param aligned the recordings
/// @param binS width of a bin of time, s
/// @param ensemble factorisations from all starts
/// @param components strongest first
public record DynamicConnectome(
    Aligned aligned, double binS, Ensemble ensemble, List<Component> components) {

  private static final double LEAST_AFFINITY = 1e-6;
  private static final int STARTS_OF_MODULES = 20;

  public DynamicConnectome {
    components = List.copyOf(components);
  }

  /// How it is found.
  ///
  /// @param affinities of pairs
  /// @param fit of the tensor; its rank is the number of components
  /// @param starts of the factorisation
  /// @param blocks of each component's communities
  /// @param grouping which communities get p-values
  /// @param shifts for the communities' p-values; 0 for none
  public record Settings(
      Affinities.Settings affinities,
      FitSettings fit,
      int starts,
      NestedBlocks.Settings blocks,
      Grouping grouping,
      int shifts) {

    /// As the analysis specification has them, with so many components.
    public static Settings ofRank(int rank) {
      return new Settings(
          Affinities.Settings.usual(),
          FitSettings.ofRank(rank),
          4,
          NestedBlocks.Settings.usual(),
          Grouping.BLOCK_MODEL,
          200);
    }

    /// The same with another number of components.
    Settings withRank(int rank) {
      return new Settings(affinities, fit.withRank(rank), starts, blocks, grouping, shifts);
    }
  }

  /// Finds the dynamic connectome.
  public static DynamicConnectome of(
      Aligned aligned, Settings settings, long seed, Progress progress) {
    progress.at(0, "affinities");
    progress.orStop();
    Affinities affinities = Affinities.of(aligned, settings.affinities());
    Ensemble ensemble =
        Ensemble.of(
            affinities.tensor(),
            affinities.unseen(),
            settings.fit(),
            new Ensemble.Size(settings.starts(), seed),
            progress.part(0.05, 0.6));
    Components model = ensemble.best().components();
    List<Component> components = new ArrayList<>();
    for (int r = 0; r < model.rank(); r++) {
      progress.orStop();
      Progress part =
          progress.part(0.6 + 0.4 * r / model.rank(), 0.6 + 0.4 * (r + 1) / model.rank());
      components.add(
          component(
              new Basis(aligned, affinities, settings), model, r, Draw.bits(seed, r, 1), part));
    }
    return new DynamicConnectome(
        aligned, settings.affinities().bin() * aligned.stepS(), ensemble, components);
  }

  private record Basis(Aligned aligned, Affinities affinities, Settings settings) {}

  private static Component component(
      Basis basis, Components model, int r, long seed, Progress progress) {
    int neurons = basis.aligned().neurons().size();
    double[] time = model.factor(0, r);
    double[] recordings = model.factor(1, r);
    double[] pairs = model.factor(2, r);
    double scale = model.weights()[r] * toLargestOne(time) * toLargestOne(recordings);
    double[][] matrix = new double[neurons][neurons];
    int p = 0;
    for (int i = 0; i < neurons; i++) {
      for (int j = i + 1; j < neurons; j++, p++) {
        double value = pairs[p] * scale;
        matrix[i][j] = value < LEAST_AFFINITY ? 0 : value;
        matrix[j][i] = matrix[i][j];
      }
    }
    NestedBlocks blocks =
        NestedBlocks.of(
            WeightedGraph.of(matrix, 0), basis.settings().blocks(), seed, progress.part(0, 0.6));
    Component alone =
        new Component(time, recordings, matrix, blocks, modules(matrix, seed, progress), List.of());
    List<int[]> groups = groups(basis.settings().grouping().of(alone));
    double[] pValues =
        new ShiftTest(basis.aligned(), basis.affinities(), basis.settings())
            .of(groups, time, recordings, seed, progress.part(0.7, 1));
    List<Community> communities =
        IntStream.range(0, groups.size())
            .mapToObj(
                k -> new Community(groups.get(k), meanAffinity(matrix, groups.get(k)), pValues[k]))
            .sorted((a, b) -> Double.compare(b.affinity(), a.affinity()))
            .toList();
    return new Component(time, recordings, matrix, blocks, alone.modules(), communities);
  }

  private static double toLargestOne(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    if (largest > 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] /= largest;
      }
    }
    return largest;
  }

  private static Map<Modules.Algorithm, Modules> modules(
      double[][] matrix, long seed, Progress progress) {
    int[][] pairs =
        IntStream.range(0, matrix.length)
            .boxed()
            .flatMap(i ->
                IntStream.range(i + 1, matrix.length)
                    .filter(j -> matrix[i][j] > 0)
                    .mapToObj(j -> new int[] {i, j}))
            .toArray(int[][]::new);
    Adjacency adjacency =
        Adjacency.symmetric(
            matrix.length,
            Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray(),
            Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray(),
            Arrays.stream(pairs).mapToDouble(pair -> matrix[pair[0]][pair[1]]).toArray());
    Map<Modules.Algorithm, Modules> found = new EnumMap<>(Modules.Algorithm.class);
    for (Modules.Algorithm algorithm : Modules.Algorithm.values()) {
      found.put(
          algorithm,
          Modules.of(
              adjacency,
              new Modules.Search(algorithm, 1, STARTS_OF_MODULES, seed),
              progress.part(0.6, 0.7)));
    }
    return found;
  }

  // Communities of at least two neurons.
  private static List<int[]> groups(int[] labels) {
    List<int[]> groups = new ArrayList<>();
    int count = Arrays.stream(labels).max().orElse(-1) + 1;
    for (int b = 0; b < count; b++) {
      int block = b;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == block).toArray();
      if (members.length > 1) {
        groups.add(members);
      }
    }
    return groups;
  }

  private static double meanAffinity(double[][] matrix, int[] members) {
    double sum = 0;
    int count = 0;
    for (int a = 0; a < members.length; a++) {
      for (int b = 0; b < a; b++) {
        sum += matrix[members[a]][members[b]];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
