package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.exchange.hdf5.H5Group;
import cajal.exchange.hdf5.H5Writer;
import cajal.file.AtomicFile;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recordings of real animals and simulators, whose numbers their papers or READMEs tell. They are
/// not ours to pass on, so that these tests are skipped where the folder is missing.
class RealFilesTest {

  @TempDir Path folder;

  private Path data = Path.of("");

  @BeforeEach
  void findTheData() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/data"))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "the folder shared/data with recordings of others is not here");
    data = at.resolve("shared/data");
  }

  @ParameterizedTest
  @CsvSource({
    "spikes/retina/Demas2003_P11_CTRL_HY1_1A.h5,6,2171",
    "spikes/retina/Demas2003_P11_CTRL_HY1_1A.spikes.csv.gz,6,2171",
    "spikes/retina/Stacy2005p5ctrl1.h5,60,150991",
    "spikes/retina/Stacy2005p5ctrl1.spikes.csv.gz,60,150991",
    "spikes/retina/Maccione2014_P03_retina2_All_phases_bursts_filtered.h5,224,29800",
    "spikes/hippocampus_linear_track/spikes.csv.gz,31,28829",
    "formats/sonata/300_intfire/output/spikes.h5,273,4322",
    "formats/sonata/300_intfire/inputs/lgn_spikes.h5,90,2738",
    "formats/sonata/300_pointneurons/inputs/external_spike_trains.h5,100,4334",
    "formats/nwb/sonata_spikes.onepop.v1.0.nwb,14,124"
  })
  void spikesAreAsManyAsTheirSourcesSay(String file, int units, int spikes) {
    Activity read = Recordings.open(data.resolve(file));

    assertThat(read.unitNames()).hasSize(units);
    assertThat(read.spikes().count()).isEqualTo(spikes);
  }

  @Test
  void theSameRetinaIsReadFromBothOfItsFiles() {
    Activity binary = Recordings.open(data.resolve("spikes/retina/Demas2003_P11_CTRL_HY1_1A.h5"));
    Activity text =
        Recordings.open(data.resolve("spikes/retina/Demas2003_P11_CTRL_HY1_1A.spikes.csv.gz"));

    assertThat(text.unitNames()).isEqualTo(binary.unitNames());
    assertThat(text.units().numbers("x_um")).isEqualTo(binary.units().numbers("x_um"));
    for (int unit = 0; unit < 6; unit++) {
      assertThat(text.spikes().train(unit))
          .containsExactly(
              binary.spikes().train(unit), org.assertj.core.api.Assertions.within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kato2015_wt_nostim_1,109,3137,true",
    "kato2015_wt_nostim_2,135,3134,true",
    "dag2023_2022_07_26_31,146,800,false",
    "dag2023_2022_01_16_01,130,799,false"
  })
  void wormsHaveAsManyTracesAsTheirPapersSay(
      String id, int channels, int samples, boolean uniform) {
    Activity read = Recordings.open(data.resolve("celegans/activity/" + id + ".csv.gz"));
    Signals traces = read.signals().getFirst();

    assertThat(traces.channels()).hasSize(channels);
    assertThat(traces.samples()).isEqualTo(samples);
    assertThat(traces.isUniform()).isEqualTo(uniform);
    assertThat(read.about()).containsKey("doi");
  }

  @Test
  void theTectumHasItsPositions() {
    Activity read =
        Recordings.open(data.resolve("zebrafish_tectum/zf_20151104-f1_activity.csv.gz"));

    assertThat(read.signals().getFirst().samples()).isEqualTo(4245);
    assertThat(read.units().numbers("x_px")[1]).isEqualTo(214);
  }

  @Test
  void filesOfMatlabHoldTrialsOverTime() {
    Signals ecog = Recordings.open(data.resolve("formats/mat/ECoG-1.mat")).signals().getFirst();

    assertThat(ecog.channels()).hasSize(100);
    assertThat(ecog.samples()).isEqualTo(500);
    assertThat(ecog.intervalS()).isCloseTo(0.002, org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void patchClampSweepsAreInVolts() {
    Activity read = Recordings.open(data.resolve("formats/nwb/FergusonEtAl2015_PYR2.nwb"));
    Signals sweep = read.signals().getFirst();

    assertThat(sweep.samples()).isEqualTo(20_000);
    assertThat(sweep.unit()).isEqualTo("volts");
    for (double volts : sweep.values()[0]) {
      assertThat(volts).isBetween(-0.15, 0.1);
    }
  }

  @Test
  void everyRealFileOfAFormatIsReadOrRefusedInWords() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(data.resolve("formats"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try {
        assertThat(Recordings.open(file)).isNotNull();
      } catch (cajal.problem.ProblemException e) {
        assertThat(e.problems().getFirst().place()).isNotNull();
      }
    }
  }

  /// Our files against the schema that a file of the NWB project carries with it.
  @Test
  void ourNwbFilesSatisfyTheSchemaOfNwb() throws IOException {
    Path schema = data.resolve("formats/nwb/FergusonEtAl2015_PYR2.nwb");
    for (Activity activity : List.of(Examples.full(), Examples.report(), Examples.nothing())) {
      Path file = folder.resolve(activity.title() + ".nwb");
      new NwbExporter().write(activity, file, Progress.NONE);

      assertThat(NwbSchema.of(schema).violations(file)).as(activity.title()).isEmpty();
    }
    H5Group poor = new H5Group();
    NwbTables.type(poor, "core", "NWBFile", "poor");
    NwbTables.type(poor.group("units"), "core", "Units", "units");
    Path file = folder.resolve("poor.nwb");
    AtomicFile.write(file, channel -> H5Writer.write(poor, channel, Progress.NONE));

    assertThat(NwbSchema.of(schema).violations(file))
        .contains(
            "/ @nwb_version is missing",
            "/ session_start_time is missing",
            "/units/ @colnames is missing",
            "/units/ id is missing");
  }
}
