package cajal.app.cli;

import cajal.analyse.Input;
import cajal.analyse.Input.NamedMatrix;
import cajal.analyse.Input.NamedTensor;
import cajal.analyse.Input.TensorAxis;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Matrices and tensors for an analysis, from .csv and .npy files.
final class AnalysisInput {

  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

  private AnalysisInput() {}

  /// @throws ProblemException if a file cannot be read
  static Input read(List<Path> files) {
    if (files.size() > 1) {
      throw new BadArgument("Several inputs are possible for recordings only.");
    }
    Path file = files.getFirst();
    try {
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".npy")) {
        return npy(file);
      }
      if (name.endsWith(".csv")) {
        return csv(file);
      }
    } catch (IOException | RuntimeException e) {
      throw problem(file, "cannot be read: " + e.getMessage() + ".");
    }
    throw problem(file, "is no kind of input that is known: .csv or .npy.");
  }

  private static ProblemException problem(Path file, String what) {
    return new ProblemException(
        Problem.error(Problem.Place.of(file.toString()), "This file " + what, ""));
  }

  private static NamedMatrix csv(Path file) throws IOException {
    List<CSVRecord> records;
    try (CSVParser parser = CSVFormat.DEFAULT.parse(Files.newBufferedReader(file))) {
      records = parser.getRecords();
    }
    boolean named =
        !records.isEmpty() && records.getFirst().stream().noneMatch(AnalysisInput::isNumber);
    List<String> columns =
        named
            ? records.getFirst().stream().toList()
            : numbered("column ", records.isEmpty() ? 0 : records.getFirst().size());
    List<CSVRecord> rows = named ? records.subList(1, records.size()) : records;
    double[][] values =
        rows.stream()
            .map(row ->
                row.stream()
                    .mapToDouble(cell -> cell.isBlank() ? Double.NaN : Double.parseDouble(cell))
                    .toArray())
            .toArray(double[][]::new);
    return new NamedMatrix(file.toString(), numbered("row ", rows.size()), columns, values);
  }

  private static boolean isNumber(String text) {
    try {
      var _ = Double.parseDouble(text);
      return true;
    } catch (NumberFormatException _) {
      return text.isBlank();
    }
  }

  private static Input npy(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int start = bytes.get(6) == 1 ? 10 : 12;
    int length = bytes.get(6) == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8);
    String header = new String(bytes.array(), start, length, StandardCharsets.ISO_8859_1);
    Matcher shape = SHAPE.matcher(header);
    if (header.contains("'fortran_order': True") || !shape.find()) {
      throw new IOException("only arrays in the order of C are read");
    }
    int[] sizes =
        Arrays.stream(shape.group(1).split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    double[] values = new double[Arrays.stream(sizes).reduce(1, Math::multiplyExact)];
    bytes.position(start + length);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          header.contains("<f8")
              ? bytes.getDouble()
              : header.contains("<f4")
                  ? bytes.getFloat()
                  : header.contains("<i8") ? bytes.getLong() : bytes.getInt();
    }
    if (sizes.length == 2) {
      double[][] rows = new double[sizes[0]][];
      Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * sizes[1], (row + 1) * sizes[1]));
      return new NamedMatrix(
          file.toString(), numbered("row ", sizes[0]), numbered("column ", sizes[1]), rows);
    }
    List<TensorAxis> axes = new ArrayList<>();
    for (int axis = 0; axis < sizes.length; axis++) {
      axes.add(new TensorAxis("axis " + (axis + 1), numbered("", sizes[axis])));
    }
    return new NamedTensor(file.toString(), axes, values);
  }

  private static List<String> numbered(String word, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> word + i).toList();
  }
}
