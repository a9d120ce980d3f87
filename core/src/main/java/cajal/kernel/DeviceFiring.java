package cajal.kernel;

/// Where a population on a device that one lane takes through its steps lists its spikes, while its
/// neurons are advanced.
///
/// @param population index of the population
/// @param populations number of populations
/// @param depth number of steps whose lists are kept
/// @param length length of the list of a step, of all populations
/// @param first where its own list begins there
/// @param capacity spikes for which it has room
/// @param logFirst where spikes begin in the log
/// @param logEnd where the log ends
public record DeviceFiring(
    int population,
    int populations,
    int depth,
    int length,
    int first,
    int capacity,
    int logFirst,
    int logEnd) {

  /// Where in the log it stands how many spikes the log holds.
  public static final int LOGGED = 1;
}
