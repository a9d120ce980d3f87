package cajal.exchange;

import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads spike trains in the layout of NWB 1 that simulators of the Allen Institute take as input:
/// an array of times in ms for each neuron, below `/processing/<trial>/spike_train`.
final class AllenSpikesImporter implements Importer {

  private static final double MS = 1e-3;

  @Override
  public String title() {
    return "spike trains in NWB 1";
  }

  @Override
  public List<String> extensions() {
    return List.of("nwb");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return H5File.shows(path, file -> !trials(file).isEmpty() && file.getChildren().size() == 1);
  }

  private static List<Group> trials(HdfFile file) {
    List<Group> trials = new ArrayList<>();
    H5File.group(file, "processing")
        .ifPresent(processing -> {
          for (Node trial : processing.getChildren().values()) {
            if (trial instanceof Group group) {
              H5File.group(group, "spike_train").ifPresent(trials::add);
            }
          }
        });
    return trials;
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return H5File.with(
        path,
        file -> {
          List<Group> trials = trials(file);
          if (trials.isEmpty()) {
            throw Unreadable.damaged(path, "There are no spike trains in it.");
          }
          Draft draft =
              new Draft(
                  path.toString(), String.valueOf(path.getFileName()).replaceAll("\\.nwb$", ""));
          if (trials.size() > 1) {
            draft.remark("Of " + trials.size() + " trials the first was read.", "");
          }
          Group trains = trials.getFirst();
          double[] ids =
              trains.getChildren().keySet().stream()
                  .mapToDouble(Numbers::parse)
                  .distinct()
                  .sorted()
                  .toArray();
          List<H5Numbers> sources = new ArrayList<>();
          for (double id : ids) {
            String name = Long.toString((long) id);
            draft.unit(name);
            sources.add(
                new H5Numbers(path, H5File.required(path, trains, name + "/data"), progress));
          }
          draft.spikes = SpikeRows.counted(sources.stream().mapToInt(H5Numbers::count).toArray());
          double unitS = options.timeUnitS().orElse(MS);
          for (int unit = 0; unit < sources.size(); unit++) {
            try (NumberCursor time = sources.get(unit).open()) {
              while (time.next()) {
                draft.spikes.add(unit, TableMeaning.scaled(time.value(), unitS));
              }
            }
          }
          return draft.finish(title());
        });
  }
}
