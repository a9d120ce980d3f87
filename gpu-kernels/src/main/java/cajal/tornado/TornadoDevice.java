package cajal.tornado;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// The kernels on a device through TornadoVM, which is reached by reflection alone: nothing of it
/// is needed to build this program.
///
/// All arrays are uploaded once and stay on the device. One graph uploads them, also after the host
/// has changed some; the other takes a step and gets nothing new but the clock and what stimulators
/// give.
final class TornadoDevice implements Device {

  private static final String API = "uk.ac.manchester.tornado.api.";

  // TornadoVM's modes of transfer.
  private static final int EVERY_EXECUTION = constant("EVERY_EXECUTION");
  private static final int UNDER_DEMAND = constant("UNDER_DEMAND");

  private final Map<String, Object> arrays;
  private final Object[] kept;
  private final Object plan;
  private final Method execute;
  private final Method withGraph;
  private Object result;
  private boolean byText;
  private boolean compiled;

  /// A device with all kernels compiled and all arrays uploaded.
  ///
  /// @param id such as `0:1`: backend and device
  /// @param folder of the run
  static TornadoDevice started(List<Task> tasks, Map<String, Object> arrays, String id, Path folder)
      throws ReflectiveOperationException {
    TornadoDevice first = new TornadoDevice(tasks, arrays, id, Optional.of(folder));
    try {
      first.upload();
      return first;
    } catch (IllegalStateException e) {
      if (!first.byText) {
        throw e;
      }
      // A driver may refuse our text and take TornadoVM's.
      TornadoDevice second = new TornadoDevice(tasks, arrays, id, Optional.empty());
      second.upload();
      return second;
    }
  }

  // Kernels are handed over as text if there is a folder for it.
  private TornadoDevice(
      List<Task> tasks, Map<String, Object> arrays, String id, Optional<Path> folder)
      throws ReflectiveOperationException {
    this.arrays = arrays;
    Class<?> planType = type("TornadoExecutionPlan");
    String[] parts = id.split(":", -1);
    Object device =
        planType
            .getMethod("getDevice", int.class, int.class)
            .invoke(null, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    TreeSet<String> used = new TreeSet<>();
    tasks.forEach(task -> used.addAll(task.arrays()));
    List<String> fresh = new ArrayList<>(List.of("clock"));
    if (used.contains("given") && DeviceArrays.length(array("given")) > 1) {
      fresh.add("given");
    }
    List<String> persistent = used.stream().filter(name -> !fresh.contains(name)).toList();
    kept = persistent.stream().map(this::array).toArray();
    Object upload = graph("upload");
    transfer(upload, "transferToDevice", EVERY_EXECUTION, kept);
    // Every array has to be used in the graph that uploads it.
    for (int k = 0; k < persistent.size(); k++) {
      Object array = kept[k];
      Method touch = Touch.class.getMethod("touch", array.getClass());
      add(upload, "touch" + k, touch, new Object[] {array});
    }
    persist(upload);
    Object step = graph("step");
    step.getClass()
        .getMethod("consumeFromDevice", String.class, Object[].class)
        .invoke(step, "upload", kept);
    transfer(step, "transferToDevice", EVERY_EXECUTION, fresh.stream().map(this::array).toArray());
    for (int t = 0; t < tasks.size(); t++) {
      Task task = tasks.get(t);
      Object[] arguments = task.arrays().stream().map(this::array).toArray();
      Optional<Path> text =
          folder.isPresent()
              ? OpenClFile.of(task, arguments, device, folder.get())
              : Optional.empty();
      if (text.isPresent()) {
        byText = true;
        addText(step, "t" + t, text.get(), arguments);
      } else {
        add(step, "t" + t, JavaDevice.method(task), arguments);
      }
    }
    persist(step);
    transfer(step, "transferToHost", UNDER_DEMAND, kept);
    Object graphs = Array.newInstance(type("ImmutableTaskGraph"), 2);
    Array.set(graphs, 0, snapshot(upload));
    Array.set(graphs, 1, snapshot(step));
    Object made = planType.getConstructor(graphs.getClass()).newInstance(graphs);
    plan = planType.getMethod("withDevice", type("common.TornadoDevice")).invoke(made, device);
    execute = planType.getMethod("execute");
    withGraph = planType.getMethod("withGraph", int.class);
    result = plan;
  }

  private Object array(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(API + name);
  }

  private static int constant(String name) {
    try {
      return type("enums.DataTransferMode").getField(name).getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is no TornadoVM that is known", e);
    }
  }

  private static Object graph(String name) throws ReflectiveOperationException {
    return type("TaskGraph").getConstructor(String.class).newInstance(name);
  }

  private static Object snapshot(Object graph) throws ReflectiveOperationException {
    return graph.getClass().getMethod("snapshot").invoke(graph);
  }

  private void persist(Object graph) throws ReflectiveOperationException {
    graph.getClass().getMethod("persistOnDevice", Object[].class).invoke(graph, (Object) kept);
  }

  private static void transfer(Object graph, String method, int mode, Object[] arrays)
      throws ReflectiveOperationException {
    graph.getClass().getMethod(method, int.class, Object[].class).invoke(graph, mode, arrays);
  }

  // A task is a lambda over the method, as TornadoVM expects it of Java's compiler.
  private static void add(Object graph, String name, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    int arity = arguments.length;
    Class<?> task = type("common.TornadoFunctions$Task" + arity);
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle handle = lookup.unreflect(method);
    MethodType erased =
        MethodType.methodType(void.class, java.util.Collections.nCopies(arity, Object.class));
    Object lambda;
    try {
      lambda =
          LambdaMetafactory.metafactory(
                  lookup, "apply", MethodType.methodType(task), erased, handle, handle.type())
              .getTarget()
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("no task of " + method, e);
    }
    List<Class<?>> types = new ArrayList<>(List.of(String.class, task));
    types.addAll(java.util.Collections.nCopies(arity, Object.class));
    List<Object> values = new ArrayList<>(List.of(name, lambda));
    values.addAll(List.of(arguments));
    graph
        .getClass()
        .getMethod("task", types.toArray(Class<?>[]::new))
        .invoke(graph, values.toArray());
  }

  // A kernel that is handed over as text; without a grid of its own one lane runs it.
  private static void addText(Object graph, String name, Path text, Object[] arguments)
      throws ReflectiveOperationException {
    Class<?> accessType = type("common.Access");
    Object both = accessType.getField("READ_WRITE").get(null);
    Class<?> parametersType = type("AccessorParameters");
    Object parameters = parametersType.getConstructor(int.class).newInstance(arguments.length);
    Method set = parametersType.getMethod("set", int.class, Object.class, accessType);
    for (int k = 0; k < arguments.length; k++) {
      set.invoke(parameters, k, arguments[k], both);
    }
    graph
        .getClass()
        .getMethod("prebuiltTask", String.class, String.class, String.class, parametersType)
        .invoke(graph, name, OpenClText.KERNEL, text.toString(), parameters);
  }

  private Object run(int graph) {
    try {
      return execute.invoke(withGraph.invoke(plan, graph));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  // The first upload compiles all kernels as well, so that no step waits for it.
  @Override
  public void upload() {
    if (!compiled) {
      compiled = true;
      try {
        plan.getClass().getMethod("withPreCompilation").invoke(plan);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    run(0);
  }

  @Override
  public void step() {
    result = run(1);
  }

  @Override
  public void download(String... names) {
    try {
      Object[] wanted =
          Arrays.stream(names)
              .map(this::array)
              .filter(a -> Arrays.asList(kept).contains(a))
              .toArray();
      result.getClass().getMethod("transferToHost", Object[].class).invoke(result, (Object) wanted);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
