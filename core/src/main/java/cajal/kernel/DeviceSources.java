package cajal.kernel;

import java.util.HashMap;
import java.util.Map;

/// What a device backend needs of generated code on the processor.
public final class DeviceSources {

  private DeviceSources() {}

  /// Compiles classes that derive numbers from parameters.
  ///
  /// @param sources by class name
  /// @return a {@link DevicePreparation} or {@link SynapsePreparation} for each
  public static Map<String, Object> preparations(Map<String, String> sources) {
    Map<String, Object> made = new HashMap<>();
    if (sources.isEmpty()) {
      return made;
    }
    InMemoryCompiler.compile(sources)
        .forEach((name, type) -> {
          try {
            made.put(name, type.getDeclaredConstructor().newInstance());
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class " + name + " cannot be made", e);
          }
        });
    return made;
  }

  /// The table of {@link DeviceDraws#normal}.
  public static double[] ziggurat() {
    return Ziggurat.table();
  }
}
