package cajal.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Spikes as two columns of one length, units and times, that can be read twice: the first reading
/// counts the spikes of each unit, so that the second can put each where it belongs.
///
/// @param population name of what all units belong to; empty where there is none
/// @param units number of the unit of each spike
/// @param times its time
/// @param seconds makes such a time one in s
record SpikeColumns(
    String population, NumberSource units, NumberSource times, DoubleUnaryOperator seconds) {

  /// Adds the units of all columns to a draft, one population after the other, and sets its spikes.
  ///
  /// @return the population of each unit that was added
  /// @throws IOException if they cannot be read
  static List<String> add(Draft draft, List<SpikeColumns> all) throws IOException {
    List<Counted> parts = new ArrayList<>();
    List<String> populations = new ArrayList<>();
    int before = draft.unitNames().size();
    for (SpikeColumns columns : all) {
      parts.add(columns.count(draft));
      while (before + populations.size() < draft.unitNames().size()) {
        populations.add(columns.population);
      }
    }
    int[] counts = new int[draft.unitNames().size()];
    for (Counted part : parts) {
      for (int k = 0; k < part.index.length; k++) {
        counts[part.index[k]] += part.counts[k];
      }
    }
    draft.spikes = SpikeRows.counted(counts);
    for (int i = 0; i < parts.size(); i++) {
      all.get(i).place(parts.get(i), draft.spikes);
    }
    return populations;
  }

  /// @param index `[unit in the order of first spikes]`, unit in the draft
  /// @param counts `[unit in the order of first spikes]`, number of spikes
  private record Counted(UnitOrder order, int[] index, int[] counts) {}

  private Counted count(Draft draft) throws IOException {
    UnitOrder order = new UnitOrder(false);
    int[] counts = new int[16];
    try (NumberCursor each = units.open()) {
      while (each.next()) {
        int unit = order.of(population, "", each.value());
        if (unit >= counts.length) {
          counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        counts[unit]++;
      }
    }
    return new Counted(order, order.addTo(draft), counts);
  }

  private void place(Counted part, SpikeRows spikes) throws IOException {
    try (NumberCursor unit = units.open();
        NumberCursor time = times.open()) {
      while (unit.next() && time.next()) {
        int of = part.index[part.order.of(population, "", unit.value())];
        spikes.add(of, seconds.applyAsDouble(time.value()));
      }
    }
  }
}
