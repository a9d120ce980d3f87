package cajal.network;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Synapses whose weights a recorder records over time: `weight of E→E` for all of a projection,
/// `weight of E→E, 20 drawn` for a sample, `weight of E→E, 3 -> 7, AVAL -> AVBL` for chosen ones.
///
/// @param projection name of the projection
/// @param drawn how many are drawn; 0 for all or chosen ones
/// @param pairs source and target neuron of chosen ones, by name or number
public record RecordedWeights(String projection, int drawn, List<Pair> pairs) {

  private static final String BEGIN = "weight of ";
  private static final Pattern DRAWN = Pattern.compile("(\\d{1,9})\\s+drawn");
  private static final Pattern PAIR = Pattern.compile("(.+?)\\s*(?:->|→)\\s*(.+)");

  /// All synapses from one neuron to another.
  public record Pair(String source, String target) {}

  public RecordedWeights {
    pairs = List.copyOf(pairs);
  }

  /// Whether a variable of a recorder asks for weights.
  public static boolean looksLike(String variable) {
    return variable.startsWith(BEGIN);
  }

  /// What all of a projection are called, and what a trace is called whichever were chosen.
  public static String of(String projection) {
    return BEGIN + projection;
  }

  /// @throws IllegalArgumentException in a person's words, if it has another form
  public static RecordedWeights parse(String variable) {
    String[] parts = variable.substring(BEGIN.length()).split(",", -1);
    int drawn = 0;
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      Matcher sample = DRAWN.matcher(part);
      Matcher pair = PAIR.matcher(part);
      if (sample.matches() && parts.length == 2 && Integer.parseInt(sample.group(1)) > 0) {
        drawn = Integer.parseInt(sample.group(1));
      } else if (pair.matches()) {
        pairs.add(new Pair(pair.group(1), pair.group(2)));
      } else {
        throw new IllegalArgumentException(
            "'" + part + "' is neither a number of synapses to draw nor a pair of neurons.");
      }
    }
    return new RecordedWeights(parts[0].strip(), drawn, pairs);
  }

  /// The variable of a recorder where a projection is called otherwise now.
  static String renamed(String variable, String from, String to) {
    String all = of(from);
    return variable.equals(all) || variable.startsWith(all + ",")
        ? of(to) + variable.substring(all.length())
        : variable;
  }
}
