package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.Connectome.Connection;
import cajal.work.Progress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads GraphML: nodes are cells, edges are connections, data are what is known of them.
final class GraphmlReader implements ConnectomeReader {

  @Override
  public String name() {
    return "GraphML";
  }

  @Override
  public List<String> endings() {
    return List.of(".graphml");
  }

  @Override
  public boolean recognises(GivenFile file) {
    return file.endsWith(".graphml") || file.head().contains("<graphml");
  }

  @Override
  public int confidence() {
    return 2;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    Draft draft = new Draft(file, options.kind());
    Elements elements = new Elements(draft, progress);
    XmlSource.read(file, elements);
    elements.declare();
    About about =
        elements.graph.containsKey("about")
            ? AboutText.of(file, elements.graph.getOrDefault("about", ""))
            : About.of(file.stem(), "contacts");
    return draft.finish(about, name());
  }

  private record Node(int line, Map<String, String> told) {}

  private static final class Elements implements XmlSource.Handler {
    final Map<String, String> graph = new HashMap<>();
    private final Draft draft;
    private final Progress progress;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private Map<String, String> told = graph;
    private String key = "";
    private String node = "";
    private String pre = "";
    private String post = "";
    private int line;
    private boolean directedGraph = true;
    private boolean directed = true;

    Elements(Draft draft, Progress progress) {
      this.draft = draft;
      this.progress = progress;
    }

    @Override
    public void start(String element, XMLStreamReader xml) throws XMLStreamException {
      switch (element) {
        case "key" -> {
          key = XmlSource.attribute(xml, "id");
          String name = XmlSource.attribute(xml, "attr.name");
          keys.put(key, name.isEmpty() ? key : name);
          if (XmlSource.attribute(xml, "for").equals("graph")) {
            key = "";
          }
        }
        case "default" -> {
          if (!key.isEmpty()) {
            defaults.put(keys.getOrDefault(key, key), xml.getElementText());
          }
        }
        case "graph" ->
            directedGraph = !XmlSource.attribute(xml, "edgedefault").equals("undirected");
        case "node" -> {
          node = XmlSource.attribute(xml, "id");
          line = XmlSource.line(xml);
          told = new LinkedHashMap<>();
        }
        case "edge" -> {
          progress.orStop();
          line = XmlSource.line(xml);
          told = new LinkedHashMap<>(defaults);
          pre = XmlSource.attribute(xml, "source");
          post = XmlSource.attribute(xml, "target");
          String said = XmlSource.attribute(xml, "directed");
          directed = said.isEmpty() ? directedGraph : said.equals("true");
        }
        case "data" -> {
          String id = XmlSource.attribute(xml, "key");
          String head = keys.getOrDefault(id, id);
          told.put(head, text(xml));
        }
        default -> {}
      }
    }

    // Data of some programs hold elements of their own, which are passed over.
    private static String text(XMLStreamReader xml) throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      int depth = 1;
      while (depth > 0) {
        int event = xml.next();
        if (event == XMLStreamReader.CHARACTERS && depth == 1) {
          text.append(xml.getText());
        } else if (event == XMLStreamReader.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamReader.END_ELEMENT) {
          depth--;
        }
      }
      return text.toString().strip();
    }

    @Override
    public void end(String element, XMLStreamReader xml) {
      switch (element) {
        case "node" -> {
          if (nodes.putIfAbsent(node, new Node(line, told)) != null) {
            draft.cell(node, told, line);
          }
          told = graph;
        }
        case "edge" -> {
          GraphConnection.add(draft, line, new Connection(pre, post, false, 1), directed, told);
          told = graph;
        }
        default -> {}
      }
    }

    /// Nodes of which nothing is told are only names, and what is known of a worm's cells counts.
    void declare() {
      if (nodes.values().stream().anyMatch(n -> !n.told().isEmpty())) {
        nodes.forEach((name, n) -> draft.cell(name, n.told(), n.line()));
      }
    }
  }
}
