package cajal.compile;

import cajal.connectome.Connectome;
import cajal.kernel.Draw;
import cajal.network.Cells;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Positions;
import cajal.network.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The ends of projections, and the synapses of those to which others belong.
final class ProjectionEnds implements RuleReader.Primaries {

  private final Map<String, Projection> projections = new HashMap<>();
  private final Map<String, Node> nodes;
  private final List<PopulationCompiler.Checked> populations;
  private final Function<String, Connectome> connectomes;
  private final long seed;

  /// @param all all projections of the network
  ProjectionEnds(ProjectionPlanner.Surroundings around, List<Projection> all) {
    all.forEach(projection -> projections.putIfAbsent(projection.name(), projection));
    nodes = around.nodes();
    populations = around.populations();
    connectomes = around.connectomes();
    seed = around.seed();
  }

  /// Index of a population; -1 where it has problems of its own.
  int index(Population population) {
    for (int i = 0; i < populations.size(); i++) {
      if (populations.get(i).population().name().equals(population.name())) {
        return i;
      }
    }
    return -1;
  }

  End end(int index) {
    PopulationCompiler.Checked checked = populations.get(index);
    Population population = checked.population();
    Once<Places> places =
        population.cells() instanceof Cells.Placed(Positions positions)
            ? new Once<>(() ->
                Places.of(
                    positions, Draw.key(seed, "populations." + population.name() + ".positions")))
            : null;
    End end = new End(population.name(), population.size(), checked.cells(), places);
    return population.cells() instanceof Cells.OfConnectome of ? end.without(of.ablated()) : end;
  }

  /// From which the draws of a rule descend.
  long key(String place) {
    return Draw.key(seed, place + ".rule");
  }

  // Its own problems are told where it stands.
  @Override
  public RuleReader.@Nullable Primary find(String name) {
    Projection projection = projections.get(name);
    if (projection == null
        || !(nodes.get(projection.source()) instanceof Population source)
        || !(nodes.get(projection.target()) instanceof Population target)
        || index(source) < 0
        || index(target) < 0) {
      return null;
    }
    String place = "projections." + name;
    Pairs pairs =
        new RuleReader(connectomes, _ -> null, new Findings())
            .read(
                projection.rule(),
                end(index(source)),
                end(index(target)),
                source.equals(target),
                key(place),
                place);
    return pairs == null
        ? null
        : new RuleReader.Primary(
            source.name(), target.name(), target.size(), pairs, Draw.key(seed, place + ".third"));
  }
}
