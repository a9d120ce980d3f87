package cajal.figure;

import cajal.connectome.ConnectionKind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The colours of cells by what they do and release, and of connections by their kind: the same in
/// graph, matrix, body and legend.
public final class CircuitColours {

  /// What cells do, in the order of legends.
  public static final List<String> TYPES =
      List.of("sensory", "interneuron", "motor", "unknown", "muscle", "other");

  private CircuitColours() {}

  /// Colour of what a cell does.
  public static int type(String type, Palette palette) {
    return switch (type) {
      case "muscle" -> palette.cycle(6);
      case "other" -> palette.muted();
      default -> ConnectomeMap.colour(type, palette);
    };
  }

  /// Legend of what cells do.
  ///
  /// @param there whether a type occurs
  public static List<Panel.Key> types(Predicate<String> there, Palette palette) {
    return TYPES.stream()
        .filter(there)
        .map(type -> new Panel.Key(type, type(type, palette)))
        .toList();
  }

  /// Colour of what a cell releases.
  public static int transmitter(String transmitter, Palette palette) {
    return switch (transmitter) {
      case "acetylcholine" -> palette.cycle(4);
      case "glutamate" -> palette.cycle(3);
      case "GABA" -> palette.cycle(5);
      case "unknown", "" -> palette.muted();
      default -> palette.mixed();
    };
  }

  /// Colour of the first of several transmitters.
  public static int transmitter(Set<String> transmitters, Palette palette) {
    return transmitter(transmitters.stream().sorted().findFirst().orElse(""), palette);
  }

  /// Colour of a kind of connection.
  public static int connection(ConnectionKind kind, Palette palette) {
    return switch (kind) {
      case CHEMICAL -> palette.ink();
      case ELECTRICAL -> palette.mixed();
      case MONOAMINE -> palette.cycle(2);
      case NEUROPEPTIDE -> palette.cycle(3);
    };
  }
}
