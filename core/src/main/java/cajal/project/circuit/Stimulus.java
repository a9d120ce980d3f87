package cajal.project.circuit;

import cajal.unit.Quantity;
import java.util.List;

/// A constant current into chosen cells for a while.
///
/// @param name of the stimulator on the canvas
/// @param cells names of the cells
/// @param amplitude current
/// @param start time of the beginning
/// @param stop time of the end
public record Stimulus(
    String name, List<String> cells, Quantity amplitude, Quantity start, Quantity stop) {

  public Stimulus {
    cells = List.copyOf(cells);
  }
}
