package cajal.figure;

import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import java.util.Locale;

/// The line below the name of a node, in the same words on the canvas and in figures.
public final class NodeText {

  private NodeText() {}

  /// What a node is, such as `10,000 × iaf_psc_delta`.
  public static String detail(Node node) {
    return switch (node) {
      case Population p -> String.format(Locale.ROOT, "%,d × %s", p.size(), p.model());
      case Stimulator s -> s.model();
      case Recorder r -> String.join(", ", r.variables());
    };
  }
}
