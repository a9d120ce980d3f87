package cajal.analyse.tensor;

import cajal.kernel.Draw;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;

/// Factorisations with more and more components, and which number to take.
///
/// @param ranks one entry for each number of components, from 1 on
/// @param advised number of components
/// @param reason why, one sentence
public record RankScan(List<Entry> ranks, int advised, String reason) {

  public RankScan {
    ranks = List.copyOf(ranks);
  }

  /// What one number of components gives.
  ///
  /// @param ensemble all starts
  /// @param heldOutError error over cells that were hidden in a fit of its own; NaN where none were
  public record Entry(int rank, Ensemble ensemble, double heldOutError) {}

  /// How far a scan goes.
  ///
  /// @param maxRank largest number of components
  /// @param starts for each number
  /// @param timeMode mode along which stretches are held out; negative to hold nothing out
  public record Extent(int maxRank, int starts, int timeMode) {}

  /// No scan.
  public static final RankScan NONE = new RankScan(List.of(), 0, "");

  private static final double HELD_OUT_SHARE = 0.1;
  private static final int STRETCH = 5;
  private static final double SIMILAR = 0.9;

  /// Scans all ranks from 1 on.
  public static RankScan of(
      Tensor tensor, Mask mask, FitSettings settings, Extent extent, long seed, Progress progress) {
    List<Entry> entries = new ArrayList<>();
    Mask hidden =
        extent.timeMode() < 0
            ? Mask.NONE
            : Mask.stretches(tensor, HELD_OUT_SHARE, extent.timeMode(), STRETCH, seed)
                .without(mask);
    // A rank costs in proportion to itself.
    double whole = 0.5 * extent.maxRank() * (extent.maxRank() + 1);
    for (int rank = 1; rank <= extent.maxRank(); rank++) {
      double from = 0.5 * rank * (rank - 1) / whole;
      double to = 0.5 * rank * (rank + 1) / whole;
      Ensemble ensemble =
          Ensemble.of(
              tensor,
              mask,
              settings.withRank(rank),
              new Ensemble.Size(extent.starts(), seed),
              progress.part(from, 0.5 * (from + to)));
      double error = Double.NaN;
      if (hidden.cells().length > 0) {
        Ensemble test =
            Ensemble.of(
                tensor,
                mask.and(hidden),
                settings.withRank(rank),
                new Ensemble.Size(Math.min(2, extent.starts()), Draw.key(seed, "held out")),
                progress.part(0.5 * (from + to), to));
        error = HeldOut.error(tensor, hidden, test.best().model());
      }
      entries.add(new Entry(rank, ensemble, error));
    }
    return advise(entries);
  }

  // The largest rank whose starts agree and that is not beyond the elbow: the point of the error
  // curve farthest below its chord, as long as one more component still lowers the held-out error.
  private static RankScan advise(List<Entry> entries) {
    int elbow = elbow(entries);
    int best = 1;
    for (Entry entry : entries) {
      double least =
          entry.ensemble().similarities().stream()
              .mapToDouble(Similarity::congruence)
              .min()
              .orElse(1);
      if (least >= SIMILAR && entry.rank() <= elbow) {
        best = entry.rank();
      }
    }
    String reason =
        best == elbow
            ? "Its starts agree and further components lower the error little."
            : "With more components, starts end in different places.";
    return new RankScan(entries, best, reason);
  }

  private static int elbow(List<Entry> entries) {
    int count = entries.size();
    double first = entries.getFirst().ensemble().best().error();
    double last = entries.getLast().ensemble().best().error();
    int elbow = 1;
    double deepest = 0;
    for (int i = 1; i < count - 1; i++) {
      double chord = first + (last - first) * i / (count - 1);
      double depth = chord - entries.get(i).ensemble().best().error();
      if (depth > deepest) {
        deepest = depth;
        elbow = i + 1;
      }
    }
    return deepest > 0 ? elbow : count;
  }
}
