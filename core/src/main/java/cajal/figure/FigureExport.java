package cajal.figure;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Writes a figure as SVG, PDF or PNG. The same figure and options give the same bytes.
public final class FigureExport {

  private FigureExport() {}

  /// A file format, by the ending of the file's name.
  public enum Format {
    SVG,
    PDF,
    PNG;

    /// @throws ProblemException if the ending is none of ours
    public static Format of(Path file) {
      String name = file.toString();
      String ending = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
      for (Format format : values()) {
        if (format.name().equals(ending)) {
          return format;
        }
      }
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(name),
              "A figure can be written as .svg, .pdf or .png only.",
              "Give the file one of these endings."));
    }
  }

  /// Writes a file by way of a neighbour, so that a file that is there is whole.
  ///
  /// @param file its ending chooses the format; folders above it are made
  /// @throws ProblemException if the ending is unknown or the file cannot be written
  public static void write(Figure figure, Path file, ExportOptions options) {
    Format format = Format.of(file);
    Path target = file.toAbsolutePath();
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path beside = target.resolveSibling("." + target.getFileName() + ".part");
      try {
        Files.write(beside, bytes(figure, format, options));
        replace(beside, target);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(file.toString()),
              "The figure could not be written: " + e.getMessage() + ".",
              "Choose a folder where you may write and that has room."));
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The content of the file that {@link #write} makes, as for a clipboard.
  public static byte[] bytes(Figure figure, Format format, ExportOptions options)
      throws IOException {
    return switch (format) {
      case SVG -> SvgFile.bytes(figure, options);
      case PDF -> PdfFile.bytes(figure, options);
      case PNG -> PngFile.bytes(figure, options);
    };
  }

  /// What is written into the file about the figure, by keyword; only what is known.
  static Map<String, String> facts(Figure figure, ExportOptions options) {
    ExportOptions.Provenance from = options.provenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Title", figure.title());
    facts.put("Project", from.project());
    facts.put("Seed", from.seed());
    facts.put("Software", from.version().isEmpty() ? "Cajal" : "Cajal " + from.version());
    facts.put("Command", from.command());
    facts.putAll(from.more());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }
}
