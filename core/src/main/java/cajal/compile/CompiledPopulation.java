package cajal.compile;

import cajal.model.Model;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One population, ready to run.
///
/// @param name name of the node
/// @param model its neuron model
/// @param first global number of its first neuron
/// @param size number of neurons
/// @param method how it is integrated
/// @param staged whether the engine integrates it in stages together with its continuous couplings
/// @param parameter `[parameter][neuron]`, or `[parameter][1]` where all share the value; coherent
/// @param initial initial values that differ from the model's
/// @param key random key of the population
/// @param cells names of the neurons; empty where they have none
public record CompiledPopulation(
    String name,
    Model model,
    int first,
    int size,
    Model.Method method,
    boolean staged,
    double[][] parameter,
    List<Initial> initial,
    long key,
    List<String> cells) {

  public CompiledPopulation {
    initial = List.copyOf(initial);
    cells = List.copyOf(cells);
  }

  /// Values of one state variable at time 0.
  ///
  /// @param state index of the state variable
  /// @param value `[neuron]`, coherent
  public record Initial(int state, double[] value) {}

  /// Names of the parameters that have a value for each neuron.
  ///
  /// @param columns `[parameter][neuron or 1]`, as now in use
  public Set<String> perNeuron(double[][] columns) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].length == size && size > 1) {
        names.add(model.parameters().get(i).name());
      }
    }
    return names;
  }
}
