package cajal.exchange;

import cajal.activity.Signals;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads MATLAB files of versions 5 to 7 by the names and shapes of their variables.
final class Mat5Importer implements Importer {

  @Override
  public String title() {
    return "MATLAB 5";
  }

  @Override
  public List<String> extensions() {
    return List.of("mat");
  }

  @Override
  public boolean accepts(Path path) throws IOException {
    byte[] head = FileHead.raw(path, 128);
    return head.length == 128
        && new String(head, 0, 6, StandardCharsets.US_ASCII).equals("MATLAB")
        && !H5File.isHdf5(path)
        && ((head[126] == 'I' && head[127] == 'M') || (head[126] == 'M' && head[127] == 'I'));
  }

  @Override
  public Reading read(Path path, ReadOptions options, Progress progress) {
    return Unreadable.guarded(
        path, () -> reading(path, MatFile.read(path, progress), options, title()));
  }

  /// What the variables of a MATLAB file hold.
  static Reading reading(Path path, List<NamedArray> arrays, ReadOptions options, String format)
      throws IOException {
    Draft draft =
        new Draft(path.toString(), String.valueOf(path.getFileName()).replaceAll("\\.mat$", ""));
    ArrayMeaning.add(arrays, options, draft);
    if (draft.unitNames().isEmpty()) {
      for (Signals group : draft.signals) {
        group.channels().forEach(draft::unit);
      }
    }
    return draft.finish(format);
  }
}
