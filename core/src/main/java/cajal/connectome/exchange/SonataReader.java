package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Connection;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// Reads edges of SONATA (HDF5): a cell is named by its population and number, a weight counts the
/// synapses that the file tells (`nsyns`), else each edge once.
final class SonataReader implements ConnectomeReader {

  private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";
  private static final int EDGES_PER_STEP = 65_536;

  @Override
  public String name() {
    return "SONATA edges";
  }

  @Override
  public List<String> endings() {
    return List.of(".h5", ".hdf5");
  }

  @Override
  public boolean recognises(GivenFile file) {
    return file.head().startsWith(SIGNATURE);
  }

  @Override
  public int confidence() {
    return 3;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    Draft draft = new Draft(file, options.kind());
    try (HdfFile hdf = HdfFile.fromBytes(file.bytes())) {
      Node edges = hdf.getChild("edges");
      if (!(edges instanceof Group populations)) {
        throw broken(file, "This HDF5 file has no group 'edges'");
      }
      for (Node population : populations) {
        if (population instanceof Group group) {
          population(file, group, draft, progress);
        }
      }
    } catch (ProblemException | CancellationException e) {
      throw e;
    } catch (RuntimeException _) {
      // A damaged file ends the library in many ways.
      throw broken(file, "The HDF5 file is damaged or of an unknown kind");
    }
    return draft.finish(About.of(file.stem(), "synapses"), name());
  }

  private static void population(GivenFile file, Group population, Draft draft, Progress progress) {
    Dataset source = dataset(file, population, "source_node_id");
    Dataset target = dataset(file, population, "target_node_id");
    Object sources = source.getDataFlat();
    Object targets = target.getDataFlat();
    int n = Array.getLength(sources);
    if (Array.getLength(targets) != n) {
      throw broken(file, "'" + population.getName() + "' has more sources than targets, or fewer");
    }
    Synapses synapses = Synapses.of(file, population, n);
    String from = nodes(source);
    String to = nodes(target);
    boolean same = from.equals(to);
    for (int i = 0; i < n; i++) {
      if (i % EDGES_PER_STEP == 0) {
        progress.orStop();
        progress.at((double) i / n, "Reading " + population.getName());
      }
      long pre = ((Number) Array.get(sources, i)).longValue();
      long post = ((Number) Array.get(targets, i)).longValue();
      draft.row(
          0,
          "",
          new Connection(
              same ? Long.toString(pre) : from + " " + pre,
              same ? Long.toString(post) : to + " " + post,
              ConnectionKind.CHEMICAL,
              synapses.count(i),
              "",
              ""));
    }
  }

  /// How many synapses each edge has: by group and place in the group.
  private record Synapses(Object groups, Object places, Map<Long, Object> counts) {

    static Synapses of(GivenFile file, Group population, int n) {
      Map<Long, Object> counts = new HashMap<>();
      for (Node child : population) {
        if (child instanceof Group group
            && group.getName().matches("[0-9]{1,9}")
            && group.getChildren().get("nsyns") instanceof Dataset nsyns) {
          counts.put(Long.parseLong(group.getName()), nsyns.getDataFlat());
        }
      }
      if (counts.isEmpty()) {
        return new Synapses(new int[0], new int[0], counts);
      }
      Object groups = dataset(file, population, "edge_group_id").getDataFlat();
      Object places = dataset(file, population, "edge_group_index").getDataFlat();
      if (Array.getLength(groups) != n || Array.getLength(places) != n) {
        throw broken(file, "'" + population.getName() + "' has edges of no group");
      }
      return new Synapses(groups, places, counts);
    }

    double count(int edge) {
      if (counts.isEmpty()) {
        return 1;
      }
      Object group = counts.get(((Number) Array.get(groups, edge)).longValue());
      return group == null
          ? 1
          : ((Number) Array.get(group, ((Number) Array.get(places, edge)).intValue()))
              .doubleValue();
    }
  }

  private static String nodes(Dataset ids) {
    Attribute population = ids.getAttribute("node_population");
    return population == null ? "" : String.valueOf(population.getData());
  }

  private static Dataset dataset(GivenFile file, Group population, String name) {
    if (population.getChildren().get(name) instanceof Dataset dataset) {
      return dataset;
    }
    throw broken(file, "'" + population.getName() + "' has no '" + name + "'");
  }

  private static ProblemException broken(GivenFile file, String what) {
    return new ProblemException(
        Problem.error(
            Place.of(file.name()),
            what + ".",
            "Edges of SONATA are /edges/POPULATION/source_node_id and target_node_id."));
  }
}
