package cajal.app.cli;

import cajal.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project that a person named on the command line: a file, a folder with a project in it, or a
/// sample.
final class ProjectArgument {

  private ProjectArgument() {}

  /// The project file that `argument` names, relative to the caller's directory.
  ///
  /// @throws BadArgument that lists the samples, if there is no such project
  static Path resolve(String argument) {
    for (Path candidate : List.of(Path.of(argument), samples().resolve(argument))) {
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
      if (Files.isRegularFile(candidate.resolve(ProjectFile.NAME))) {
        return candidate.resolve(ProjectFile.NAME);
      }
    }
    throw new BadArgument(
        "There is no project '"
            + argument
            + "'; give a project file, a folder with a "
            + ProjectFile.NAME
            + ", or a sample: "
            + sampleNames()
            + ".");
  }

  /// The folder of the samples that come with Cajal.
  static Path samples() {
    return Path.of(System.getProperty("cajal.home", ".")).resolve("sample-projects");
  }

  private static String sampleNames() {
    try (Stream<Path> folders = Files.list(samples())) {
      return String.join(
          ", ",
          folders
              .filter(folder -> Files.isRegularFile(folder.resolve(ProjectFile.NAME)))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList());
    } catch (IOException e) {
      return "none was found in " + samples();
    }
  }
}
