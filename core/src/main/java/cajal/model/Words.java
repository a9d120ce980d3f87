package cajal.model;

import java.util.List;
import java.util.Set;

/// Words of the model language that name nothing, and how counts are worded.
final class Words {

  static final List<String> KINDS = List.of("neuron", "synapse", "stimulator");

  /// First words of sections and of statements that stand for themselves.
  static final List<String> SECTIONS =
      List.of(
          "source",
          "family",
          "key",
          "parameters",
          "state",
          "input",
          "dynamics",
          "each",
          "spike",
          "emit",
          "integrate",
          "weight",
          "send",
          "continuous",
          "output",
          "definitions",
          "presynaptic",
          "postsynaptic",
          "modulator",
          "on",
          "between",
          "every");

  private static final Set<String> GRAMMAR =
      Set.of("if", "then", "else", "and", "or", "not", "of", "pre", "post", "inf");

  private static final Set<String> GIVEN = Set.of("t", "dt", "weight", "elapsed");

  private Words() {}

  /// Whether a word joins expressions and so can stand for no value.
  static boolean isGrammar(String word) {
    return GRAMMAR.contains(word);
  }

  /// Whether a word stands for a value that some statements are given.
  static boolean isGiven(String word) {
    return GIVEN.contains(word);
  }

  /// Whether a model may not call anything by this name.
  static boolean isReserved(String word) {
    return GRAMMAR.contains(word)
        || GIVEN.contains(word)
        || SECTIONS.contains(word)
        || KINDS.contains(word)
        || Function.of(word).isPresent();
  }

  /// `1 argument`, `2 arguments`.
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
