package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.kernel.DeviceFiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All kernels of a step behind each other in one kernel that a single lane takes through all steps
/// of a batch.
///
/// Starting a kernel costs tens of microseconds, and one lane needs no kernel's end to know that
/// all have done their part. A processor that poses as a device computes a step of a network of
/// thousands of neurons in less time than that.
final class Whole {

  /// Kernels beyond which one kernel of all of them would take a driver minutes to compile.
  private static final int MOST = 16;

  /// Places in the clock of what one lane is to do: the step with which the batch begins, the steps
  /// of the batch that are done, and those that shall be done then.
  static final int FIRST = 2;

  static final int DONE = 3;
  static final int END = 4;

  /// Where the log tells how many steps of the batch are done.
  static final int LOG_DONE = 0;

  static final String NAME = "whole";

  private static final Map<Character, String> TYPES =
      Map.of('D', "double[]", 'J', "long[]", 'F', "float[]", 'I', "int[]");

  private Whole() {}

  /// Whether a driver compiles all kernels of a network as one before anybody loses patience.
  static boolean suits(CompiledNetwork network) {
    int kernels = network.populations().size() + 3 * network.plastic().size();
    for (CompiledPopulation population : network.populations()) {
      kernels += population.staged() ? 4 * population.model().substeps() : 0;
    }
    return kernels <= MOST;
  }

  /// Adds the kernel to the methods, which are no longer kernels of their own.
  ///
  /// @param tasks of a step, in their order
  /// @param limit spikes in the log beyond which there may be no room for those of one more step
  static Task of(List<Task> tasks, List<String> methods, int limit) {
    methods.replaceAll(method -> method.replace("@Parallel ", ""));
    TreeSet<String> arrays = new TreeSet<>(List.of("clock", "index", "log"));
    tasks.forEach(task -> arrays.addAll(task.arrays()));
    Map<String, Object> types = new Heaps().arrays(new double[0]);
    types.put("rows", new int[0]);
    String arguments =
        arrays.stream()
            .map(name ->
                TYPES.get(DeviceArrays.type(Objects.requireNonNull(types.get(name), name)))
                    + " "
                    + name
                    + "__")
            .collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder();
    text.append("public static void ").append(NAME).append('(').append(arguments).append(") {\n");
    text.append("for (@Parallel int w__ = 0; w__ < 1; w__++) {\n");
    text.append("final long first__ = clock__[").append(FIRST).append("];\n");
    text.append("final int end__ = (int) clock__[").append(END).append("];\n");
    text.append("int n__ = (int) clock__[").append(DONE).append("];\n");
    text.append("log__[").append(DeviceFiring.LOGGED).append("] = 0;\n");
    text.append("int room__ = 1;\n");
    text.append("while (n__ < end__ && room__ == 1) {\n");
    text.append("clock__[0] = first__ + n__;\nclock__[1] = n__;\n");
    for (Task task : tasks) {
      text.append(task.className()).append('.').append(task.method()).append('(');
      text.append(task.arrays().stream().map(a -> a + "__").collect(Collectors.joining(", ")));
      text.append(");\n");
    }
    text.append("final int logged__ = log__[").append(DeviceFiring.LOGGED).append("];\n");
    text.append("log__[").append(SpikeKernels.LOG_STEPS).append(" + n__] = logged__;\n");
    text.append("n__ = n__ + 1;\n");
    text.append("if (").append(limit).append(" < logged__) {\nroom__ = 0;\n}\n}\n");
    text.append("log__[").append(LOG_DONE).append("] = n__;\n}\n}\n");
    methods.add(text.toString());
    return new Task(Layout.CLASS, NAME, List.copyOf(arrays));
  }
}
