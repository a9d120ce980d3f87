package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tables as text mean, as NEST, spreadsheets and scripts write them.
class TextRecordingsTest {

  @TempDir Path folder;

  private Activity open(String name, String text) throws IOException {
    return Recordings.open(Fixtures.text(folder, name, text));
  }

  @Test
  void spikesOfNestAreSortedBySenderAndInSeconds() throws IOException {
    Activity read = open("spikes.dat", Fixtures.NEST_SPIKES);

    assertThat(read.unitNames()).containsExactly("3", "5");
    assertThat(read.spikes().train(0)).containsExactly(0.0025);
    assertThat(read.spikes().train(1)).containsExactly(0.0012, 0.0101);
    assertThat(read.about()).containsEntry("simulator", "NEST 3.8.0");
  }

  @Test
  void filesOfAllThreadsAreReadTogether() throws IOException {
    Fixtures.text(folder, "spike_recorder-102-1.dat", Fixtures.NEST_SPIKES.replace("5\t", "4\t"));
    Path first = Fixtures.text(folder, "spike_recorder-102-0.dat", Fixtures.NEST_SPIKES);
    Reading reading = Recordings.read(first, ReadOptions.NONE, Progress.NONE);

    assertThat(reading.activity().unitNames()).containsExactly("3", "4", "5");
    assertThat(reading.activity().spikes().count()).isEqualTo(6);
    assertThat(reading.remarks().toString()).contains("all 2 threads");
  }

  @Test
  void samplesOfAMultimeterBecomeTraces() throws IOException {
    for (Activity read :
        java.util.List.of(
            open("multimeter.dat", Fixtures.NEST_MULTIMETER),
            open("values.gdf", Fixtures.GDF_WITH_VALUES))) {
      Signals traces = read.signals().getFirst();
      assertThat(traces.channels()).containsExactly("1", "2");
      assertThat(traces.times()).containsExactly(0.001, 0.002);
      assertThat(traces.values()[0]).containsExactly(-70, -69);
      assertThat(read.spikes().count()).isZero();
    }
  }

  @Test
  void timesInStepsNeedTheStep() throws IOException {
    Path file = Fixtures.text(folder, "steps.dat", Fixtures.NEST_STEPS);
    ReadOptions steps =
        new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(1000),
            Optional.empty());
    Reading assumed = Recordings.read(file, ReadOptions.NONE, Progress.NONE);

    assertThat(assumed.activity().spikes().train(0)[0]).isCloseTo(0.00995, within(1e-12));
    assertThat(assumed.remarks().toString()).contains("0.1 ms");
    assertThat(Recordings.read(file, steps, Progress.NONE).activity().spikes().train(1))
        .containsExactly(0.101);
  }

  @Test
  void oldSpikeFilesHaveNoNames() throws IOException {
    Activity read = open("old.gdf", Fixtures.GDF);

    assertThat(read.unitNames()).containsExactly("3", "7");
    assertThat(read.spikes().train(1)).containsExactly(0.011, 0.0125);
  }

  @Test
  void aListOfSpikesMayHaveAnyNamesAndSeparators() throws IOException {
    Activity read = open("list.csv", Fixtures.SPIKES);

    assertThat(read.unitNames()).containsExactly("b", "a");
    assertThat(read.spikes().train(0)).containsExactly(0.00025, 0.0015);
    assertThat(read.spikes().train(1)).containsExactly(0.0005);
    assertThat(open("odd.csv", "when,who\n1.5,7\n0.5,8\n0.25,7\n").spikes().count()).isZero();
    ReadOptions named =
        new ReadOptions(
            Optional.of("when"),
            Optional.of("who"),
            OptionalDouble.of(1e-3),
            OptionalDouble.empty(),
            Optional.empty());
    Activity odd = Recordings.read(folder.resolve("odd.csv"), named, Progress.NONE).activity();
    assertThat(odd.spikes().train(0)).containsExactly(0.00025, 0.0015);
  }

  @Test
  void spikesOfOurOwnRunsKeepTheirPopulations() throws IOException {
    Activity read =
        open("spikes.csv", "population,neuron,time_ms\nI,0,2\nE,10,1\nE,9,1.5\nI,0,0.3\n");

    assertThat(read.unitNames()).containsExactly("I 0", "E 9", "E 10");
    assertThat(read.units().texts("population")).containsExactly("I", "E", "E");
    assertThat(read.spikes().train(0)).containsExactly(0.0003, 0.002);
  }

  @Test
  void tracesSideBySideMayHaveGapsJitterAndStates() throws IOException {
    Activity read = open("wide.csv", Fixtures.WIDE);
    Signals traces = read.signals().getFirst();

    assertThat(read.unitNames()).containsExactly("AVAL", "AVAR");
    assertThat(traces.times()).containsExactly(0, 0.6205, 1.1864);
    assertThat(traces.isUniform()).isFalse();
    assertThat(traces.intervalS()).isCloseTo(0.6205, within(1e-12));
    assertThat(traces.missing()).isEqualTo(2);
    assertThat(read.epochs().getFirst().labels().texts("label"))
        .containsExactly("forward", "reverse");
    assertThat(read.epochs().getFirst().stops()).containsExactly(1.1864, 1.1864);
  }

  @Test
  void tracesInRowsAreChosenByTheirWorm() throws IOException {
    Path file =
        Fixtures.text(
            folder, "worms.csv", "worm,neuron,0,0.5,1\na,AVAL,1,2,3\na,AVAR,4,,6\nb,RIML,7,8,9\n");
    Reading first = Recordings.read(file, ReadOptions.NONE, Progress.NONE);
    ReadOptions second =
        new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.of("b"));

    assertThat(first.remarks().toString()).contains("2 recordings");
    assertThat(first.activity().unitNames()).containsExactly("AVAL", "AVAR");
    assertThat(first.activity().signals().getFirst().times()).containsExactly(0, 0.5, 1);
    assertThat(first.activity().signals().getFirst().values()[1]).containsExactly(4, Double.NaN, 6);
    assertThat(
            Recordings.read(file, second, Progress.NONE).activity().signals().getFirst().values())
        .isEqualTo(new double[][] {{7, 8, 9}});
  }

  @Test
  void whatLiesBesideATableIsReadWithIt() throws IOException {
    Fixtures.text(folder, "worm.json", "{\"doi\": \"10.1/x\", \"list\": [1]}");
    Fixtures.text(folder, "worm.behavior.csv", "time_s,velocity,state\n0,0.5,f\n2,0.25,r\n");
    Fixtures.text(folder, "worm.units.csv", "neuron,x_um\nAVAR,2\nAVAL,1\nRIM,7\n");
    Path file = folder.resolve("worm.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(Fixtures.WIDE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Activity read = Recordings.open(file);

    assertThat(read.title()).isEqualTo("worm");
    assertThat(read.about()).containsExactly(java.util.Map.entry("doi", "10.1/x"));
    assertThat(read.unitNames()).containsExactly("AVAL", "AVAR", "RIM");
    assertThat(read.units().numbers("x_um")).containsExactly(1, 2, 7);
    assertThat(read.signals().stream().map(Signals::name)).containsExactly("traces", "behavior");
    assertThat(read.epochs()).hasSize(2);
  }

  @Test
  void whatIsWrongIsToldWithLineAndColumn() {
    StringBuilder long300 = new StringBuilder("time_s,a\n");
    for (int i = 0; i < 300; i++) {
      long300.append(i).append(",1\n");
    }
    assertThatThrownBy(() -> open("word.csv", long300 + "300,x\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("word.csv:302:2")
        .hasMessageContaining("'x' in column a");
    assertThatThrownBy(() -> open("short.csv", "time_s,a,b\n0,1,2\n1,2\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("short.csv:3:1")
        .hasMessageContaining("2 fields where 3");
    assertThatThrownBy(() -> open("back.csv", "time_s,a\n1,1\n0,2\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("go back at row 2");
    assertThatThrownBy(() -> open("cells.csv", "cell,x\nAVAL,1\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no times");
  }

  @Test
  void aDescriptionOfAnotherKindIsNotOverwritten() throws IOException {
    Fixtures.text(folder, "mine.json", "{\"precious\": true}");

    assertThatThrownBy(() ->
            new CsvExporter().write(Examples.spikes(), folder.resolve("mine.csv"), Progress.NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("in the way");
    assertThat(folder.resolve("mine.csv")).doesNotExist();
  }
}
