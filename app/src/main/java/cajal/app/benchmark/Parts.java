package cajal.app.benchmark;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Short ways to write what the networks here are made of.
final class Parts {

  private Parts() {}

  static Project project(String title, double dtMs, Network network) {
    return Project.empty(title).withDt(Quantity.ms(dtMs)).withNetwork(network);
  }

  /// Parameters from a text such as `"tau_m 20 ms, V_th -50 mV"`.
  static Map<String, Distribution> parameters(String text) {
    Map<String, Distribution> parameters = new LinkedHashMap<>();
    for (String parameter : text.split(", ", -1)) {
      int space = parameter.indexOf(' ');
      parameters.put(parameter.substring(0, space), constant(parameter.substring(space + 1)));
    }
    return parameters;
  }

  static Distribution constant(String quantity) {
    return new Distribution.Constant(Quantity.parse(quantity));
  }

  static Distribution uniform(double low, double high, Unit unit) {
    return new Distribution.Uniform(Quantity.of(low, unit), Quantity.of(high, unit));
  }

  static Distribution normal(double mean, double sd, Unit unit) {
    return bounded(mean, sd, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, unit);
  }

  static Distribution bounded(double mean, double sd, double min, double max, Unit unit) {
    return new Distribution.Normal(
        Quantity.of(mean, unit),
        Quantity.of(sd, unit),
        Quantity.of(min, unit),
        Quantity.of(max, unit));
  }

  static Population population(
      String name, String model, int size, Map<String, Distribution> parameters) {
    return Population.of(name, model, size).withParameters(parameters);
  }

  /// Each target draws its sources with replacement, itself included.
  static Projection indegree(
      String source, String target, int indegree, Distribution weight, double delayMs) {
    return Projection.of(
            source + " to " + target,
            source,
            target,
            new ConnectionRule.FixedIndegree(indegree, true, true),
            weight)
        .withDelay(new Distribution.Constant(Quantity.ms(delayMs)));
  }

  /// A stimulator that gives each neuron of a population an input of its own.
  static Network driven(
      Network network, Stimulator stimulator, String target, Optional<Distribution> weight) {
    Projection drive =
        Projection.of(
                stimulator.name() + " to " + target,
                stimulator.name(),
                target,
                new ConnectionRule.AllToAll(true),
                Distribution.constant(1, Unit.ONE))
            .withWeight(weight);
    Network with = network.node(stimulator.name()).isPresent() ? network : network.with(stimulator);
    return with.with(drive);
  }
}
