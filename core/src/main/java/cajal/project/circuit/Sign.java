package cajal.project.circuit;

import cajal.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What the chemical synapses of a cell do to others.
public enum Sign {
  EXCITATORY,
  INHIBITORY,
  /// Nothing: its synapses are left out.
  NONE;

  /// As in files and options: `excitatory`, `inhibitory`, `none`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException if it is no sign, with the nearest
  public static Sign of(String word) {
    List<String> words = Stream.of(values()).map(Sign::word).toList();
    for (Sign sign : values()) {
      if (sign.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return sign;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no sign. " + Nearest.remedy(word, words));
  }
}
