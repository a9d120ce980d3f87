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

  /// Neurons of which a lane learns at once whether any has fired; what they leave stays in the
  /// first-level cache.
  private static final int BLOCK = 256;

  /// Advances all neurons and lists their spikes, in loops of their own, as no compiler makes
  /// vectors of a loop that lists.
  ///
  /// @param each what each neuron does
  /// @param once whether none fires twice in a step
  Code advanced(DevicePlace place, Code each, boolean once) {
    String fired = "fired__[" + place.fired() + " + i - first__]";
    Code code = new Code();
    code.line("final int slot__ = DeviceLists.slot(clock__[0], " + depth + ");");
    code.line("final int list__ = slot__ * " + length + " + " + first + ";");
    code.line("final int logged__ = log__[" + LOGGED + "];");
    code.line("int sent__ = 0;").line("int first__ = 0;");
    code.line("while (first__ < " + place.size() + ") {");
    code.line("int end__ = first__ + " + BLOCK + ";");
    code.line("if (" + place.size() + " < end__) {");
    code.line("end__ = " + place.size() + ";").line("}");
    code.line("int any__ = 0;");
    code.line("for (int i = first__; i < end__; i++) {").all(each);
    code.line(fired + " = copies__;");
    code.line("any__ = any__ | copies__;").line("}");
    code.line("if (any__ != 0) {");
    code.line("for (int i = first__; i < end__; i++) {");
    code.line("final int copies__ = " + fired + ";");
    code.all(listed(place, once)).line("}").line("}");
    code.line("first__ = end__;").line("}");
    String list = "counts__[slot__ * " + populations + " + " + population + "]";
    code.line(list + " = sent__ < " + capacity + " ? sent__ : " + capacity + ";");
    return code.line("log__[" + LOGGED + "] = logged__ + sent__;");
  }

  // More spikes than there is room for end the run: whoever reads the log counts.
  private Code listed(DevicePlace place, boolean once) {
    Code code = new Code();
    code.line(once ? "if (copies__ == 1) {" : "for (int c__ = 0; c__ < copies__; c__++) {");
    code.line("if (sent__ < " + capacity + ") {");
    code.line("history__[list__ + sent__] = i;").line("}");
    code.line("final int place__ = " + logFirst + " + logged__ + sent__;");
    code.line("if (place__ < " + logEnd + ") {");
    code.line("log__[place__] = " + place.fired() + " + i;").line("}");
    return code.line("sent__ = sent__ + 1;").line("}");
  }
}
