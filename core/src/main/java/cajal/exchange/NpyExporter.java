package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.file.AtomicFile;
import cajal.work.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Writes the first group of signals as one NumPy array `[sample][channel]` of doubles.
final class NpyExporter implements Exporter {

  @Override
  public String title() {
    return "a NumPy array";
  }

  @Override
  public List<String> extensions() {
    return List.of("npy");
  }

  @Override
  public List<String> losses(Activity activity) {
    List<String> losses = new ArrayList<>();
    if (!activity.about().isEmpty() || activity.units().columns().size() > 1) {
      losses.add("facts on units and the whole");
    }
    if (activity.signals().isEmpty() || !isPlain(activity.signals().getFirst())) {
      losses.add("names and unit");
    }
    if (activity.spikes().count() > 0) {
      losses.add("spikes");
    }
    if (activity.signals().size() > 1) {
      losses.add("signals after the first");
    }
    if (!activity.events().isEmpty() || !activity.epochs().isEmpty()) {
      losses.add("events and epochs");
    }
    if (!activity.signals().isEmpty() && !countsSeconds(activity.signals().getFirst())) {
      losses.add("times of samples");
    }
    return losses;
  }

  private static boolean isPlain(Signals group) {
    List<String> numbers =
        IntStream.range(0, group.channels().size()).mapToObj(Integer::toString).toList();
    return group.unit().isEmpty() && group.channels().equals(numbers);
  }

  private static boolean countsSeconds(Signals group) {
    return IntStream.range(0, group.samples()).allMatch(i -> group.times()[i] == i);
  }

  @Override
  public void write(Activity activity, Path file, Progress progress) throws IOException {
    if (activity.signals().isEmpty()) {
      throw Unreadable.at(
          file.toString(),
          "There are no signals that one array could hold.",
          "Write an .npz file, which holds spikes as well.");
    }
    Signals group = activity.signals().getFirst();
    int channels = group.channels().size();
    AtomicFile.write(
        file,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          NpyFile.write(
              out,
              new int[] {group.samples(), channels},
              i -> group.values()[i % channels][i / channels]);
          out.flush();
        });
  }
}
