package cajal.exchange;

import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Reads Neurodata Without Borders 2 (Rübel et al. 2022, doi:10.7554/eLife.78362), searching the
/// whole tree by the types of its groups.
final class NwbImporter implements Importer {

  @Override
  public String title() {
    return "NWB 2";
  }

  @Override
  public List<String> extensions() {
    return List.of("nwb");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    return H5File.shows(
        path,
        file ->
            H5File.text(file, "neurodata_type").equals("NWBFile")
                || !H5File.text(file, "nwb_version").isEmpty()
                || H5File.dataset(file, "nwb_version").isPresent());
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return H5File.with(
        path,
        file -> {
          if (!H5File.text(file, "neurodata_type").equals("NWBFile")) {
            throw Unreadable.at(
                path.toString(),
                "This is no NWB file of version 2: its root is no NWBFile.",
                "Files of version 1 can be converted by the tools of NWB.");
          }
          Draft draft =
              new Draft(
                  path.toString(), String.valueOf(path.getFileName()).replaceAll("\\.nwb$", ""));
          facts(file, draft);
          new NwbTree(path, draft, progress).read(file);
          return draft.finish(title());
        });
  }

  private static void facts(HdfFile file, Draft draft) {
    draft.about.put("nwb_version", H5File.text(file, "nwb_version"));
    texts(file, draft);
    H5File.group(file, "general").ifPresent(general -> texts(general, draft));
    H5File.group(file, "general/subject").ifPresent(subject -> texts(subject, draft));
    String notes = draft.about.getOrDefault("notes", "");
    if (!notes.startsWith("{")) {
      return;
    }
    // Ours keep all facts there.
    try {
      Map<String, String> own =
          new com.google.gson.Gson()
              .fromJson(notes, new com.google.gson.reflect.TypeToken<Map<String, String>>() {});
      draft.about.remove("notes");
      draft.about.putAll(own);
      draft.title = draft.about.getOrDefault("session_description", draft.title);
    } catch (com.google.gson.JsonParseException _) {
      draft.remark("The notes of the file are no list of facts.", "");
    }
  }

  private static void texts(Group group, Draft draft) {
    for (Node child : group.getChildren().values()) {
      if (child instanceof Dataset dataset && H5File.isText(dataset) && dataset.getSize() <= 64) {
        String text = H5File.text(dataset);
        if (!text.isBlank()) {
          draft.about.put(child.getName(), text);
        }
      }
    }
  }
}
