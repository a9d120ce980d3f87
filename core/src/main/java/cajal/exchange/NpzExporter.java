package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.file.AtomicFile;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a recording as a NumPy archive: `spike_times` in s with `spike_units`, indices into
/// `unit_name`; `signals_1` `[channel][sample]` with `signals_1_times`; `events_1_times`;
/// `epochs_1_starts`; and as `cajal` all names and facts as JSON.
final class NpzExporter implements Exporter {

  @Override
  public String title() {
    return "a NumPy archive";
  }

  @Override
  public List<String> extensions() {
    return List.of("npz");
  }

  @Override
  public List<String> losses(Activity activity) {
    return List.of();
  }

  @Override
  public void write(Activity activity, Path file, Progress progress) throws IOException {
    AtomicFile.write(
        file,
        channel -> {
          ZipOutputStream zip =
              new ZipOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
          // Doubles hardly shrink, so that more effort would buy nothing.
          zip.setLevel(Deflater.BEST_SPEED);
          arrays(activity, zip, progress);
          zip.finish();
          zip.flush();
        });
  }

  private interface Array {
    void write(OutputStream out) throws IOException;
  }

  private static void array(ZipOutputStream zip, String name, Array array) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    // The same recording gives the same file.
    entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    array.write(zip);
    zip.closeEntry();
  }

  private static void numbers(ZipOutputStream zip, String name, double[] values)
      throws IOException {
    array(zip, name, out -> NpyFile.write(out, new int[] {values.length}, i -> values[i]));
  }

  private static void arrays(Activity activity, ZipOutputStream zip, Progress progress)
      throws IOException {
    String facts = ActivityFacts.of(activity).toJson();
    array(zip, NpzImporter.FACTS, out -> NpyFile.write(out, List.of(facts), true));
    table(zip, "unit_", activity.units());
    numbers(zip, "spike_times", activity.spikes().times());
    int[] units = new int[activity.spikes().count()];
    for (int unit = 0; unit < activity.spikes().units(); unit++) {
      java.util.Arrays.fill(
          units, activity.spikes().first()[unit], activity.spikes().first()[unit + 1], unit);
    }
    array(zip, "spike_units", out -> NpyFile.write(out, units));
    int number = 0;
    for (Signals group : activity.signals()) {
      progress.orStop();
      String name = "signals_" + ++number;
      int samples = group.samples();
      array(
          zip,
          name,
          out ->
              NpyFile.write(
                  out,
                  new int[] {group.channels().size(), samples},
                  i -> group.values()[i / samples][i % samples]));
      numbers(zip, name + "_times", group.times());
    }
    number = 0;
    for (Events events : activity.events()) {
      String name = "events_" + ++number;
      numbers(zip, name + "_times", events.times());
      if (!events.labels().isEmpty()) {
        array(zip, name + "_labels", out -> NpyFile.write(out, events.labels(), false));
      }
    }
    number = 0;
    for (Epochs epochs : activity.epochs()) {
      String name = "epochs_" + ++number;
      numbers(zip, name + "_starts", epochs.starts());
      numbers(zip, name + "_stops", epochs.stops());
      table(zip, name + "_", epochs.labels());
    }
  }

  private static void table(ZipOutputStream zip, String prefix, Table table) throws IOException {
    for (Column column : table.columns()) {
      switch (column) {
        case Column.Numbers numbers -> numbers(zip, prefix + numbers.name(), numbers.values());
        case Column.Texts texts ->
            array(zip, prefix + texts.name(), out -> NpyFile.write(out, texts.values(), false));
      }
    }
  }
}
