package cajal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.kernel.Draw;
import cajal.problem.ProblemException;
import cajal.unit.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is read back, while it grows, later, and after a kill.
class RecordingTest {

  private static final int NEURONS = 700;
  private static final Recording.Header HEADER =
      new Recording.Header(
          "A: \"title\"\nof two lines",
          -3,
          0.1,
          List.of(
              new Recording.PopulationRange("E", "iaf", 0, 500, false, List.of()),
              new Recording.PopulationRange("I", "iaf", 500, 200, true, List.of())));
  private static final TraceInfo TRACE =
      new TraceInfo("R", new Subject.Neuron(), "E", "V_m", Unit.MV, 2, new int[] {3, 5, 8});

  /// About `perStep` spikes in each step, as a pure function of the step.
  private static void write(RecordingWriter writer, long from, long to, double perStep) {
    for (long step = from; step < to; step++) {
      int last = -1;
      int count = Draw.poisson(5, step, 0, perStep);
      int[] neurons = new int[count];
      for (int i = 0; i < count; i++) {
        neurons[i] = Draw.integer(6, step, i, NEURONS);
      }
      java.util.Arrays.sort(neurons);
      for (int neuron : neurons) {
        if (neuron != last) {
          writer.spike(step, neuron);
        }
        last = neuron;
      }
      if ((step + 1) % TRACE.intervalSteps() == 0) {
        writer.samples(0, sample(step), 3);
      }
    }
    writer.advance(to);
  }

  private static float[] sample(long step) {
    return new float[] {
      (float) Draw.normal(7, step, 0), (float) Math.sin(step * 0.01), (float) -step
    };
  }

  private static void assertHolds(Recording recording, long steps) {
    assertThat(recording.completedSteps()).isEqualTo(steps);
    RecordingWriter expected = RecordingWriter.inMemory(HEADER, List.of(TRACE));
    write(expected, 0, steps, 3);
    Recording.SpikeColumns spikes = expected.recording().spikes();
    assertThat(recording.spikes().count()).isEqualTo(spikes.count());
    assertThat(SpikeHash.of(recording)).isEqualTo(SpikeHash.of(expected.recording()));
    Recording.TraceColumns trace = recording.traces().getFirst();
    assertThat(trace.samples()).isEqualTo(steps / 2);
    for (long k = 0; k < trace.samples(); k++) {
      for (int row = 0; row < 3; row++) {
        assertThat(trace.sample(k, row)).isEqualTo(sample(2 * k + 1)[row]);
      }
    }
  }

  @Test
  void aRecordingReadsBackAsItWasWritten(@TempDir Path folder) {
    try (RecordingWriter writer = RecordingWriter.onDisk(folder, HEADER, List.of(TRACE))) {
      write(writer, 0, 3000, 3);
      writer.change(17, "E", "I_e", "5 pA, \"quoted\"");
      assertHolds(writer.recording(), 3000);
    }
    try (Recording recording = RecordingFile.open(folder)) {
      assertThat(recording.header()).isEqualTo(HEADER);
      assertHolds(recording, 3000);
      Recording.TraceColumns trace = recording.traces().getFirst();
      assertThat(trace.neurons()).containsExactly(3, 5, 8);
      assertThat(trace.unit()).isEqualTo(Unit.MV);
      assertThat(trace.recorder() + trace.population() + trace.variable()).isEqualTo("REV_m");
    }
  }

  @Test
  void aRecordingIsNeverOverwritten(@TempDir Path folder) {
    RecordingWriter.onDisk(folder, HEADER, List.of()).close();
    assertThatThrownBy(() -> RecordingWriter.onDisk(folder, HEADER, List.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("already");
  }

  @Test
  void aBeginningThatWasInterruptedIsInNobodysWay(@TempDir Path folder) throws IOException {
    RecordingWriter.onDisk(folder, HEADER, List.of(TRACE)).close();
    // The header is what is written last.
    Files.delete(folder.resolve(RecordingFormat.HEADER));
    try (RecordingWriter writer = RecordingWriter.onDisk(folder, HEADER, List.of(TRACE))) {
      write(writer, 0, 400, 3);
    }
    assertHolds(RecordingFile.open(folder), 400);
  }

  @Test
  void whatIsNoRecordingIsRefused(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> RecordingFile.open(folder)).isInstanceOf(ProblemException.class);
    Files.writeString(folder.resolve(RecordingFormat.HEADER), "{format: [");
    assertThatThrownBy(() -> RecordingFile.open(folder)).isInstanceOf(ProblemException.class);
    Files.writeString(
        folder.resolve(RecordingFormat.HEADER), "{format: cajal-recording, version: 99}");
    assertThatThrownBy(() -> RecordingFile.open(folder))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void aTornTailIsCutOnOpening(@TempDir Path folder) throws IOException {
    RecordingWriter writer = RecordingWriter.onDisk(folder, HEADER, List.of(TRACE));
    write(writer, 0, 1000, 3);
    writer.commit();
    // Never committed, as if the process had died here.
    write(writer, 1000, 1200, 3);
    Files.write(
        folder.resolve(RecordingFormat.PROGRESS), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertHolds(RecordingFile.open(folder), 1000);
  }

  @Test
  void aKilledProcessLeavesWhatItCommitted(@TempDir Path folder) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                folder.resolve("run").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long committed = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      while (committed < 5000) {
        committed = Long.parseLong(Objects.requireNonNull(lines.readLine()));
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    Recording recording = RecordingFile.open(folder.resolve("run"));
    assertThat(recording.completedSteps()).isGreaterThanOrEqualTo(committed);
    assertHolds(recording, recording.completedSteps());
  }

  /// The process that is killed: it writes for ever and tells how far it has committed.
  static final class Scribe {

    public static void main(String[] arguments) {
      RecordingWriter writer =
          RecordingWriter.onDisk(Path.of(arguments[0]), HEADER, List.of(TRACE));
      for (long step = 0; ; step += 100) {
        write(writer, step, step + 100, 3);
        writer.commit();
        System.out.println(step + 100);
      }
    }
  }

  private static int[] bruteForce(Recording.SpikeColumns spikes, long[] window, int[] shape) {
    int[] counts = new int[shape[0] * shape[1]];
    for (long i = 0; i < spikes.count(); i++) {
      long step = spikes.step(i) - window[0];
      long neuron = spikes.neuron(i) - window[2];
      long steps = window[1] - window[0];
      long neurons = window[3] - window[2];
      if (step >= 0 && step < steps && neuron >= 0 && neuron < neurons) {
        int column = (int) (step * shape[0] / steps);
        int row = (int) (neuron * shape[1] / neurons);
        counts[row * shape[0] + column]++;
      }
    }
    return counts;
  }

  @Test
  void densityCountsEverySpikeInItsCell() {
    RecordingWriter writer = RecordingWriter.inMemory(HEADER, List.of());
    RecordingWriter any = writer;
    for (long step = 0; step < 4000; step++) {
      for (int n = Draw.integer(1, step, 0, 300); n < NEURONS; n += 300) {
        any.spike(step, n);
      }
    }
    writer.advance(4000);
    Recording.SpikeColumns spikes = writer.recording().spikes();
    for (int seed = 0; seed < 200; seed++) {
      long a = Draw.integer(2, seed, 0, 4200) - 100L;
      long b = a + 1 + Draw.integer(2, seed, 1, 3000);
      int c = Draw.integer(2, seed, 2, NEURONS);
      int d = c + 1 + Draw.integer(2, seed, 3, NEURONS - c);
      int[] shape = {1 + Draw.integer(2, seed, 4, 90), 1 + Draw.integer(2, seed, 5, 90)};
      int[] counts = new int[shape[0] * shape[1]];
      spikes.density(a, b, shape[0], c, d, shape[1], counts);
      assertThat(counts)
          .as("seed %d", seed)
          .isEqualTo(bruteForce(spikes, new long[] {a, b, c, d}, shape));
    }
  }

  @Test
  void theDensityOfALongRunKeepsItsSpikes() {
    RecordingWriter writer = RecordingWriter.inMemory(HEADER, List.of());
    // 3 million spikes, more than are counted one by one; the pyramid takes over.
    long steps = 1_000_000;
    for (long step = 0; step < steps; step++) {
      int phase = (int) (step % 200);
      writer.spike(step, phase);
      writer.spike(step, 200 + phase);
      writer.spike(step, 400 + phase);
    }
    writer.advance(steps);
    int columns = 500;
    int rows = 7;
    int[] counts = new int[columns * rows];
    writer.recording().spikes().density(0, steps, columns, 0, NEURONS, rows, counts);
    int[] perRow = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        perRow[row] += counts[row * columns + column];
      }
    }
    // 100 neurons to a row, of which each fires once in 200 steps; the last 100 are silent. Rows of
    // the pyramid hold one or two neurons, so a row is exact to two neurons' spikes: 10,000.
    int[] expected = {500_000, 500_000, 500_000, 500_000, 500_000, 500_000, 0};
    for (int row = 0; row < rows; row++) {
      assertThat(perRow[row]).isBetween(expected[row] - 10_000, expected[row] + 10_000);
    }
    assertThat(IntStream.of(perRow).sum()).isEqualTo(3_000_000);
    for (int column = 0; column < columns; column++) {
      int sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += counts[row * columns + column];
      }
      // A column of 2,000 steps is made of whole bins of the pyramid: off by one bin at each edge.
      assertThat(sum).isBetween(6000 - 2 * 1600, 6000 + 2 * 1600);
    }
  }

  @Test
  void anEnvelopeHidesNoExtreme() {
    RecordingWriter writer = RecordingWriter.inMemory(HEADER, List.of(TRACE));
    write(writer, 0, 40_000, 0);
    Recording.TraceColumns trace = writer.recording().traces().getFirst();
    for (int seed = 0; seed < 100; seed++) {
      long from = Draw.integer(3, seed, 0, 20_000);
      long to = from + 1 + Draw.integer(3, seed, 1, 20_500);
      float[] min = new float[1 + Draw.integer(3, seed, 2, 50)];
      float[] max = new float[min.length];
      int row = Draw.integer(3, seed, 3, 3);
      trace.envelope(row, from, to, min, max);
      for (int bin = 0; bin < min.length; bin++) {
        float low = Float.NaN;
        float high = Float.NaN;
        long last = Math.min(20_000, from + (bin + 1) * (to - from) / min.length);
        for (long k = from + bin * (to - from) / min.length; k < last; k++) {
          float value = trace.sample(k, row);
          low = Float.isNaN(low) ? value : Math.min(low, value);
          high = Float.isNaN(high) ? value : Math.max(high, value);
        }
        assertThat(Float.compare(min[bin], low)).as("seed %d bin %d", seed, bin).isZero();
        assertThat(Float.compare(max[bin], high)).as("seed %d bin %d", seed, bin).isZero();
      }
    }
  }

  @Test
  void statisticsAreThoseOfTheirDefinition() {
    RecordingWriter writer = RecordingWriter.inMemory(HEADER, List.of());
    // Neuron 0: intervals of 100 and 300 steps in turn, so mean 200, deviation 100, CV 0.5; neuron
    // 1: regular; neuron 2: too few spikes for a CV.
    long[] zero = {0, 100, 400, 500, 800, 900, 1200, 1300, 1600};
    for (long step = 0; step < 2000; step++) {
      for (long at : zero) {
        if (at == step) {
          writer.spike(step, 0);
        }
      }
      if (step % 250 == 0) {
        writer.spike(step, 1);
      }
      if (step == 10 || step == 500) {
        writer.spike(step, 2);
      }
    }
    writer.advance(2000);
    SpikeStatistics statistics = SpikeStatistics.of(writer.recording()).getFirst();
    assertThat(statistics.spikes()).isEqualTo(9 + 8 + 2);
    // 19 spikes of 500 neurons in 0.2 s.
    assertThat(statistics.rateHz()).isCloseTo(19 / (500 * 0.2), within(1e-12));
    assertThat(statistics.cvNeurons()).isEqualTo(2);
    assertThat(statistics.cvIsi()).isEqualTo(0.25);
    SpikeStatistics window = SpikeStatistics.of(writer.recording(), 400, 900).getFirst();
    assertThat(window.spikes()).isEqualTo(3 + 2 + 1);
    assertThat(SpikeStatistics.of(writer.recording()).getLast().cvIsi()).isNaN();
  }
}
