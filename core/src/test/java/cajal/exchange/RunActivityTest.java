package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.activity.Activity;
import cajal.record.Recording;
import cajal.record.RecordingWriter;
import cajal.record.Subject;
import cajal.record.TraceInfo;
import cajal.unit.Unit;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of ours as a recording, while it goes on and from its folder.
class RunActivityTest {

  private static final Recording.Header HEADER =
      new Recording.Header(
          "two populations",
          7,
          0.1,
          List.of(
              new Recording.PopulationRange("E", "iaf", 0, 2, false, List.of()),
              new Recording.PopulationRange("I", "lif", 2, 1, true, List.of("AVAL"))));
  private static final List<TraceInfo> TRACES =
      List.of(
          new TraceInfo("R", new Subject.Neuron(), "E", "V_m", Unit.MV, 2, new int[] {1}),
          new TraceInfo("S", new Subject.Neuron(), "I", "V_m", Unit.MV, 2, new int[] {0}));

  private static void first(RecordingWriter writer) {
    writer.spike(0, 1);
    writer.spike(2, 2);
    for (int trace = 0; trace < 2; trace++) {
      writer.samples(trace, new float[] {-70 + trace}, 1);
      writer.samples(trace, new float[] {-60 + trace}, 1);
    }
    writer.advance(4);
  }

  private static void second(RecordingWriter writer) {
    writer.spike(4, 1);
    for (int trace = 0; trace < 2; trace++) {
      writer.samples(trace, new float[] {-50}, 1);
    }
    writer.advance(6);
  }

  private static void hasTheFirstPart(Activity seen) {
    assertThat(seen.unitNames()).containsExactly("E 0", "E 1", "AVAL");
    assertThat(seen.units().texts("population")).containsExactly("E", "E", "I");
    assertThat(seen.units().texts("kind"))
        .containsExactly("excitatory", "excitatory", "inhibitory");
    assertThat(seen.spikes().train(1)).containsExactly(0.0001);
    assertThat(seen.spikes().train(2)).containsExactly(0.0003);
    assertThat(seen.spikes().stopS()).isEqualTo(0.0004);
    assertThat(seen.signals().getFirst().name()).isEqualTo("V_m of E");
    assertThat(seen.signals().getFirst().channels()).containsExactly("E 1");
    assertThat(seen.signals().get(1).channels()).containsExactly("AVAL");
    assertThat(seen.signals().getFirst().times()).containsExactly(0.0002, 0.0004);
    assertThat(seen.signals().getFirst().values()[0]).containsExactly(-70, -60);
    assertThat(seen.about()).containsEntry("seed", "7");
  }

  @Test
  void aRunThatGoesOnIsSeenUpToWhatIsComplete() {
    try (RecordingWriter writer = RecordingWriter.inMemory(HEADER, TRACES)) {
      first(writer);
      Activity early = RunActivity.of(writer.recording(), Progress.NONE);
      // Spikes of a step that is not complete yet.
      writer.spike(4, 0);
      Activity same = RunActivity.of(writer.recording(), Progress.NONE);
      hasTheFirstPart(early);
      hasTheFirstPart(same);
    }
  }

  @Test
  void aFolderIsReadWhileTheRunGoesOnAndAfterIt(@TempDir Path folder) throws IOException {
    try (RecordingWriter writer =
        RecordingWriter.onDisk(folder.resolve("recording"), HEADER, TRACES)) {
      first(writer);
      writer.commit();
      hasTheFirstPart(Recordings.open(folder));
      second(writer);
    }
    Activity whole = Recordings.open(folder.resolve("recording"));

    assertThat(whole.spikes().train(1)).containsExactly(0.0001, 0.0005);
    assertThat(whole.signals().getFirst().samples()).isEqualTo(3);
    assertThat(whole.spikes().stopS()).isEqualTo(0.0006);
  }
}
