package cajal.tornado;

import java.util.ArrayList;
import java.util.List;

/// New numbers for parts of the arrays of a device.
final class Patches {

  /// @param array name of the array
  /// @param at where the first of them goes
  record Patch(String array, int at, double[] values) {}

  private final List<Patch> all = new ArrayList<>();

  void put(String array, int at, double... values) {
    all.add(new Patch(array, at, values.clone()));
  }

  List<Patch> all() {
    return all;
  }
}
