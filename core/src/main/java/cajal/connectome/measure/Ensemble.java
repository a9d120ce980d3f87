package cajal.connectome.measure;

import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Numbers of many random graphs, drawn at once, each from its own stream of the seed.
final class Ensemble {

  private Ensemble() {}

  /// Numbers of graphs with the degrees of a given one.
  ///
  /// @param numbers what is asked of each graph; as many at every call
  /// @param count how many numbers that is
  static List<Null> rewired(
      Adjacency original,
      Options options,
      int count,
      Progress progress,
      Function<Adjacency, double[]> numbers) {
    return drawn(
        options,
        count,
        progress,
        draws -> numbers.apply(Rewiring.of(original, Rewiring.Aim.RANDOM, draws)));
  }

  /// Numbers of random graphs.
  ///
  /// @param random draws one and answers its numbers
  /// @param count how many numbers that is
  static List<Null> drawn(
      Options options, int count, Progress progress, Function<Draws, double[]> random) {
    double[][] drawn = new double[options.rewirings()][];
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, drawn.length)
        .parallel()
        .forEach(i -> {
          progress.orStop();
          drawn[i] = random.apply(new Draws(options.seed(), "random graph", i));
          progress.at((double) done.incrementAndGet() / drawn.length, "random graphs");
        });
    return IntStream.range(0, count)
        .mapToObj(number -> new Null(Arrays.stream(drawn).mapToDouble(d -> d[number]).toArray()))
        .toList();
  }
}
