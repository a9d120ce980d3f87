package cajal.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Neurons of one model.
///
/// @param name unique among the nodes of the network
/// @param model name of the neuron model
/// @param cells who the neurons are: so many anonymous ones, or the named cells of a connectome
/// @param parameters parameters that differ from the model's defaults, by name
/// @param initial initial values that differ from the model's, by state variable
/// @param integration name of an integration method that overrides the model's choice
public record Population(
    String name,
    String model,
    Cells cells,
    Map<String, Distribution> parameters,
    Map<String, Distribution> initial,
    Optional<String> integration)
    implements Node {

  public Population {
    parameters = Immutable.map(parameters);
    initial = Immutable.map(initial);
  }

  public static Population of(String name, String model, int size) {
    return new Population(
        name, model, new Cells.Anonymous(size), Map.of(), Map.of(), Optional.empty());
  }

  /// Number of neurons.
  public int size() {
    return cells.size();
  }

  @Override
  public Population renamed(String newName) {
    return new Population(newName, model, cells, parameters, initial, integration);
  }

  public Population withModel(String newModel) {
    return new Population(name, newModel, cells, parameters, initial, integration);
  }

  public Population withCells(Cells newCells) {
    return new Population(name, model, newCells, parameters, initial, integration);
  }

  public Population withIntegration(Optional<String> method) {
    return new Population(name, model, cells, parameters, initial, method);
  }

  public Population withParameters(Map<String, Distribution> values) {
    return new Population(name, model, cells, values, initial, integration);
  }

  public Population withInitial(Map<String, Distribution> values) {
    return new Population(name, model, cells, parameters, values, integration);
  }

  /// The same population with one parameter set.
  public Population withParameter(String parameter, Distribution value) {
    Map<String, Distribution> values = new LinkedHashMap<>(parameters);
    values.put(parameter, value);
    return withParameters(values);
  }

  /// The same population with one parameter back at the model's default.
  public Population withDefault(String parameter) {
    Map<String, Distribution> values = new LinkedHashMap<>(parameters);
    values.remove(parameter);
    return withParameters(values);
  }
}
