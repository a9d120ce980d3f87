package cajal.network;

import java.util.LinkedHashMap;
import java.util.Map;

/// A device that drives neurons with spikes or currents. Each target gets its own realisation of
/// whatever is random in it.
///
/// @param name unique among the nodes of the network
/// @param model name of the stimulator model
/// @param parameters parameters that differ from the model's defaults; a list parameter holds
///   {@link Distribution.Listed}
public record Stimulator(String name, String model, Map<String, Distribution> parameters)
    implements Node {

  public Stimulator {
    parameters = Immutable.map(parameters);
  }

  @Override
  public Stimulator renamed(String newName) {
    return new Stimulator(newName, model, parameters);
  }

  public Stimulator withModel(String newModel) {
    return new Stimulator(name, newModel, parameters);
  }

  public Stimulator withParameters(Map<String, Distribution> values) {
    return new Stimulator(name, model, values);
  }

  /// The same stimulator with one parameter set.
  public Stimulator withParameter(String parameter, Distribution value) {
    Map<String, Distribution> values = new LinkedHashMap<>(parameters);
    values.put(parameter, value);
    return withParameters(values);
  }

  /// The same stimulator with one parameter back at the model's default.
  public Stimulator withDefault(String parameter) {
    Map<String, Distribution> values = new LinkedHashMap<>(parameters);
    values.remove(parameter);
    return withParameters(values);
  }
}
