package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.Connectome.Connection;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads GEXF, the format of Gephi: nodes are cells named by their labels where those are unique,
/// else by their numbers.
final class GexfReader implements ConnectomeReader {

  @Override
  public String name() {
    return "GEXF";
  }

  @Override
  public List<String> endings() {
    return List.of(".gexf");
  }

  @Override
  public boolean recognises(GivenFile file) {
    return file.endsWith(".gexf") || file.head().contains("<gexf");
  }

  @Override
  public int confidence() {
    return 2;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    Draft draft = new Draft(file, options.kind());
    Elements elements = new Elements(progress);
    XmlSource.read(file, elements);
    elements.addTo(draft);
    About about =
        elements.description.startsWith("name = ")
            ? AboutText.of(file, elements.description)
            : About.of(file.stem(), "contacts");
    return draft.finish(about, name());
  }

  private record Node(int line, String label, Map<String, String> told) {}

  private record Edge(
      int line, String source, String target, boolean directed, Map<String, String> told) {}

  private static final class Elements implements XmlSource.Handler {
    String description = "";
    private final Progress progress;
    private final Map<String, String> heads = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private String attributesOf = "";
    private boolean directedGraph = true;
    private Map<String, String> told = new LinkedHashMap<>();
    private boolean ofNode;

    Elements(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void start(String element, XMLStreamReader xml) throws XMLStreamException {
      switch (element) {
        case "description" -> description = xml.getElementText().strip();
        case "graph" ->
            directedGraph = !XmlSource.attribute(xml, "defaultedgetype").equals("undirected");
        case "attributes" -> attributesOf = XmlSource.attribute(xml, "class");
        case "attribute" ->
            heads.put(
                attributesOf + XmlSource.attribute(xml, "id"), XmlSource.attribute(xml, "title"));
        case "node" -> {
          ofNode = true;
          told = new LinkedHashMap<>();
          nodes.putIfAbsent(
              XmlSource.attribute(xml, "id"),
              new Node(XmlSource.line(xml), XmlSource.attribute(xml, "label"), told));
        }
        case "edge" -> {
          progress.orStop();
          ofNode = false;
          told = new LinkedHashMap<>();
          for (String head : List.of("weight", "kind")) {
            if (!XmlSource.attribute(xml, head).isEmpty()) {
              told.put(head, XmlSource.attribute(xml, head));
            }
          }
          String type = XmlSource.attribute(xml, "type");
          edges.add(
              new Edge(
                  XmlSource.line(xml),
                  XmlSource.attribute(xml, "source"),
                  XmlSource.attribute(xml, "target"),
                  type.isEmpty() ? directedGraph : !type.equals("undirected"),
                  told));
        }
        case "attvalue" -> {
          // Files of before version 1.2 call it `id`.
          String id = XmlSource.attribute(xml, "for");
          id = id.isEmpty() ? XmlSource.attribute(xml, "id") : id;
          told.put(
              heads.getOrDefault((ofNode ? "node" : "edge") + id, id),
              XmlSource.attribute(xml, "value"));
        }
        default -> {}
      }
    }

    @Override
    public void end(String element, XMLStreamReader xml) {}

    void addTo(Draft draft) {
      boolean unique =
          nodes.values().stream().noneMatch(node -> node.label().isBlank())
              && nodes.values().stream().map(Node::label).distinct().count() == nodes.size();
      Map<String, String> names = new HashMap<>();
      nodes.forEach((id, node) -> names.put(id, unique ? node.label() : id));
      if (nodes.values().stream().anyMatch(node -> !node.told().isEmpty())) {
        nodes.forEach(
            (id, node) -> draft.cell(names.getOrDefault(id, id), node.told(), node.line()));
      }
      for (Edge edge : edges) {
        Connection ends =
            new Connection(
                names.getOrDefault(edge.source(), edge.source()),
                names.getOrDefault(edge.target(), edge.target()),
                false,
                1);
        GraphConnection.add(draft, edge.line(), ends, edge.directed(), edge.told());
      }
    }
  }
}
