package cajal.connectome.exchange;

import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Any graph as GraphML, from a table of nodes and one of edges.
public final class GraphmlTables {

  private GraphmlTables() {}

  /// A graph without directions.
  ///
  /// @param nodes the first column, of texts, is the name of the node; the others are its
  ///   attributes
  /// @param edges the first two columns, of texts, name both nodes; the others are its attributes
  /// @throws IllegalArgumentException if the first columns are no texts
  public static byte[] undirected(Table nodes, Table edges) {
    List<String> names = texts(nodes, 0);
    List<String> ends = texts(edges, 0);
    List<String> others = texts(edges, 1);
    return XmlTarget.bytes(xml -> {
      XmlTarget.start(xml, "graphml", "xmlns", GraphmlWriter.NAMESPACE);
      xml.writeCharacters("\n");
      keys(xml, "node", nodes, 1);
      keys(xml, "edge", edges, 2);
      XmlTarget.start(xml, "graph", "id", "G", "edgedefault", "undirected");
      xml.writeCharacters("\n");
      for (int row = 0; row < nodes.rows(); row++) {
        XmlTarget.start(xml, "node", "id", names.get(row));
        values(xml, "node", nodes, 1, row);
        XmlTarget.end(xml);
      }
      for (int row = 0; row < edges.rows(); row++) {
        XmlTarget.start(xml, "edge", "source", ends.get(row), "target", others.get(row));
        values(xml, "edge", edges, 2, row);
        XmlTarget.end(xml);
      }
      XmlTarget.end(xml);
      XmlTarget.end(xml);
    });
  }

  private static List<String> texts(Table table, int column) {
    if (table.columns().get(column) instanceof Column.Texts texts) {
      return new ArrayList<>(texts.values());
    }
    throw new IllegalArgumentException(table.name() + " does not begin with names");
  }

  private static void keys(XMLStreamWriter xml, String of, Table table, int from)
      throws XMLStreamException {
    for (Column column : table.columns().subList(from, table.columns().size())) {
      GraphmlWriter.key(
          xml,
          of + "_" + column.name(),
          of,
          column.name(),
          column instanceof Column.Numbers ? "double" : "string");
    }
  }

  // A number that is missing has no text, and is left out.
  private static void values(XMLStreamWriter xml, String of, Table table, int from, int row)
      throws XMLStreamException {
    for (Column column : table.columns().subList(from, table.columns().size())) {
      GraphmlWriter.data(xml, of + "_" + column.name(), column.text(row));
    }
  }
}
