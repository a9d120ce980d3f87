package cajal.connectome.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectome.Position;
import cajal.connectome.Connectomes;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read back equal, in every format that is found.
class RoundTripTest {

  private static final Connectome ODD =
      new Connectome(
          new About(
              "odd",
              "An odd, \"quoted\" <one>",
              new About.Source("Somebody & others (2020)", "10.1/x", "made by hand"),
              "synapses",
              new About.Specimen("L1", "male", "head", OptionalDouble.of(2.5)),
              List.of("First caveat.", "Second; caveat.")),
          List.of(
              new Cell(
                  "a b",
                  "A",
                  Kind.NEURON,
                  "sensory",
                  Set.of("GABA", "glutamate"),
                  Optional.of(new Position(-1.25, 2, 1e-3)),
                  Map.of("ganglion", "lateral, left")),
              new Cell("ö<&>", "", Kind.MUSCLE, "", Set.of(), Optional.empty()),
              new Cell("alone", "A", Kind.OTHER, "", Set.of(), Optional.empty())),
          List.of(
              new Connection("a b", "ö<&>", false, 2.5),
              new Connection("ö<&>", "a b", true, 3),
              new Connection("a b", "a b", true, 1),
              new Connection("a b", "a b", ConnectionKind.NEUROPEPTIDE, 1, "flp-1", "npr-1"),
              new Connection("a b", "a b", ConnectionKind.NEUROPEPTIDE, 1, "flp-1", "npr-2"),
              new Connection("ö<&>", "a b", ConnectionKind.MONOAMINE, 1, "dopamine", "dop-1")));

  @TempDir Path folder;

  static Stream<ConnectomeWriter> writers() {
    return ConnectomeFiles.writers().stream();
  }

  @Test
  void fourFormatsAreWritten() {
    assertThat(ConnectomeFiles.writers())
        .extracting(ConnectomeWriter::ending)
        .containsExactlyInAnyOrder(".csv", ".graphml", ".gexf", ".json");
  }

  @ParameterizedTest
  @MethodSource("writers")
  void anOddConnectomeComesBackEqual(ConnectomeWriter writer) throws IOException {
    comesBack(ODD, writer);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void realConnectomesComeBackEqual(ConnectomeWriter writer) throws IOException {
    for (String name :
        List.of("cook2019_male", "witvliet2021_3", "white1986_whole", "bentley2016_monoamine")) {
      comesBack(Connectomes.load(name), writer);
    }
  }

  private void comesBack(Connectome connectome, ConnectomeWriter writer) throws IOException {
    Path file = folder.resolve(connectome.name() + writer.ending());
    List<Path> written = ConnectomeFiles.write(connectome, file);
    assertThat(written).startsWith(file).allMatch(Files::exists);
    Imported back = ConnectomeFiles.read(file, ImportOptions.GUESS, Progress.NONE);
    assertThat(back.connectome().cells()).isEqualTo(connectome.cells());
    assertThat(back.connectome().connections()).isEqualTo(connectome.connections());
    if (writer instanceof CsvWriter) {
      assertThat(back.connectome().name()).isEqualTo(connectome.name());
      assertThat(back.notes()).hasSize(1);
      assertThat(back.notes().getFirst().what()).contains("_cells.csv");
    } else {
      assertThat(back.connectome().about()).isEqualTo(connectome.about());
      assertThat(back.notes()).isEmpty();
    }
  }

  @Test
  void anUnknownEndOfANameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ConnectomeFiles.write(ODD, folder.resolve("odd.xlsx")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(".graphml");
    assertThat(folder).isEmptyDirectory();
  }
}
