package cajal.app.session;

import cajal.model.Couplings;
import cajal.model.Model;
import cajal.model.ModelSource;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which wirings make sense, and what a new one looks like before anybody touches its values.
public final class Wiring {

  // Above this, all-to-all is no longer what a person means, and one in ten is.
  private static final int SMALL = 10;
  private static final int TRACED = 10;

  private Wiring() {}

  /// Why a wire from one node to another makes no sense; empty where it does. A wire drawn from a
  /// recorder means the same as one drawn to it.
  public static Optional<String> refusal(Network network, String from, String to) {
    Node source = network.node(from).orElse(null);
    Node target = network.node(to).orElse(null);
    if (source == null || target == null) {
      return Optional.of("There is no such node");
    }
    return switch (source) {
      case Population p ->
          switch (target) {
            case Population q -> Optional.empty();
            case Recorder r -> observedAlready(network, from, to);
            case Stimulator s -> Optional.of("Nothing goes into a stimulator");
          };
      case Stimulator s ->
          switch (target) {
            case Population q -> Optional.empty();
            case Recorder r -> Optional.of("A recorder observes neurons; wire it to a population");
            case Stimulator t -> Optional.of("Nothing goes into a stimulator");
          };
      case Recorder r ->
          switch (target) {
            case Population q -> observedAlready(network, to, from);
            case Recorder s -> Optional.of("A recorder observes neurons, not another recorder");
            case Stimulator s ->
                Optional.of("A recorder observes neurons; wire it to a population");
          };
    };
  }

  private static Optional<String> observedAlready(
      Network network, String population, String recorder) {
    return network.projections().stream()
            .anyMatch(p -> p.source().equals(population) && p.target().equals(recorder))
        ? Optional.of(recorder + " observes " + population + " already")
        : Optional.empty();
  }

  /// Whether something of a group could stand at the other end of a wire from a node.
  public static boolean possible(Network network, String from, PaletteEntry.Group group) {
    return network
        .node(from)
        .map(source ->
            switch (source) {
              case Population p -> group != PaletteEntry.Group.STIMULATOR;
              case Stimulator s -> group == PaletteEntry.Group.NEURON;
              case Recorder r -> group == PaletteEntry.Group.NEURON;
            })
        .orElse(false);
  }

  /// The project with a wire between two nodes; unchanged where it would make no sense.
  public static Project connect(Project project, String from, String to, ModelSource models) {
    Network network = project.network();
    Node source = network.node(from).orElse(null);
    Node target = network.node(to).orElse(null);
    if (source == null || target == null || refusal(network, from, to).isPresent()) {
      return project;
    }
    boolean backwards = source instanceof Recorder;
    Node pre = backwards ? target : source;
    Node post = backwards ? source : target;
    Network wired = network.with(projection(network, pre, post, models));
    return project.withNetwork(
        post instanceof Recorder recorder && pre instanceof Population population
            ? wired.replace(recorder.name(), r -> observing(recorder, population, network, models))
            : wired);
  }

  /// The project with a wire for each sensible pair of sources and targets.
  public static Project connectAll(
      Project project, Collection<String> sources, Collection<String> targets, ModelSource models) {
    Project next = project;
    for (String source : sources) {
      for (String target : targets) {
        if (refusal(next.network(), source, target).isEmpty()) {
          next = connect(next, source, target, models);
        }
      }
    }
    return next;
  }

  private static Projection projection(Network network, Node pre, Node post, ModelSource models) {
    String name = Names.forProjection(network, pre.name(), post.name());
    Optional<Model> targetModel =
        post instanceof Population p ? Catalogue.find(models, p.model()) : Optional.empty();
    boolean inhibitory = pre instanceof Population && network.inhibitory(pre.name());
    return new Projection(
        name,
        pre.name(),
        post.name(),
        rule(pre, post),
        synapse(pre, targetModel, models),
        Optional.empty(),
        weight(pre, post, targetModel, inhibitory, models),
        new Distribution.Constant(Quantity.ms(1)),
        Map.of());
  }

  // Where no spikes can arrive, neurons act on each other at every moment; the simplest synapse is
  // what a person would begin with.
  private static String synapse(Node pre, Optional<Model> target, ModelSource models) {
    if (target.isEmpty() || !target.get().ports().isEmpty()) {
      return Projection.STATIC;
    }
    Optional<Model> source =
        pre instanceof Population p ? Catalogue.find(models, p.model()) : Optional.empty();
    return source.stream()
        .flatMap(from ->
            models.names(Model.Kind.SYNAPSE).stream()
                .flatMap(name -> Catalogue.find(models, name).stream())
                .filter(synapse -> Couplings.input(synapse, from, target.get()) >= 0))
        .min(Comparator.comparingInt(synapse -> synapse.parameters().size()))
        .map(Model::name)
        .orElse(Projection.STATIC);
  }

  private static ConnectionRule rule(Node pre, Node post) {
    if (pre instanceof Population source && post instanceof Population) {
      return source.size() <= SMALL
          ? new ConnectionRule.AllToAll(false)
          : new ConnectionRule.FixedIndegree(Math.max(1, source.size() / 10), false, false);
    }
    if (pre instanceof Population source
        && post instanceof Recorder recorder
        && !recorder.observesSpikes()
        && source.cells() instanceof Cells.Anonymous
        && source.size() > TRACED) {
      return new ConnectionRule.Chosen(
          IntStream.range(0, TRACED).mapToObj(Integer::toString).toList());
    }
    return new ConnectionRule.AllToAll(true);
  }

  // The first wiring must show activity: one in ten of a hundred inputs at these weights moves a
  // neuron by a few millivolts, and inhibition is four to five times as strong as excitation
  // because there are usually fewer inhibitory cells (Brunel 2000, doi:10.1023/A:1008925309027).
  private static Optional<Distribution> weight(
      Node pre, Node post, Optional<Model> target, boolean inhibitory, ModelSource models) {
    if (post instanceof Recorder) {
      return Optional.empty();
    }
    if (pre instanceof Stimulator stimulator
        && Catalogue.find(models, stimulator.model())
            .flatMap(Model::output)
            .filter(output -> output == Model.Output.CURRENT)
            .isPresent()) {
      return target.flatMap(Wiring::factor);
    }
    if (target.isPresent() && target.get().ports().isEmpty()) {
      return Optional.empty();
    }
    Unit unit = target.map(model -> portUnit(model, inhibitory)).orElse(Unit.PA);
    double size = typicalWeight(unit.dimension(), inhibitory);
    return Optional.of(Distribution.constant(inhibitory ? -size : size, unit));
  }

  // A current goes as it is into an input for currents; into one of another unit, such as the drive
  // of a rate unit, so that the usual current is one unit.
  private static Optional<Distribution> factor(Model target) {
    List<Dimension> inputs = target.inputs().stream().map(i -> i.unit().dimension()).toList();
    if (inputs.isEmpty() || inputs.contains(Dimension.CURRENT)) {
      return Optional.empty();
    }
    Unit unit = Unit.coherent(inputs.getFirst().per(Dimension.CURRENT));
    return Optional.of(Distribution.constant(1 / Edits.USUAL_CURRENT_PA, unit));
  }

  private static Unit portUnit(Model model, boolean inhibitory) {
    int wanted = inhibitory ? -1 : 1;
    return model.ports().stream()
        .filter(port -> port.sign() == wanted || port.sign() == 0)
        .findFirst()
        .orElse(model.ports().getFirst())
        .unit();
  }

  private static double typicalWeight(Dimension dimension, boolean inhibitory) {
    if (dimension.equals(Dimension.CURRENT)) {
      return inhibitory ? 100 : 25;
    }
    if (dimension.equals(Dimension.CONDUCTANCE)) {
      return inhibitory ? 4 : 1;
    }
    if (dimension.equals(Dimension.VOLTAGE)) {
      return inhibitory ? 1 : 0.25;
    }
    return 1;
  }

  // A recorder of V_m wired to a model without V_m observes that model's first state instead.
  private static Recorder observing(
      Recorder recorder, Population population, Network network, ModelSource models) {
    boolean unused =
        network.projections().stream().noneMatch(p -> p.target().equals(recorder.name()));
    return Catalogue.find(models, population.model())
        .filter(model -> unused && !recorder.observesSpikes() && !model.states().isEmpty())
        .filter(model -> recorder.variables().stream().allMatch(v -> model.stateIndex(v) < 0))
        .map(model ->
            new Recorder(
                recorder.name(), List.of(model.states().getFirst().name()), recorder.interval()))
        .orElse(recorder);
  }
}
