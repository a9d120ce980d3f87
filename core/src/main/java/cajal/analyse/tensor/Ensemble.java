package cajal.analyse.tensor;

import cajal.work.Progress;
import java.util.List;
import java.util.stream.IntStream;

/// Factorisations of one tensor from several starts.
///
/// @param fits best first
/// @param similarities of every fit but the best with the best, in their order
public record Ensemble(List<Fit> fits, List<Similarity> similarities) {

  public Ensemble {
    fits = List.copyOf(fits);
    similarities = List.copyOf(similarities);
  }

  /// How many starts there are.
  ///
  /// @param starts at least 1
  /// @param seed of all of them
  public record Size(int starts, long seed) {}

  /// Factorises from each start in turn.
  public static Ensemble of(
      Tensor tensor, Mask mask, FitSettings settings, Size size, Progress progress) {
    List<Fit> fits =
        IntStream.range(0, size.starts())
            .mapToObj(i ->
                Factorisation.fit(
                    tensor,
                    mask,
                    settings,
                    cajal.kernel.Draw.bits(size.seed(), i, settings.rank()),
                    progress.part((double) i / size.starts(), (i + 1.0) / size.starts())))
            .sorted((a, b) -> Double.compare(a.error(), b.error()))
            .toList();
    Model best = fits.getFirst().model();
    return new Ensemble(
        fits, fits.stream().skip(1).map(fit -> Similarity.of(fit.model(), best)).toList());
  }

  /// The fit of the least error.
  public Fit best() {
    return fits.getFirst();
  }

  /// Mean congruence of the others with the best; 1 where there is only one.
  public double congruence() {
    return similarities.stream().mapToDouble(Similarity::congruence).average().orElse(1);
  }
}
