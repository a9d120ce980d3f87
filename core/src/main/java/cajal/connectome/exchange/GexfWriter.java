package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Connection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes GEXF 1.3 for Gephi: cells stand where they are in the body, the tail to the right; the
/// description says what the connectome is.
final class GexfWriter implements ConnectomeWriter {

  private static final List<String> EDGE_HEADS = List.of("kind", "ligand", "receptor");

  @Override
  public String name() {
    return "GEXF";
  }

  @Override
  public String ending() {
    return ".gexf";
  }

  @Override
  public Map<Path, byte[]> files(Connectome connectome, Path file) {
    return Map.of(file, XmlTarget.bytes(xml -> write(connectome, xml)));
  }

  private static void write(Connectome connectome, XMLStreamWriter xml) throws XMLStreamException {
    XmlTarget.start(
        xml,
        "gexf",
        "xmlns",
        "http://gexf.net/1.3",
        "xmlns:viz",
        "http://gexf.net/1.3/viz",
        "version",
        "1.3");
    XmlTarget.start(xml, "meta");
    XmlTarget.start(xml, "description");
    xml.writeCharacters(XmlTarget.allowed(AboutText.text(connectome.about())));
    XmlTarget.end(xml);
    XmlTarget.end(xml);
    XmlTarget.start(xml, "graph", "defaultedgetype", "directed");
    xml.writeCharacters("\n");
    List<String> heads = CellColumns.heads(connectome.cells());
    attributes(xml, "node", heads.subList(1, heads.size()));
    attributes(xml, "edge", EDGE_HEADS);
    XmlTarget.start(xml, "nodes");
    Map<String, Integer> numbers = new HashMap<>();
    for (Connectome.Cell cell : connectome.cells()) {
      numbers.put(cell.name(), numbers.size());
      node(xml, cell, numbers.size() - 1, heads);
    }
    XmlTarget.end(xml);
    XmlTarget.start(xml, "edges");
    int id = 0;
    for (Connection c : connectome.connections()) {
      edge(xml, c, id++, numbers);
    }
    XmlTarget.end(xml);
    XmlTarget.end(xml);
    XmlTarget.end(xml);
  }

  private static void attributes(XMLStreamWriter xml, String of, List<String> heads)
      throws XMLStreamException {
    XmlTarget.start(xml, "attributes", "class", of);
    for (int i = 0; i < heads.size(); i++) {
      XmlTarget.empty(
          xml, "attribute", "id", String.valueOf(i), "title", heads.get(i), "type", "string");
    }
    XmlTarget.end(xml);
  }

  private static void node(
      XMLStreamWriter xml, Connectome.Cell cell, int number, List<String> heads)
      throws XMLStreamException {
    XmlTarget.start(xml, "node", "id", String.valueOf(number), "label", cell.name());
    XmlTarget.start(xml, "attvalues");
    Map<String, String> told = CellColumns.of(cell);
    for (int i = 1; i < heads.size(); i++) {
      String value = told.getOrDefault(heads.get(i), "");
      if (!value.isEmpty()) {
        XmlTarget.empty(xml, "attvalue", "for", String.valueOf(i - 1), "value", value);
      }
    }
    XmlTarget.end(xml);
    if (cell.position().isPresent()) {
      Connectome.Position place = cell.position().get();
      XmlTarget.empty(
          xml,
          "viz:position",
          "x",
          Double.toString(place.yUm()),
          "y",
          Double.toString(place.zUm()),
          "z",
          Double.toString(place.xUm()));
    }
    XmlTarget.end(xml);
  }

  private static void edge(XMLStreamWriter xml, Connection c, int id, Map<String, Integer> numbers)
      throws XMLStreamException {
    XmlTarget.start(
        xml,
        "edge",
        "id",
        String.valueOf(id),
        "source",
        String.valueOf(numbers.get(c.pre())),
        "target",
        String.valueOf(numbers.get(c.post())),
        "type",
        c.kind().directed() ? "directed" : "undirected",
        "weight",
        Numbers.plain(c.weight()));
    XmlTarget.start(xml, "attvalues");
    List<String> values = List.of(c.kind().word(), c.ligand(), c.receptor());
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isEmpty()) {
        XmlTarget.empty(xml, "attvalue", "for", String.valueOf(i), "value", values.get(i));
      }
    }
    XmlTarget.end(xml);
    XmlTarget.end(xml);
  }
}
