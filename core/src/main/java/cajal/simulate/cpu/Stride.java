package cajal.simulate.cpu;

/// How many steps workers take before they tell each other what fired, and when they have to know.
///
/// What is fired in a step has to be known a delay later, at the beginning of a step; or at its
/// end, where all that arrives is added to variables themselves and neurons feel it in the next
/// one.
///
/// @param steps between two tellings
/// @param late whether workers hear what was fired in a stride only at the end of the next one:
///   they find it there, and wait for nobody who is less than a stride behind
record Stride(int steps, boolean late) {

  /// All tell in each step.
  static final Stride STEP = new Stride(1, false);

  /// The stride with the fewest tellings.
  ///
  /// @param delay shortest delay, steps
  /// @param ends whether spikes have to be known only at the end of a step
  static Stride longest(int delay, boolean ends) {
    return new Stride(delay + (ends ? 1 : 0), false);
  }

  /// The stride with the least waiting, where spikes have to be known only at the end of a step.
  static Stride patient(int delay) {
    return new Stride((delay + 1) / 2, true);
  }

  /// Where the stride ends that holds a step. Strides lie on a grid of their own, so that nothing
  /// depends on where a batch begins.
  ///
  /// @param last end of the batch
  long end(long step, long last) {
    return Math.min(last, (step / steps + 1) * steps);
  }
}
