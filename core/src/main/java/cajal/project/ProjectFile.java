package cajal.project;

import cajal.file.AtomicFile;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The project as one text file, `project.yaml` in a folder of its own or any `*.cajal.yaml`.
///
/// What it looks like is told in `docs/project-file.md`. Reading what was written gives an equal
/// project back, and writing that gives the same text.
public final class ProjectFile {

  /// Name of the project file in a folder that is a project.
  public static final String NAME = "project.yaml";

  private static final Pattern VERSION =
      Pattern.compile("^" + ProjectReader.VERSION_KEY + "\\s*:\\s*(\\S+)", Pattern.MULTILINE);

  private ProjectFile() {}

  /// The project file that a path means: itself, or the one in it if it is a folder.
  public static Path resolve(Path path) {
    return Files.isDirectory(path) ? path.resolve(NAME) : path;
  }

  /// Reads a project from a file, or from the folder it lies in.
  ///
  /// @throws ProblemException with every problem and its place
  public static Project read(Path path) {
    Path file = resolve(path);
    return ProjectReader.read(text(file), file.toString(), file.toAbsolutePath().getParent());
  }

  /// Reads a project from its text.
  ///
  /// @param sourceName stands before the line in messages
  /// @throws ProblemException with every problem and its place
  public static Project parse(String text, String sourceName) {
    return ProjectReader.read(text, sourceName, null);
  }

  /// The text of a project.
  public static String format(Project project) {
    return ProjectWriter.write(project);
  }

  /// Saves a project, replacing the file as a whole or not at all.
  ///
  /// @throws ProblemException if it cannot be written, or if the file that is there is of another
  ///   version, which would be lost
  public static void write(Project project, Path path) {
    Path file = resolve(path);
    String text = checked(project, file);
    refuseOtherVersion(file);
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.toString()),
              "The project cannot be saved: " + reason(e) + ".",
              "Save it under another name or in another folder."));
    }
  }

  // A text that cannot be read back must not replace one that can.
  private static String checked(Project project, Path file) {
    String text = format(project);
    boolean same;
    try {
      same = parse(text, file.toString()).equals(project);
    } catch (ProblemException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.toString()),
              "The project cannot be saved, since its file could not be read again: "
                  + e.problems().getFirst().what(),
              "Nothing was overwritten."));
    }
    if (!same) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.toString()),
              "The project cannot be saved, since its file would read differently.",
              "Names must be unique and of less than 1,000 characters. Nothing was overwritten."));
    }
    return text;
  }

  private static void refuseOtherVersion(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    Matcher version = VERSION.matcher(text(file));
    if (version.find() && !version.group(1).equals(Integer.toString(ProjectReader.VERSION))) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.toString()),
              "The file that is there is of version "
                  + Findings.shown(version.group(1))
                  + ", which this Cajal would destroy.",
              "Save under another name. Nothing was overwritten."));
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > YamlParser.LONGEST) {
        throw new ProblemException(
            Problem.error(
                new Place(file.toString(), 1, 1),
                "The file is larger than " + (YamlParser.LONGEST >> 20) + " MB.",
                "A project file is a short text; is this the right file?"));
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.error(new Place(file.toString(), 1, 1), "The file is not a text in UTF-8.", ""));
    } catch (NoSuchFileException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.toString()),
              "There is no such file.",
              "A project is a file such as 'NAME.cajal.yaml' or a folder with a '" + NAME + "'."));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.toString()), "The file cannot be read: " + reason(e) + ".", ""));
    }
  }

  private static String reason(IOException e) {
    return e.getClass()
            .getSimpleName()
            .replaceAll("([a-z])([A-Z])", "$1 $2")
            .replace(" Exception", "")
        + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
  }
}
