package cajal.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Names closest to one that was mistyped, for remedies such as "Did you mean tau_m?".
public final class Nearest {

  private Nearest() {}

  /// Up to `count` of the candidates, the closest first; ties in alphabetical order.
  public static List<String> of(String name, Collection<String> candidates, int count) {
    String wanted = head(name);
    record Scored(String candidate, int distance) {}
    return candidates.stream()
        .distinct()
        .map(candidate -> new Scored(candidate, distance(wanted, head(candidate))))
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
        .limit(count)
        .map(Scored::candidate)
        .toList();
  }

  /// A remedy: the candidate that was probably meant, or all of them where none is close and they
  /// are few.
  public static String remedy(String name, Collection<String> candidates) {
    if (candidates.isEmpty()) {
      return "";
    }
    String best = of(name, candidates, 1).getFirst();
    if (distance(head(name), head(best))
        <= Math.max(1, Math.min(name.length(), best.length()) / 2)) {
      return "Did you mean '" + best + "'?";
    }
    return candidates.size() <= 12
        ? "Known here: " + String.join(", ", candidates) + "."
        : "The nearest are " + String.join(", ", of(name, candidates, 3)) + ".";
  }

  // A hostile name may be megabytes long, and the distance takes quadratic time.
  private static String head(String name) {
    return name.substring(0, Math.min(name.length(), 64)).toLowerCase(Locale.ROOT);
  }

  /// Fewest insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`
  /// (restricted Damerau-Levenshtein distance).
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
