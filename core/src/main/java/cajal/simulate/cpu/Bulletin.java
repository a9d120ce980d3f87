package cajal.simulate.cpu;

import cajal.kernel.Fired;
import cajal.kernel.LoneNumber;
import java.util.Arrays;

/// What one worker tells in a stride: for each step and population how many of its neurons fired,
/// and which.
final class Bulletin {

  /// Where the numbers begin, away from whatever lies before them.
  private static final int FIRST = LoneNumber.DISTANCE_BYTES / Integer.BYTES;

  private final LoneNumber length = new LoneNumber();
  private final LoneNumber read = new LoneNumber();
  private int[] numbers = new int[4 * FIRST];

  /// Number of numbers.
  int length() {
    return (int) length.get();
  }

  int number(int index) {
    return numbers[FIRST + index];
  }

  void set(int index, int number) {
    numbers[FIRST + index] = number;
  }

  /// Makes place for so many numbers and has the telling begin anew.
  void resize(int newLength) {
    if (numbers.length < newLength + 2 * FIRST) {
      numbers = Arrays.copyOf(numbers, 2 * (newLength + FIRST));
    }
    length.set(newLength);
    read.set(0);
  }

  /// Adds what fired in the next population, or in the first one of the next step.
  void add(Fired fired) {
    int count = fired.count();
    int at = length();
    resize(at + 1 + count);
    set(at, count);
    for (int i = 0; i < count; i++) {
      set(at + 1 + i, fired.neuron(i));
    }
  }

  /// Tells what fired in the next population, or in the first one of the next step.
  void tell(SpikeHistory history, long step) {
    int at = (int) read.get();
    int count = number(at);
    if (count > 0) {
      history.add(step, numbers, FIRST + at + 1, count);
    }
    read.set(at + 1 + count);
  }
}
