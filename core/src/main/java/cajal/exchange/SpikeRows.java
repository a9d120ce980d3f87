package cajal.exchange;

import cajal.activity.SpikeTrains;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Spikes of many units while a file is being read. Each goes to its unit at once, so that no
/// column of units is ever held: 8 bytes a spike where the numbers of spikes are known before, else
/// 8 more while the trains are put together.
final class SpikeRows {

  private final List<Numbers> growing = new ArrayList<>();
  private final int[] next;
  private final int[] first;
  private final double[] placed;

  private SpikeRows(int[] first) {
    this.first = first;
    this.next = Arrays.copyOf(first, Math.max(0, first.length - 1));
    this.placed = new double[first.length == 0 ? 0 : first[first.length - 1]];
  }

  /// Trains whose lengths come out in the end; units from 0 on.
  static SpikeRows growing() {
    return new SpikeRows(new int[0]);
  }

  /// Trains of known lengths.
  ///
  /// @param counts `[unit]`, number of spikes that will be added
  /// @throws ArithmeticException if they are more than an array holds
  static SpikeRows counted(int[] counts) {
    int[] first = new int[counts.length + 1];
    for (int unit = 0; unit < counts.length; unit++) {
      first[unit + 1] = Math.addExact(first[unit], counts[unit]);
    }
    return new SpikeRows(first);
  }

  /// @param unit its index
  /// @param timeS s; a unit's spikes may come in any order
  void add(int unit, double timeS) {
    if (first.length > 0) {
      placed[next[unit]++] = timeS;
      return;
    }
    while (unit >= growing.size()) {
      growing.add(new Numbers());
    }
    growing.get(unit).add(timeS);
  }

  /// Gives all units other numbers.
  ///
  /// @param unitOf `[old number]`, new number; several may become one
  /// @param units how many there are then
  SpikeRows renumbered(int[] unitOf, int units) {
    List<List<Numbers>> parts = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      parts.add(new ArrayList<>());
    }
    for (int old = 0; old < growing.size(); old++) {
      parts.get(unitOf[old]).add(growing.get(old));
    }
    int[] counts =
        parts.stream().mapToInt(of -> of.stream().mapToInt(Numbers::size).sum()).toArray();
    SpikeRows made = counted(counts);
    for (int unit = 0; unit < units; unit++) {
      for (Numbers part : parts.get(unit)) {
        part.copyTo(made.placed, made.next[unit]);
        made.next[unit] += part.size();
      }
    }
    return made;
  }

  /// The trains of so many units, the last of which may have no spikes.
  ///
  /// @param startS beginning of the observation, s; NaN where it is not known, which takes 0 or an
  ///   earlier first spike
  /// @param stopS its end, s; NaN where it is not known, which takes the last spike, or a later
  ///   time
  /// @param leastStopS the earliest such end, s
  SpikeTrains trains(int units, double startS, double stopS, double leastStopS) {
    if (first.length == 0) {
      int[] same = new int[growing.size()];
      Arrays.setAll(same, unit -> unit);
      return renumbered(same, units).trains(units, startS, stopS, leastStopS);
    }
    double earliest = 0;
    double latest = leastStopS;
    for (double time : placed) {
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
    }
    int[] all = Arrays.copyOf(first, units + 1);
    Arrays.fill(all, Math.min(first.length, units + 1), units + 1, placed.length);
    return SpikeTrains.placed(
        all,
        placed,
        Double.isNaN(startS) ? earliest : startS,
        Double.isNaN(stopS) ? latest : stopS);
  }

  boolean isEmpty() {
    return first.length > 0 ? placed.length == 0 : growing.isEmpty();
  }
}
