package cajal.kernel;

/// Looks into ascending lists of places, which begin at 0, for device kernels.
public final class DeviceLists {

  private DeviceLists() {}

  /// The first of the entries `begin` (inclusive) to `end` (exclusive) that is not below a limit;
  /// `end` if there is none.
  public static int first(int[] list, int begin, int end, int limit) {
    int low = begin;
    // A lane that owns all places need not look: the search would touch the row in many lines.
    int high = 0 < limit ? end : begin;
    while (low < high) {
      int middle = (low + high) >> 1;
      if (list[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// What is left of a step after division by a positive number.
  public static int slot(long step, int slots) {
    long count = slots;
    return (int) (step % count);
  }
}
