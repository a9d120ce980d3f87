package cajal.tornado;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The kernels as plain Java, one after the other: what a device is checked against.
final class JavaDevice implements Device {

  private final List<MethodHandle> tasks = new ArrayList<>();

  /// @param arrays by name
  JavaDevice(List<Task> tasks, Map<String, Object> arrays) throws ReflectiveOperationException {
    for (Task task : tasks) {
      Object[] arguments =
          task.arrays().stream()
              .map(name -> Objects.requireNonNull(arrays.get(name), name))
              .toArray();
      MethodHandle handle = MethodHandles.lookup().unreflect(method(task));
      this.tasks.add(MethodHandles.insertArguments(handle, 0, arguments));
    }
  }

  /// The method of a task.
  static Method method(Task task) throws ReflectiveOperationException {
    for (Method method : Class.forName(task.className()).getMethods()) {
      if (method.getName().equals(task.method())) {
        return method;
      }
    }
    throw new NoSuchMethodException(task.className() + "." + task.method());
  }

  @Override
  public void upload() {}

  @Override
  public void step() {
    try {
      for (MethodHandle task : tasks) {
        task.invoke();
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void download(String... names) {}
}
