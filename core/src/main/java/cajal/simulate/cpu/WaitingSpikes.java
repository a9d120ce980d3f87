package cajal.simulate.cpu;

import cajal.kernel.PastTraces;
import cajal.kernel.PostEvents;
import cajal.model.Side;
import java.util.Arrays;

/// Spikes of one worker's target neurons that wait at their synapses until the row of the synapse
/// is used, or for some hundred steps.
///
/// A spike of a target neuron meets synapses that lie all over the memory, each in a line of the
/// cache and a page of its own; a spike of a source neuron meets a row. So where a rule allows it,
/// what the first would have done is done when the second comes, with the traces of the source as
/// they were then: from their values when the row was last used they are advanced once more. Bits
/// are the same as without waiting.
final class WaitingSpikes {

  /// Steps after which a row is brought up to date in any case.
  private static final int LONGEST = 2048;

  private final Plasticity plasticity;
  private final int[] pieceStart;
  private final int[] pieceEnd;
  private final PostEvents felt;
  private final int[] since;
  private final double[][] then;
  private final PlasticTraces traces;
  private final PastTraces past;
  private final int[] rows = new int[PastTraces.ROWS];
  private int count;
  private int turn;
  private long settled = -1;
  private boolean crowded;

  /// @param pieceStart `[source]`, first synapse of the worker's piece of each row
  /// @param pieceEnd `[source]`, its end
  WaitingSpikes(Plasticity plasticity, int[] pieceStart, int[] pieceEnd, PlasticTraces pre) {
    this.plasticity = plasticity;
    this.pieceStart = pieceStart;
    this.pieceEnd = pieceEnd;
    PlasticShared shared = plasticity.shared();
    felt = new PostEvents(plasticity.targetCount(), plasticity.postTraces().state().length);
    traces = new PlasticTraces(shared, Side.PRE, PastTraces.ROWS);
    past = PastTraces.of(traces.state().length, LONGEST);
    since = new int[pieceStart.length];
    then = new double[traces.state().length][];
    renew(-1, pre);
  }

  /// Takes all rows for up to date, and no spike for felt.
  ///
  /// @param step the last one that was taken
  void renew(long step, PlasticTraces pre) {
    felt.clear();
    settled = step;
    Arrays.fill(since, (int) step);
    for (int i = 0; i < then.length; i++) {
      then[i] = pre.state()[i].clone();
    }
  }

  void change(int parameter, double value) {
    traces.change(parameter, value);
  }

  /// Lets the spike of a target neuron wait.
  ///
  /// @param step step at whose end it is felt
  void add(int neuron, long step) {
    felt.add(neuron, step, plasticity.postTraces().state());
    // With the next one it will be forgotten.
    crowded |= felt.oldest(neuron) > Math.max(settled, step - LONGEST);
  }

  /// Brings the row of a source up to date until a step, perhaps not before {@link #finish}.
  void use(int source, long step) {
    rows[count++] = source;
    if (count == rows.length) {
      finish(step);
    }
  }

  /// Brings those rows up to date that wait for others.
  void finish(long step) {
    int longest = 0;
    for (int row = 0; row < count; row++) {
      int source = rows[row];
      past.since()[row] = since[source];
      longest = Math.max(longest, (int) step - since[source]);
      for (int i = 0; i < then.length; i++) {
        traces.state()[i][row] = then[i][source];
      }
    }
    for (int age = 1; age <= longest; age++) {
      traces.advance(step);
      for (int i = 0; i < then.length; i++) {
        System.arraycopy(
            traces.state()[i], 0, past.trace()[i], age * PastTraces.ROWS, PastTraces.ROWS);
      }
    }
    PlasticShared shared = plasticity.shared();
    for (int row = 0; row < count; row++) {
      int source = rows[row];
      shared
          .kernel()
          .catchUp(shared.columns(), pieceStart[source], pieceEnd[source], felt, past, row);
    }
    count = 0;
  }

  /// Takes note that a row is up to date at the end of a step.
  ///
  /// @param pre traces at the end of the step
  void used(int source, long step, PlasticTraces pre) {
    since[source] = (int) step;
    for (int i = 0; i < then.length; i++) {
      then[i][source] = pre.state()[i][source];
    }
  }

  /// Brings those rows up to date at the end of a step that were not used for long: some of them,
  /// so that in time it is the turn of all.
  void settleSome(long step, PlasticTraces pre) {
    if (crowded) {
      settle(step, pre);
      return;
    }
    int share = since.length / (LONGEST / 2) + 1;
    int end = Math.min(since.length, turn + share);
    settle(turn, end, step - LONGEST / 2 + 1, step, pre);
    turn = end == since.length ? 0 : end;
  }

  /// Brings all rows up to date at the end of a step.
  void settle(long step, PlasticTraces pre) {
    settle(0, since.length, step, step, pre);
    settled = step;
    crowded = false;
  }

  private void settle(int from, int to, long before, long step, PlasticTraces pre) {
    for (int source = from; source < to; source++) {
      if (since[source] < before) {
        use(source, step);
      }
    }
    finish(step);
    for (int source = from; source < to; source++) {
      if (since[source] < before) {
        used(source, step, pre);
      }
    }
  }
}
