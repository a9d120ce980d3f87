package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.activity.CelegansNeurons;
import cajal.activity.Homogeniser;
import cajal.activity.Homogeniser.Homogenised;
import cajal.activity.Homogeniser.Options;
import cajal.activity.Signals;
import cajal.activity.Smoothing;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomogenisedParquetTest {

  @TempDir private Path folder;

  private static Activity worm(String name, List<String> neurons) {
    double[] times = new double[1200];
    double[][] values = new double[neurons.size()][times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.5 * i;
      for (int c = 0; c < values.length; c++) {
        values[c][i] = c + Math.sin(0.05 * (c + 1) * times[i]);
      }
    }
    values[0][7] = Double.NaN;
    Signals signals = new Signals("fluorescence", "", neurons, times, values);
    return new Activity(
        name,
        Map.of("source_dataset", "Test2026", "worm", name),
        UnitTable.of(neurons),
        SpikeTrains.none(neurons.size()),
        List.of(signals),
        List.of(),
        List.of());
  }

  @Test
  void whatIsWrittenIsReadAsTheHomogeniserMadeIt() throws IOException {
    Homogeniser homogeniser =
        new Homogeniser(
            CelegansNeurons.names(),
            new Options(Homogeniser.Standardisation.WHOLE, Smoothing.EXPONENTIAL, 1.0 / 3, 1000));
    Activity one = worm("worm0", List.of("AVAL", "VB02", "roi_9"));
    Activity two = worm("worm1", List.of("AVAR"));
    Path file = folder.resolve("worms.parquet");
    try (HomogenisedParquet parquet = new HomogenisedParquet(homogeniser)) {
      for (Activity worm : List.of(one, two)) {
        Signals group = worm.signals().getFirst();
        Homogenised made = homogeniser.of(worm.title(), group).orElseThrow();
        parquet.add(worm, group, made, Progress.NONE);
      }
      parquet.write(file);
    }
    ReadOptions first =
        new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.of("Test2026/worm0"));
    Activity read = Recordings.read(file, first, Progress.NONE).activity();

    Homogenised made = homogeniser.of("worm0", one.signals().getFirst()).orElseThrow();
    int slot = CelegansNeurons.names().indexOf("VB2");
    assertThat(read.unitNames()).containsExactlyInAnyOrder("AVAL", "VB2", "roi_9");
    assertThat(read.about()).containsEntry("smooth_method", "exponential");
    Signals original = signals(read, "fluorescence");
    int vb2 = original.channels().indexOf("VB2");
    assertThat(original.values()[vb2])
        .containsExactly(one.signals().getFirst().values()[1], near());
    // A gap of the recording is a gap in the file.
    assertThat(original.values()[original.channels().indexOf("AVAL")][7]).isNaN();
    Signals resampled = signals(read, "fluorescence resampled");
    assertThat(resampled.times()).containsExactly(made.times(), near());
    double mean = Arrays.stream(resampled.values()[vb2]).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(0.05));
    assertThat(made.labelled()[slot]).isTrue();
    assertThat(read.units().numbers("slot")[vb2]).isEqualTo(slot);
    assertThat(read.units().numbers("labelled")).containsExactlyInAnyOrder(1, 1, 0);
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return within(1e-4);
  }

  private static Signals signals(Activity activity, String name) {
    return activity.signals().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void columnsAndTypesAreThoseOfThePublicDataSet() throws IOException, SQLException {
    Homogeniser homogeniser = new Homogeniser(CelegansNeurons.names(), Options.usual());
    Activity worm = worm("worm0", List.of("AVAL", "x"));
    Path file = folder.resolve("worm.parquet");
    try (HomogenisedParquet parquet = new HomogenisedParquet(homogeniser)) {
      Signals group = worm.signals().getFirst();
      parquet.add(worm, group, homogeniser.of("worm0", group).orElseThrow(), Progress.NONE);
      parquet.write(file);
    }
    try (var database = DuckDb.open();
        var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE SELECT *"
                    + " FROM read_parquet('%s'))".formatted(file))) {
      rows.next();
      assertThat(rows.getString(1))
          .isEqualTo(
              "source_dataset VARCHAR, raw_data_file VARCHAR, worm VARCHAR, neuron VARCHAR, slot"
                  + " INTEGER, is_labeled_neuron BOOLEAN, is_unlabeled_neuron BOOLEAN,"
                  + " original_calcium_data FLOAT[], calcium_data FLOAT[],"
                  + " original_smooth_calcium_data FLOAT[], smooth_calcium_data FLOAT[],"
                  + " original_residual_calcium FLOAT[], residual_calcium FLOAT[],"
                  + " original_smooth_residual_calcium FLOAT[], smooth_residual_calcium FLOAT[],"
                  + " smooth_method VARCHAR, interpolate_method VARCHAR, original_time_in_seconds"
                  + " FLOAT[], time_in_seconds FLOAT[], original_dt FLOAT[], dt FLOAT[],"
                  + " original_median_dt FLOAT, median_dt FLOAT, original_max_timesteps INTEGER,"
                  + " max_timesteps INTEGER");
    }
  }

  @Test
  void theListHasTheThreeHundredNeuronsInAlphabeticalOrder() {
    assertThat(CelegansNeurons.names())
        .hasSize(300)
        .isSorted()
        .doesNotContain("CANL", "CANR")
        .startsWith("ADAL", "ADAR")
        .endsWith("VD8", "VD9");
  }
}
