package cajal.app.session.analysis;

import cajal.app.session.CellRef;
import cajal.record.Recording;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The units of a run by the names that its analyses give them, and back.
public final class UnitCells {

  private final Map<String, CellRef> cells = new HashMap<>();
  private final Map<CellRef, String> names = new HashMap<>();

  /// @param header of the run
  public UnitCells(Recording.Header header) {
    for (Recording.PopulationRange range : header.populations()) {
      for (int i = 0; i < range.size(); i++) {
        String name = i < range.cells().size() ? range.cells().get(i) : range.name() + " " + i;
        CellRef cell = new CellRef(range.name(), i);
        cells.putIfAbsent(name, cell);
        names.put(cell, name);
      }
    }
  }

  /// The neuron of a unit.
  public Optional<CellRef> cell(String unit) {
    return Optional.ofNullable(cells.get(unit));
  }

  /// The neurons of units; those that are none of this run are left out.
  public Set<CellRef> cells(Collection<String> units) {
    Set<CellRef> found = new LinkedHashSet<>();
    units.forEach(unit -> cell(unit).ifPresent(found::add));
    return found;
  }

  /// The name of a neuron.
  public Optional<String> name(CellRef cell) {
    return Optional.ofNullable(names.get(cell));
  }
}
