package cajal.compile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Static synapses of one source population: those of one projection, or of several whose weights
/// or delays vary and that are delivered in one go.
///
/// The synapses of a source neuron are its row. A row is divided into runs, one for each delay from
/// the shortest to the longest, so that a delay is stored once for a run; within a run the places
/// of the targets ascend, so that a range of targets is a piece of it. Where runs would hold too
/// few synapses each has its delay beside it, and a row is one run.
///
/// @param source index of the source population
/// @param parts the projections, by ascending target population
/// @param delays when spikes arrive
/// @param start `[source neuron * runs + run]`, where the run begins, and the end of all
/// @param column targets and weights
public record Synapses(
    int source, List<Part> parts, Delays delays, int[] start, SynapseColumn column) {

  public Synapses {
    parts = List.copyOf(parts);
  }

  /// One projection.
  ///
  /// @param projection its name
  /// @param target index of the target population
  /// @param port index of the port
  /// @param at place of the target's neuron 0 in {@link Inputs}
  /// @param size number of neurons of the target
  /// @param inhibitory whether its weights are negative or its port is the inhibitory one
  public record Part(
      String projection, int target, int port, int at, int size, boolean inhibitory) {}

  /// @param shortest shortest delay, steps
  /// @param longest longest delay, steps
  /// @param each `[synapse]`, steps, where rows are not divided into runs; else `null`
  public record Delays(int shortest, int longest, short @Nullable [] each) {}

  public int count() {
    return column.count();
  }

  /// Runs of a row.
  public int runs() {
    return delays.each() == null ? delays.longest() - delays.shortest() + 1 : 1;
  }

  /// Delay of one synapse, steps.
  public int delay(int synapse) {
    short[] each = delays.each();
    if (each != null) {
      return each[synapse];
    }
    int run = Arrays.binarySearch(start, synapse);
    // Empty runs begin where the next one does: the last of equals is the run.
    int found = run < 0 ? -run - 2 : run;
    while (found + 1 < start.length && start[found + 1] == synapse) {
      found++;
    }
    return delays.shortest() + found % runs();
  }

  /// The projection of a synapse.
  public Part part(int synapse) {
    int place = column.place(synapse);
    for (Part part : parts) {
      if (place >= part.at() && place < part.at() + part.size()) {
        return part;
      }
    }
    throw new IllegalStateException("no target at " + place);
  }

  /// Target neuron of a synapse.
  public int target(int synapse) {
    return column.place(synapse) - part(synapse).at();
  }

  /// Weight of a synapse, coherent.
  public double weight(int synapse) {
    return column.weight(synapse);
  }

  /// Whether a projection is among the parts.
  public boolean holds(String projection) {
    return parts.stream().anyMatch(part -> part.projection().equals(projection));
  }

  /// The same synapses with other weights.
  public Synapses with(SynapseColumn changed) {
    return new Synapses(source, parts, delays, start, changed);
  }
}
