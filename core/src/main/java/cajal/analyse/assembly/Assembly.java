package cajal.analyse.assembly;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Units that fire together with fixed lags.
///
/// @param units indices in the order in which they were joined
/// @param lags of each behind the first, bins
/// @param p of its last join
/// @param binMs width of the bins in which it was found, ms
/// @param series 1 where all of them fired, at the time of the first
record Assembly(
    List<Integer> units, List<Integer> lags, double p, double binMs, BinaryTrain series) {

  Assembly {
    units = List.copyOf(units);
    lags = List.copyOf(lags);
  }

  Set<Integer> members() {
    return new TreeSet<>(units);
  }

  /// Number of times it fired.
  long occurrences() {
    return series.total();
  }
}
