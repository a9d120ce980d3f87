package cajal.connectome.exchange;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Connection;
import java.util.Map;
import java.util.OptionalDouble;

/// A connection as graph formats hold it: two nodes, whether it has a direction, and named texts.
final class GraphConnection {

  private GraphConnection() {}

  /// Adds it to what is read; one that has no direction and tells no kind is a gap junction.
  static void add(
      Draft draft, int line, Connection ends, boolean directed, Map<String, String> told) {
    String kind = "";
    String weight = "";
    String ligand = "";
    String receptor = "";
    for (Map.Entry<String, String> entry : told.entrySet()) {
      String head = entry.getKey();
      String value = entry.getValue();
      if (ColumnMapping.Role.WEIGHT.means(head) && weight.isEmpty()) {
        weight = value;
      } else if (ColumnMapping.Role.KIND.means(head) && kind.isEmpty()) {
        kind = value;
      } else if (ColumnMapping.Role.LIGAND.means(head) && ligand.isEmpty()) {
        ligand = value;
      } else if (ColumnMapping.Role.RECEPTOR.means(head) && receptor.isEmpty()) {
        receptor = value;
      }
    }
    if (kind.isEmpty() && !directed) {
      kind = ConnectionKind.ELECTRICAL.word();
      draft
          .findings()
          .add(
              "connections without direction",
              line,
              ends.pre() + " and " + ends.post() + " are joined without direction or kind.",
              "They are read as joined by gap junctions.");
    }
    OptionalDouble number = weight.isEmpty() ? OptionalDouble.of(1) : Words.number(weight);
    if (number.isEmpty()) {
      draft
          .findings()
          .add(
              "connections without a number as weight",
              line,
              "The weight '" + weight + "' is no number.",
              "The connection is left out.");
      return;
    }
    draft.row(
        line,
        kind,
        new Connection(
            ends.pre(), ends.post(), ends.kind(), number.getAsDouble(), ligand, receptor));
  }
}
