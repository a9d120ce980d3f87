package cajal.connectome;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cells and the connections between them, from one published dataset.
///
/// @param name short name, such as `cook2019_hermaphrodite`
/// @param title what it is, for a person
/// @param citation authors, year, journal
/// @param doi digital object identifier
/// @param weightUnit what a weight counts: `synapses` or `EM sections`
/// @param cells cells in the order of the dataset
/// @param connections each electrical connection once
public record Connectome(
    String name,
    String title,
    String citation,
    String doi,
    String weightUnit,
    List<Cell> cells,
    List<Connection> connections) {

  public Connectome {
    cells = List.copyOf(cells);
    connections = List.copyOf(connections);
  }

  /// One cell.
  ///
  /// @param name such as `AVAL`
  /// @param cellClass such as `AVA`
  /// @param kind neuron, muscle or other end organ
  /// @param type sensory, interneuron, motor or unknown; empty for other cells
  /// @param transmitters such as `acetylcholine`; empty where unknown
  /// @param position centre of the soma, where known
  public record Cell(
      String name,
      String cellClass,
      Kind kind,
      String type,
      Set<String> transmitters,
      Optional<Position> position) {

    public Cell {
      transmitters = Set.copyOf(transmitters);
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

  /// Contacts from one cell to another.
  ///
  /// @param electrical whether it is a gap junction, which has no direction and is listed once
  /// @param weight number of contacts in {@link Connectome#weightUnit()}
  public record Connection(String pre, String post, boolean electrical, double weight) {}

  /// The cells that are neurons, in the order of the dataset: what a population of this connectome
  /// consists of.
  public List<Cell> neurons() {
    return cells.stream().filter(cell -> cell.kind() == Kind.NEURON).toList();
  }

  /// The cell of that name.
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
            Problem.Place.of(name),
            "There is no cell '" + cellName + "' in " + title + ".",
            "The nearest are " + String.join(", ", Nearest.of(cellName, names, 3)) + "."));
  }
}
