package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Signals;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What files of other programs hold, by fixtures that those programs wrote.
class FormatsTest {

  @TempDir Path folder;

  private Reading read(String resource) throws IOException {
    return Recordings.read(Fixtures.resource(folder, resource), ReadOptions.NONE, Progress.NONE);
  }

  private static ReadOptions part(String name) {
    return new ReadOptions(
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.of(name));
  }

  private static Signals signals(Activity activity, String name) {
    return activity.signals().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sonataIsReadInItsFirstLayout() throws IOException {
    Activity old = read("sonata_old.h5").activity();

    assertThat(old.unitNames()).containsExactly("3", "7");
    assertThat(old.spikes().train(0)).containsExactly(0.001);
    assertThat(old.spikes().train(1)).containsExactly(0.0003, 0.0025);
  }

  @Test
  void sonataIsReadWithPopulationsAndReport() throws IOException {
    Activity read = read("sonata.h5").activity();
    Signals report = signals(read, "report");

    assertThat(read.unitNames()).containsExactly("E 9", "E 10", "I 0");
    assertThat(read.units().texts("population")).containsExactly("E", "E", "I");
    assertThat(read.spikes().train(1)).containsExactly(0.0001, 0.0031);
    assertThat(report.channels()).containsExactly("E 9", "E 10 element 0", "E 10 element 1");
    assertThat(report.times()).containsExactly(0, 0.0005, 0.001, 0.0015);
    assertThat(report.values()[2]).containsExactly(2, 5, 8, 11);
    assertThat(report.unit()).isEqualTo("mV");
  }

  @Test
  void nwbIsReadByTheTypesOfItsGroupsWhereverTheyLie() throws IOException {
    Reading reading = read("units.nwb");
    Activity read = reading.activity();

    assertThat(read.about())
        .containsEntry("session_description", "made up")
        .containsEntry("species", "Mus musculus");
    assertThat(read.unitNames()).containsExactly("unit 100", "unit 101", "unit 102");
    assertThat(read.units().texts("quality")).containsExactly("a", "", "c");
    assertThat(read.units().numbers("good")).containsExactly(1, 0, 1);
    assertThat(read.spikes().train(0)).containsExactly(0.5, 1.5);
    assertThat(read.spikes().count(1)).isZero();
    assertThat(read.spikes().train(2)).containsExactly(0.25);
    assertThat(signals(read, "pupil").times()).containsExactly(0.1, 0.4);
    assertThat(read.events().getFirst().labels()).containsExactly("start", "stop");
    assertThat(reading.remarks().toString())
        .contains("ImageSeries /stimulus/presentation/movie", "column electrodes of units");
  }

  @Test
  void nwbSignalsAreScaledAndNamedByTheirElectrodes() throws IOException {
    Signals lfp = signals(read("units.nwb").activity(), "lfp");

    assertThat(lfp.channels()).containsExactly("electrode 102", "electrode 100");
    assertThat(lfp.times()).containsExactly(10, 10.25, 10.5);
    assertThat(lfp.values()).isEqualTo(new double[][] {{0.5, 1, 1.5}, {5, 10, 15}});
    assertThat(lfp.unit()).isEqualTo("volts");
  }

  @Test
  void nwbIntervalsBecomeEpochs() throws IOException {
    List<Epochs> epochs = read("units.nwb").activity().epochs();
    Epochs licking =
        epochs.stream().filter(e -> e.name().equals("licking")).findFirst().orElseThrow();
    Epochs trials =
        epochs.stream().filter(e -> e.name().equals("trials")).findFirst().orElseThrow();

    assertThat(licking.starts()).containsExactly(1, 3);
    assertThat(licking.stops()).containsExactly(2, 4.5);
    assertThat(trials.starts()).containsExactly(0, 5);
    assertThat(trials.labels().texts("image")).containsExactly("cat", "dog");
    assertThat(trials.labels().numbers("correct")).containsExactly(1, 0);
  }

  @Test
  void spikeTrainsOfNwb1AreRead() throws IOException {
    Activity read = read("allen.nwb").activity();

    assertThat(read.unitNames()).containsExactly("2", "10");
    assertThat(read.spikes().train(1)).containsExactly(0.015, 0.025);
  }

  @Test
  void matlabFilesOfAllVersionsHoldTheSame() throws IOException {
    for (String name : List.of("five.mat", "five_packed.mat", "seventhree.mat")) {
      Activity read = read(name).activity();
      Signals lfp = signals(read, "lfp");

      assertThat(lfp.times()).as(name).containsExactly(0, 0.5, 1);
      assertThat(lfp.values()).as(name).isEqualTo(new double[][] {{1, 2, 3}, {10, 20, 30}});
      assertThat(lfp.channels()).as(name).containsExactly("ab", "cd");
      assertThat(read.unitNames()).as(name).containsExactly("trains 1", "trains 2");
      assertThat(read.spikes().train(0)).as(name).containsExactly(0.25, 0.75);
      assertThat(read.spikes().train(1)).as(name).containsExactly(0.5);
    }
  }

  @Test
  void whatOfAMatlabFileIsNotReadIsSaid() throws IOException {
    assertThat(read("five.mat").remarks().toString())
        .contains("info.rate", "info.site", "z (of a kind that is not read)");
  }

  @Test
  void numPyArchivesOfOthersAreReadByTheirNames() throws IOException {
    Reading reading = read("numpy.npz");
    Activity read = reading.activity();

    assertThat(read.unitNames()).startsWith("2", "4");
    assertThat(read.spikes().train(1)).containsExactly(0.5, 1);
    assertThat(signals(read, "lfp").values()).isEqualTo(new double[][] {{0, 2, 4}, {1, 3, 5}});
    assertThat(reading.remarks().toString()).contains("note");
  }

  @Test
  void theRetinalWaveRepositoryIsRead() throws IOException {
    Activity read = read("retina.h5").activity();

    assertThat(read.unitNames()).containsExactly("ch_12a", "ch_13a");
    assertThat(read.spikes().train(0)).containsExactly(1, 2);
    assertThat(read.units().numbers("y_um")).containsExactly(200, 300);
    assertThat(read.about()).containsEntry("age", "11");
  }

  @Test
  void parquetOfManyWormsIsReadWormByWorm() throws IOException {
    Path file = Fixtures.worms(folder.resolve("worms.parquet"));
    Reading first = Recordings.read(file, ReadOptions.NONE, Progress.NONE);
    Activity second = Recordings.read(file, part("Kato2015/worm1"), Progress.NONE).activity();

    assertThat(first.remarks().toString()).contains("2 recordings", "Kato2015/worm0");
    assertThat(second.unitNames()).containsExactly("AVAL", "AVAR");
    assertThat(second.units().numbers("slot")).containsExactly(55, 56);
    assertThat(second.units().numbers("labelled")).containsExactly(1, 0);
    assertThat(signals(second, "fluorescence").times()).containsExactly(0, 0.25, 0.75);
    assertThat(signals(second, "fluorescence").values()[1]).containsExactly(1, Double.NaN, 5.5);
    assertThat(signals(second, "fluorescence resampled").values()[0]).containsExactly(2, 1);
    assertThat(second.about()).containsEntry("raw_data_file", "a.mat");
    assertThatThrownBy(() -> Recordings.read(file, part("Kato2015/worm7"), Progress.NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Did you mean");
  }

  @Test
  void parquetTablesAreReadLikeTablesOfText() throws IOException {
    Path file =
        Fixtures.parquet(
            folder.resolve("spikes.parquet"),
            "SELECT * FROM (VALUES (3, 12.5), (1, 2.5), (3, 0.5)) t(neuron_id, time_ms)");
    Activity read = Recordings.open(file);

    assertThat(read.unitNames()).containsExactly("1", "3");
    assertThat(read.spikes().train(1)).containsExactly(0.0005, 0.0125);
  }

  @Test
  void aPhyFolderIsReadWithWhatIsKnownOfItsClusters() throws IOException {
    npy("spike_times.npy", 100, 250, 300);
    npy("spike_clusters.npy", 5, 2, 5);
    Fixtures.text(folder, "params.py", "dat_path = r'x.dat'\nsample_rate = 1e3\n");
    Fixtures.text(folder, "cluster_group.tsv", "cluster_id\tgroup\n2\tgood\n5\tmua\n");
    Fixtures.text(folder, "cluster_info.tsv", "cluster_id\tdepth\tgroup\n5\t30\tmua\n");
    Activity read = Recordings.open(folder);

    assertThat(read.unitNames()).containsExactly("2", "5");
    assertThat(read.spikes().train(1)).containsExactly(0.1, 0.3);
    assertThat(read.units().texts("group")).containsExactly("good", "mua");
    assertThat(read.units().numbers("depth")).containsExactly(Double.NaN, 30);
    assertThat(Recordings.open(folder.resolve("params.py")).spikes().count()).isEqualTo(3);
    Files.delete(folder.resolve("params.py"));
    assertThatThrownBy(() -> Recordings.open(folder))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("rate of sampling");
  }

  private void npy(String name, double... values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFile.write(out, new int[] {values.length, 1}, i -> values[i]);
    Files.write(folder.resolve(name), out.toByteArray());
  }
}
