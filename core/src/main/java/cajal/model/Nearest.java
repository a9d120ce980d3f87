package cajal.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a person probably meant.
public final class Nearest {

  private Nearest() {}

  /// The name that is fewest edits away, if it is near enough to be meant.
  public static Optional<String> to(String wanted, Collection<String> known) {
    int limit = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, name) <= limit)
        .min(
            Comparator.<String>comparingInt(name -> distance(wanted, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// A sentence that offers the nearest name, or else lists the known ones.
  static String remedy(String wanted, Collection<String> known) {
    Optional<String> nearest = to(wanted, known);
    if (nearest.isPresent()) {
      return "Did you mean '" + nearest.get() + "'?";
    }
    return known.isEmpty() ? "" : "Known here: " + String.join(", ", known) + ".";
  }

  // Levenshtein distance in which a change of case costs nothing: v_th is V_th mistyped.
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > 6) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
