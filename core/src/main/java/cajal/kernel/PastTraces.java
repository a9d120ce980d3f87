package cajal.kernel;

/// Presynaptic traces of a few source neurons in the steps since their rows of synapses were
/// brought up to date.
///
/// @param since `[row]`, step at whose end that was
/// @param trace `[trace][(step - since) * ROWS + row]`
public record PastTraces(int[] since, double[][] trace) {

  /// Rows that are brought up to date together.
  public static final int ROWS = 16;

  /// Room for traces over some steps.
  public static PastTraces of(int traces, int steps) {
    return new PastTraces(new int[ROWS], new double[traces][(steps + 1) * ROWS]);
  }
}
