package cajal.kernel;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;

/// Finds generated device kernels for tests.
final class DeviceKernels {

  private DeviceKernels() {}

  static DevicePreparation preparation(Map<String, Class<?>> classes, String name) {
    try {
      var constructor = Objects.requireNonNull(classes.get(name)).getDeclaredConstructor();
      return (DevicePreparation) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Method method(Map<String, Class<?>> classes, String of, String name) {
    for (Method method : Objects.requireNonNull(classes.get(of)).getMethods()) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new IllegalStateException("no method " + name);
  }
}
