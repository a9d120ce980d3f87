package cajal.connectome.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Words that people use for the parts of a connectome, as the heads of columns and as kinds.
final class Words {

  private Words() {}

  /// A word as it is compared: lower case, letters and digits only.
  static String plain(String word) {
    StringBuilder plain = new StringBuilder();
    word.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /// What a column says of a cell.
  enum CellRole {
    NAME("name cell neuron cellname neuronname label"),
    ID("id nodeid bodyid rootid skid"),
    CLASS("class cellclass neuronclass"),
    KIND("kind cellkind"),
    TYPE("type celltype neurontype role"),
    TRANSMITTERS("transmitters transmitter neurotransmitter neurotransmitters nt"),
    X("x xum somax posx"),
    Y("y yum somay posy"),
    Z("z zum somaz posz");

    private final String words;

    CellRole(String words) {
      this.words = " " + words + " ";
    }

    static Optional<CellRole> of(String head) {
      String plain = plain(head);
      for (CellRole role : values()) {
        if (holds(role.words, plain)) {
          return Optional.of(role);
        }
      }
      return Optional.empty();
    }
  }

  /// What the kind of a row says.
  enum Kind {
    CHEMICAL(
        "chemical chem c cs syn synapse chemicalsynapse s sp send 0 nmj neuromuscular excitatory inhibitory"),
    ELECTRICAL(
        "electrical electric gap gj e ej junction gapjunction gapjunctions electricalsynapse 2"),
    /// The same synapses as seen by the receiver.
    RECEIVED("r rp received receive"),
    MONOAMINE("monoamine ma amine"),
    NEUROPEPTIDE("neuropeptide np peptide");

    private final String words;

    Kind(String words) {
      this.words = " " + words + " ";
    }

    static Optional<Kind> of(String word) {
      String plain = plain(word);
      for (Kind kind : values()) {
        if (holds(kind.words, plain)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /// Whether words between blanks hold a word.
  static boolean holds(String words, String plain) {
    return !plain.isEmpty() && words.contains(" " + plain + " ");
  }

  /// A number as people write it: with a point or a comma, blanks around it.
  static OptionalDouble number(String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (word.indexOf(',') >= 0 && word.indexOf('.') < 0) {
      word = word.replace(',', '.');
    }
    char last = word.charAt(word.length() - 1);
    if (!Character.isDigit(last) && last != '.') {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(word);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  /// Several in one field: `acetylcholine|GABA`, also parted by `;` or `,`.
  static List<String> list(String field) {
    List<String> words = new ArrayList<>();
    for (String word : field.split("[|;,]", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
