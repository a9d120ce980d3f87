package cajal.app.view.analysis;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CellPaint;
import cajal.figure.ColourMap;
import cajal.table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shows numbers of units as the colours of the cells that have their names.
final class UnitPaint {

  private UnitPaint() {}

  static void apply(Workspace workspace, List<String> units, Column.Numbers numbers) {
    Map<String, Double> values = new HashMap<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < units.size(); row++) {
      double value = numbers.values()[row];
      if (Double.isFinite(value)) {
        values.put(units.get(row), value);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    workspace
        .connectome()
        .paintProperty()
        .set(
            new CellPaint(
                numbers.name().replace('_', ' '),
                numbers.unit(),
                values,
                ColourMap.VIRIDIS,
                low,
                high));
    workspace
        .session()
        .say("Cells of the connectome wear the colour of their " + numbers.name() + ".");
  }
}
