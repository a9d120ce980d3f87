package cajal.app.view.shell;

import cajal.app.command.Workspace.Sample;
import cajal.project.ProjectFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The projects that came with the program: every folder of `sample-projects` with a project in it.
public final class Samples {

  /// The sample that the window opens on.
  public static final String FIRST = "celegans-touch";

  private static final String TITLE = "title:";
  private static final int HEAD = 40;

  private Samples() {}

  /// Where the program is installed: the system property `cajal.home`, else the working directory
  /// or the nearest folder above it that has samples.
  public static Path home() {
    String told = System.getProperty("cajal.home");
    if (told != null) {
      return Path.of(told);
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("sample-projects"))) {
        return folder;
      }
    }
    return here;
  }

  /// The samples of an installation, by name; none where it has no folder of them.
  public static List<Sample> of(Path home) {
    List<Sample> found = new ArrayList<>();
    Path all = home.resolve("sample-projects");
    if (!Files.isDirectory(all)) {
      return found;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, Files::isDirectory)) {
      for (Path folder : folders) {
        Path file = ProjectFile.resolve(folder);
        if (Files.isReadable(file)) {
          String name = String.valueOf(folder.getFileName());
          found.add(new Sample(name, title(file).orElse(name), folder));
        }
      }
    } catch (IOException e) {
      return found;
    }
    found.sort(Comparator.comparing(Sample::name));
    return found;
  }

  // Reading the whole project for its title would delay the first picture.
  private static Optional<String> title(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return lines
          .lines()
          .limit(HEAD)
          .filter(line -> line.startsWith(TITLE))
          .findFirst()
          .map(line -> line.substring(TITLE.length()).strip().replaceAll("^[\"']|[\"']$", ""));
    }
  }
}
