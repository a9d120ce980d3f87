package cajal.connectome.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectomes;
import cajal.connectome.morphology.SwcFile;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Files as their authors released them are read into what the papers count. The files are not part
/// of this repository; without them these tests are skipped, and {@link TablesTest} holds each of
/// their oddities in a few rows.
class PublishedFilesTest {

  private static Path shared(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared").resolve(path))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(folder != null, "shared/" + path + " is not here");
    return folder.resolve("shared").resolve(path);
  }

  private static Imported read(String path) {
    return ConnectomeFiles.read(shared(path), ImportOptions.GUESS, Progress.NONE);
  }

  private static List<Connection> of(Connectome connectome, ConnectionKind kind) {
    return connectome.connections().stream().filter(c -> c.kind() == kind).toList();
  }

  private static List<Integer> total(List<Connection> connections) {
    return List.of(
        connections.size(), (int) connections.stream().mapToDouble(Connection::weight).sum());
  }

  @Test
  void neuronConnectGivesTheNetworkOfVarshneyAsItIsCarried() {
    Imported read = read("data/formats/graph/NeuronConnect.csv");
    Connectome carried = Connectomes.load("varshney2011");
    assertThat(total(of(read.connectome(), ConnectionKind.CHEMICAL))).containsExactly(2309, 7804);
    assertThat(total(of(read.connectome(), ConnectionKind.ELECTRICAL))).containsExactly(517, 890);
    assertThat(weights(read.connectome())).isEqualTo(weights(carried));
    assertThat(read.connectome().cells()).isEqualTo(carried.cells());
    assertThat(read.notes().toString())
        .contains("list synapses as received")
        .contains("gap junctions are listed both ways")
        .contains("has the weight 0")
        .contains("'NMJ' stands for several cells");
  }

  @Test
  void theEdgeListOfCookIsReadWithItsPaddedNames() {
    Imported read = read("data/formats/graph/herm_full_edgelist.csv");
    assertThat(of(read.connectome(), ConnectionKind.CHEMICAL)).hasSize(4681);
    assertThat(read.connectome().neurons()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(read.notes().toString())
        .contains("contradict", "listed both ways", "'dBWML1' is read as MDL01", "one way only");
    assertThat(read.connectome().cells()).allMatch(cell -> cell.name().equals(cell.name().strip()));
  }

  @Test
  void nemaNodeGivesTheFirstStageAsItIsCarried() {
    Imported read = read("data/formats/graph/nemanode_witvliet_2020_1.json");
    assertThat(read.format()).isEqualTo("NemaNode JSON");
    assertThat(weights(read.connectome())).isEqualTo(weights(Connectomes.load("witvliet2021_1")));
    assertThat(read.notes().toString()).contains("'BWM-DL01' is read as MDL01");
  }

  @Test
  void graphmlNamesTheNodeThatIsNoCell() {
    Imported read = read("data/formats/graph/brittin_reference_graph_chem.graphml");
    assertThat(read.connectome().cells()).hasSize(180);
    assertThat(read.notes().toString()).contains("'PVR.' is no known cell", "the nearest is PVR");
    assertThat(read.connectome().cell("PVR.").kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void theLarvaOfTheFlyIsReadWithItsCells() {
    Imported read = read("data/drosophila/larva_winding2023_edges.csv.gz");
    assertThat(read.connectome().cells()).hasSize(3013);
    assertThat(total(read.connectome().connections())).containsExactly(111243, 353859);
    assertThat(read.connectome().connections().stream().filter(c -> c.pre().equals(c.post())))
        .hasSize(537);
    assertThat(
            read.connectome().cells().stream()
                .map(cell -> cell.fact("hemisphere"))
                .collect(Collectors.toSet()))
        .contains("L", "R");
    Imported body = read("data/drosophila/mushroom_body_left_edges.csv");
    assertThat(body.connectome().cells()).hasSize(209);
    assertThat(total(body.connectome().connections())).containsExactly(7425, 25322);
  }

  @Test
  void sonataEdgesAreRead() {
    Imported read = read("data/formats/sonata/300_pointneurons/network/internal_internal_edges.h5");
    assertThat(read.format()).isEqualTo("SONATA edges");
    assertThat(read.connectome().cells()).hasSizeBetween(200, 300);
    Imported external =
        read("data/formats/sonata/300_pointneurons/network/external_internal_edges.h5");
    assertThat(external.connectome().cells())
        .anyMatch(cell -> cell.name().startsWith("external "))
        .anyMatch(cell -> cell.name().startsWith("internal "));
  }

  @Test
  void shapesThatAreBrokenOnPurposeAreReadAndReported() throws IOException {
    Map<String, String> expected =
        Map.of(
            "Neuron.swc", "",
            "Neuron_missing_parents.swc", "is missing",
            "Neuron_disconnected_components.swc", "pieces that are not joined",
            "Neuron_zero_length_segments.swc", "has no length",
            "Neuron_small_radius.swc", "radius",
            "Single_apical_no_soma.swc", "No point is marked as soma");
    Path folder = shared("data/swc/neurom_tests");
    expected.forEach((name, words) -> {
      SwcFile file = SwcFile.read(folder.resolve(name));
      assertThat(file.problems().toString()).as(name).contains(words);
      if (words.isEmpty()) {
        assertThat(file.problems()).as(name).isEmpty();
      }
    });
    try (Stream<Path> files = Files.list(shared("data/swc/hemibrain_DA1"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".swc")).toList()) {
        assertThat(SwcFile.read(file).morphology().points()).isGreaterThan(100);
      }
    }
  }

  // Gap junctions of either direction are the same.
  private static Map<List<Object>, Double> weights(Connectome connectome) {
    Map<List<Object>, Double> weights = new HashMap<>();
    for (Connection c : connectome.connections()) {
      List<Object> key = new ArrayList<>(List.of(c.kind()));
      key.add(c.electrical() ? Set.copyOf(List.of(c.pre(), c.post())) : c.pre());
      key.add(c.electrical() ? "" : c.post());
      weights.put(key, c.weight());
    }
    return weights;
  }
}
