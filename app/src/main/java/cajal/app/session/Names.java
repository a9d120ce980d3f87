package cajal.app.session;

import cajal.app.session.PaletteEntry.Group;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Projection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Good names for what a person places and wires, so that nobody has to type one.
public final class Names {

  private Names() {}

  /// A free name for a node placed from the palette: `E`, `I`, `P`, `Poisson`, `Spikes`, and with a
  /// number from the second on.
  public static String forNode(Network network, PaletteEntry entry) {
    return free(nodeNames(network), base(entry));
  }

  /// A free name for a projection, such as `E→I`.
  public static String forProjection(Network network, String source, String target) {
    return free(projectionNames(network), source + "→" + target);
  }

  /// The name itself where it is free, else the name with the smallest free number from 2 on.
  public static String free(Set<String> taken, String wanted) {
    if (!taken.contains(wanted)) {
      return wanted;
    }
    // "E2" grows to "E3", not to "E22".
    String stem = wanted.replaceFirst("(?<=\\D)\\d+$", "");
    int number = 2;
    while (taken.contains(stem + number)) {
      number++;
    }
    return stem + number;
  }

  static Set<String> nodeNames(Network network) {
    Set<String> names = new HashSet<>();
    network.nodes().forEach(node -> names.add(node.name()));
    return names;
  }

  static Set<String> projectionNames(Network network) {
    Set<String> names = new HashSet<>();
    for (Projection projection : network.projections()) {
      names.add(projection.name());
    }
    return names;
  }

  /// Whether a node may bear a name: not blank, not taken by another, nothing that a path such as
  /// `E.tau_m` could not carry.
  public static boolean allowed(Network network, Node node, String name) {
    return !name.isBlank()
        && name.strip().equals(name)
        && !name.contains(".")
        && (name.equals(node.name()) || !nodeNames(network).contains(name));
  }

  private static String base(PaletteEntry entry) {
    if (entry.group() == Group.NEURON) {
      return entry.inhibitory() ? "I" : entry.id().equals("neuron/excitatory") ? "E" : "P";
    }
    if (entry.group() == Group.RECORDER) {
      return entry.id().equals("recorder/spikes") ? "Spikes" : "Traces";
    }
    String word = entry.model().split("_", 2)[0];
    return word.length() <= 2
        ? word.toUpperCase(Locale.ROOT)
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
