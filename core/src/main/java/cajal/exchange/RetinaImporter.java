package cajal.exchange;

import cajal.table.Column;
import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Reads the HDF5 files of the retinal wave repository (Eglen et al. 2014,
/// doi:10.1186/2047-217X-3-3): spikes of a multi-electrode array end to end, with their number for
/// each unit.
final class RetinaImporter implements Importer {

  @Override
  public String title() {
    return "retinal wave repository";
  }

  @Override
  public List<String> extensions() {
    return List.of("h5");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return H5File.shows(
        path,
        file ->
            H5File.dataset(file, "spikes").isPresent()
                && H5File.dataset(file, "sCount").isPresent());
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return H5File.with(
        path,
        file -> {
          Draft draft =
              new Draft(
                  path.toString(), String.valueOf(path.getFileName()).replaceAll("\\.h5$", ""));
          H5Numbers times = new H5Numbers(path, H5File.required(path, file, "spikes"), progress);
          double[] counts = H5File.numbers(path, H5File.required(path, file, "sCount"), progress);
          if (Arrays.stream(counts).sum() != times.count()
              || Arrays.stream(counts).anyMatch(c -> c < 0)) {
            throw Unreadable.damaged(
                path, "The numbers of spikes of the units do not add up to all spikes.");
          }
          units(file, counts.length, draft);
          int[] spikesOf = Arrays.stream(counts).mapToInt(c -> (int) c).toArray();
          draft.spikes = SpikeRows.counted(spikesOf);
          try (NumberCursor time = times.open()) {
            for (int u = 0; u < spikesOf.length; u++) {
              for (int i = 0; i < spikesOf[u] && time.next(); i++) {
                draft.spikes.add(u, time.value());
              }
            }
          }
          positions(path, file, counts.length, draft, progress);
          H5File.group(file, "meta")
              .ifPresent(meta ->
                  meta.getChildren()
                      .forEach((name, node) -> {
                        if (node instanceof Dataset fact && fact.getSize() <= 16) {
                          draft.about.put(name, H5File.text(fact));
                        }
                      }));
          return draft.finish(title());
        });
  }

  private static void units(HdfFile file, int count, Draft draft) {
    List<String> names =
        H5File.dataset(file, "names").map(d -> H5File.texts(d.getData())).orElse(List.of());
    List<String> distinct = cajal.activity.UnitTable.distinct(names);
    for (int i = 0; i < count; i++) {
      draft.unit(names.size() == count ? distinct.get(i) : "unit " + (i + 1));
    }
  }

  private static void positions(
      Path path, HdfFile file, int count, Draft draft, Progress progress) {
    double[] places =
        H5File.dataset(file, "epos")
            .map(d -> H5File.numbers(path, d, progress))
            .orElse(new double[0]);
    if (places.length == 2 * count) {
      draft.columns.add(new Column.Numbers("x_um", "um", "", Arrays.copyOfRange(places, 0, count)));
      draft.columns.add(
          new Column.Numbers("y_um", "um", "", Arrays.copyOfRange(places, count, 2 * count)));
    }
  }
}
