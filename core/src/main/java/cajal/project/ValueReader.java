package cajal.project;

import cajal.network.Distribution;
import cajal.network.DistributionText;
import cajal.problem.Nearest;
import cajal.problem.Problem.Place;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reads values of parameters: distributions, lists, and columns of a CSV file beside the project.
final class ValueReader {

  private static final String VALUES = "values(";

  private final @Nullable Path folder;
  private final Findings findings;

  /// @param folder where the project lies, or `null` for a text that lies nowhere
  ValueReader(@Nullable Path folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /// The values of a table of parameters, by name.
  Map<String, Distribution> table(Optional<Yaml> node, String name) {
    Map<String, Distribution> values = new LinkedHashMap<>();
    if (node.isPresent()) {
      for (Yaml.Entry entry : Section.entries(node.get(), name, findings)) {
        value(entry.value(), entry.key()).ifPresent(value -> values.put(entry.key(), value));
      }
    }
    return values;
  }

  /// One value; a finding and empty if it is none.
  Optional<Distribution> value(Yaml node, String name) {
    try {
      return switch (node) {
        case Yaml.Items items -> Optional.of(list(items));
        case Yaml.Text(Place _, String text) when text.startsWith(VALUES) && text.endsWith(")") ->
            Optional.of(column(text));
        case Yaml.Text text -> Optional.of(DistributionText.parse(text.value()));
        case Yaml.Entries entries -> {
          findings.expected(entries, "a value for '" + Findings.shown(name) + "'", "");
          yield Optional.empty();
        }
      };
    } catch (IllegalArgumentException e) {
      findings.error(
          node.place(),
          "'" + Findings.shown(name) + "': " + e.getMessage() + (endsSentence(e) ? "" : "."),
          remedy(node));
      return Optional.empty();
    }
  }

  private static boolean endsSentence(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") || message.endsWith("?");
  }

  // In {a: uniform(0, 1)} YAML ends the value at the comma.
  private static String remedy(Yaml node) {
    return node instanceof Yaml.Text text
            && text.value().contains("(")
            && !text.value().contains(")")
        ? "Inside braces a value with commas needs quotes."
        : "";
  }

  private static Distribution list(Yaml.Items items) {
    List<String> elements = new ArrayList<>(items.items().size());
    for (Yaml item : items.items()) {
      if (!(item instanceof Yaml.Text text)) {
        throw new IllegalArgumentException(
            "expected a list of numbers, found in it " + item.kind());
      }
      elements.add(text.value());
    }
    return DistributionText.list(elements);
  }

  private Distribution column(String text) {
    List<String> arguments =
        DistributionText.arguments(text.substring(VALUES.length(), text.length() - 1));
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw new IllegalArgumentException(
          "'" + Findings.shown(text) + "' should have the form values(FILE.csv, COLUMN, UNIT)");
    }
    Unit unit = arguments.size() == 3 ? Unit.parse(arguments.get(2)) : Unit.ONE;
    return new Distribution.Listed(column(beside(arguments.get(0)), arguments.get(1)), unit);
  }

  // A project that came from elsewhere must not read files that do not belong to it.
  private Path beside(String file) {
    if (folder == null) {
      throw new IllegalArgumentException(
          "'"
              + Findings.shown(file)
              + "' cannot be read, since the project is not in a folder yet");
    }
    try {
      Path path = folder.resolve(file).normalize();
      if (path.startsWith(folder.normalize()) && !Path.of(file).isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Falls through to the same answer: it names no file of this folder.
    }
    throw new IllegalArgumentException(
        "'" + Findings.shown(file) + "' is not a file in the folder of the project");
  }

  private static List<Double> column(Path file, String column) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser table = format.parse(reader)) {
      if (!table.getHeaderNames().contains(column)) {
        throw new IllegalArgumentException(
            "there is no column '"
                + Findings.shown(column)
                + "' in "
                + file.getFileName()
                + ". "
                + Nearest.remedy(column, table.getHeaderNames()));
      }
      List<Double> values = new ArrayList<>();
      for (CSVRecord row : table) {
        values.add(number(row, column, file));
      }
      return values;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not a text in UTF-8", e);
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static double number(CSVRecord row, String column, Path file) {
    String cell = row.isSet(column) ? row.get(column).strip() : "";
    try {
      return Quantity.parse(cell).value();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file.getFileName()
              + ", row "
              + row.getRecordNumber()
              + ": '"
              + Findings.shown(cell)
              + "' is not a number",
          e);
    }
  }
}
