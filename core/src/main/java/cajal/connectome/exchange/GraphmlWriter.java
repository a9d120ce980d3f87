package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Connection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes GraphML; gap junctions are edges without direction, and the graph says what it is.
final class GraphmlWriter implements ConnectomeWriter {

  static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

  @Override
  public String name() {
    return "GraphML";
  }

  @Override
  public String ending() {
    return ".graphml";
  }

  @Override
  public Map<Path, byte[]> files(Connectome connectome, Path file) {
    return Map.of(file, XmlTarget.bytes(xml -> write(connectome, xml)));
  }

  private static void write(Connectome connectome, XMLStreamWriter xml) throws XMLStreamException {
    XmlTarget.start(xml, "graphml", "xmlns", NAMESPACE);
    xml.writeCharacters("\n");
    key(xml, "about", "graph", "about", "string");
    Map<String, String> keys = new LinkedHashMap<>();
    List<String> heads = CellColumns.heads(connectome.cells());
    for (String head : heads.subList(1, heads.size())) {
      String id = "n" + keys.size();
      keys.put(head, id);
      key(xml, id, "node", head, head.matches("[xyz]_um") ? "double" : "string");
    }
    key(xml, "weight", "edge", "weight", "double");
    for (String head : List.of("kind", "ligand", "receptor")) {
      key(xml, head, "edge", head, "string");
    }
    XmlTarget.start(xml, "graph", "id", "G", "edgedefault", "directed");
    xml.writeCharacters("\n");
    data(xml, "about", AboutText.text(connectome.about()));
    for (Connectome.Cell cell : connectome.cells()) {
      XmlTarget.start(xml, "node", "id", cell.name());
      for (Map.Entry<String, String> entry : CellColumns.of(cell).entrySet()) {
        data(xml, keys.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue());
      }
      XmlTarget.end(xml);
    }
    for (Connection c : connectome.connections()) {
      XmlTarget.start(
          xml,
          "edge",
          "source",
          c.pre(),
          "target",
          c.post(),
          "directed",
          Boolean.toString(c.kind().directed()));
      data(xml, "weight", Numbers.plain(c.weight()));
      data(xml, "kind", c.kind().word());
      data(xml, "ligand", c.ligand());
      data(xml, "receptor", c.receptor());
      XmlTarget.end(xml);
    }
    XmlTarget.end(xml);
    XmlTarget.end(xml);
  }

  static void key(XMLStreamWriter xml, String id, String of, String name, String type)
      throws XMLStreamException {
    XmlTarget.empty(xml, "key", "id", id, "for", of, "attr.name", name, "attr.type", type);
  }

  static void data(XMLStreamWriter xml, String key, String value) throws XMLStreamException {
    if (!value.isEmpty()) {
      XmlTarget.start(xml, "data", "key", key);
      xml.writeCharacters(XmlTarget.allowed(value));
      xml.writeEndElement();
    }
  }
}
