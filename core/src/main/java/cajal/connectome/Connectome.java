package cajal.connectome;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cells and the connections between them, from one dataset.
///
/// @param about what it is and where it comes from
/// @param cells cells in the order of the dataset, each name once
/// @param connections each electrical connection once
public record Connectome(About about, List<Cell> cells, List<Connection> connections) {

  public Connectome {
    cells = List.copyOf(cells);
    connections = List.copyOf(connections);
  }

  /// One of which no more is known than this.
  public Connectome(
      String name, String weightUnit, List<Cell> cells, List<Connection> connections) {
    this(About.of(name, weightUnit), cells, connections);
  }

  /// Short name, such as `cook2019_hermaphrodite`.
  public String name() {
    return about.name();
  }

  /// What it is, for a person.
  public String title() {
    return about.title();
  }

  /// Authors, year, journal.
  public String citation() {
    return about.source().citation();
  }

  /// Digital object identifier.
  public String doi() {
    return about.source().doi();
  }

  /// What a weight counts: `synapses` or `EM sections`.
  public String weightUnit() {
    return about.weightUnit();
  }

  /// One cell.
  ///
  /// @param name such as `AVAL`
  /// @param cellClass such as `AVA`
  /// @param kind neuron, muscle or other end organ
  /// @param type sensory, interneuron, motor or unknown; empty for other cells
  /// @param transmitters such as `acetylcholine`; empty where unknown
  /// @param position centre of the soma, where known
  /// @param facts all else that is known of it, by the name of the column that says so, such as
  ///   `ganglion`, `modality`, `sex`, `hemisphere`; in the order of the dataset
  public record Cell(
      String name,
      String cellClass,
      Kind kind,
      String type,
      Set<String> transmitters,
      Optional<Position> position,
      Map<String, String> facts) {

    public Cell {
      transmitters = Set.copyOf(transmitters);
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// One of which nothing else is known.
    public Cell(
        String name,
        String cellClass,
        Kind kind,
        String type,
        Set<String> transmitters,
        Optional<Position> position) {
      this(name, cellClass, kind, type, transmitters, position, Map.of());
    }

    /// What is known of it under that name; empty where nothing is.
    public String fact(String name) {
      return facts.getOrDefault(name, "");
    }

    /// The part of the body or of the brain that it belongs to: its ganglion, else its group; empty
    /// where neither is known.
    public String group() {
      String ganglion = fact("ganglion");
      return ganglion.isEmpty() ? fact("group") : ganglion;
    }
  }

  /// Kind of a cell.
  public enum Kind {
    NEURON,
    MUSCLE,
    OTHER
  }

  /// A place in the body, µm: x to the left, y to the tail, z dorsal.
  public record Position(double xUm, double yUm, double zUm) {}

  /// Contacts from one cell to another, or signals that reach it without a contact.
  ///
  /// @param kind an electrical one has no direction and is listed once
  /// @param weight number of contacts in {@link Connectome#weightUnit()}
  /// @param ligand what is released, such as `dopamine` or `flp-1`; empty for contacts
  /// @param receptor what it binds, such as `dop-1`; empty for contacts
  public record Connection(
      String pre, String post, ConnectionKind kind, double weight, String ligand, String receptor) {

    /// Chemical synapses or gap junctions.
    public Connection(String pre, String post, boolean electrical, double weight) {
      this(
          pre,
          post,
          electrical ? ConnectionKind.ELECTRICAL : ConnectionKind.CHEMICAL,
          weight,
          "",
          "");
    }

    /// Whether it is a gap junction.
    public boolean electrical() {
      return kind == ConnectionKind.ELECTRICAL;
    }
  }

  /// The cells that are neurons, in the order of the dataset: what a population of this connectome
  /// consists of.
  public List<Cell> neurons() {
    return cells.stream().filter(cell -> cell.kind() == Kind.NEURON).toList();
  }

  /// The cell of exactly that name; {@link CellNames} is more forgiving.
  ///
  /// @throws ProblemException if there is none, with the three nearest names
  public Cell cell(String cellName) {
    return cells.stream()
        .filter(cell -> cell.name().equals(cellName))
        .findFirst()
        .orElseThrow(() -> unknown(cellName));
  }

  private ProblemException unknown(String cellName) {
    List<String> names = cells.stream().map(Cell::name).toList();
    return new ProblemException(
        Problem.error(
            Problem.Place.of(name()),
            "There is no cell '" + cellName + "' in " + title() + ".",
            "The nearest are " + String.join(", ", Nearest.of(cellName, names, 3)) + "."));
  }
}
