package cajal.app.view.live;

import cajal.figure.Ticks;
import java.util.List;

/// Ticks of the shared time axis, in seconds or milliseconds as suits the length of the window.
///
/// @param columns pixel column of each tick
/// @param labels one for each tick
/// @param unit `s` or `ms`
record TimeTicks(List<Integer> columns, List<String> labels, String unit) {

  private static final int ROOM = 90;
  private static final double SECONDS_FROM_MS = 400;

  static TimeTicks of(Columns across) {
    double span = across.toMs() - across.fromMs();
    double unit = span >= SECONDS_FROM_MS ? 1000 : 1;
    Ticks ticks =
        Ticks.nice(
            across.fromMs() / unit, across.toMs() / unit, Math.max(2, across.count() / ROOM));
    List<Integer> columns =
        ticks.values().stream().map(value -> (int) Math.floor(across.x(value * unit))).toList();
    return new TimeTicks(columns, ticks.labels(), unit == 1 ? "ms" : "s");
  }

  int[] gridColumns() {
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  /// A time for a person, as exact as a window of that length lets one see.
  static String text(double ms, double spanMs) {
    if (spanMs < SECONDS_FROM_MS) {
      return String.format(java.util.Locale.ROOT, spanMs < 40 ? "%.2f ms" : "%.1f ms", ms);
    }
    return String.format(
        java.util.Locale.ROOT,
        spanMs < 5000 ? "%.3f s" : spanMs < 50_000 ? "%.2f s" : "%.1f s",
        ms / 1000);
  }
}
