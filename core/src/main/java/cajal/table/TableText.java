package cajal.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Tables as text: CSV with a line of names, and JSON.
public final class TableText {

  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private TableText() {}

  /// Comma separated, a line of names first, `.` as decimal point, empty where there is no value.
  public static String csv(Table table) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
      printer.printRecord(table.columns().stream().map(Column::name).toList());
      for (int row = 0; row < table.rows(); row++) {
        int at = row;
        printer.printRecord(table.columns().stream().map(column -> column.text(at)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// An object with a list for each column, in the order of the table: `{"cell": [...], ...}`.
  public static JsonObject json(Table table) {
    JsonObject object = new JsonObject();
    for (Column column : table.columns()) {
      JsonArray values = new JsonArray(column.rows());
      switch (column) {
        case Column.Numbers numbers -> {
          for (double value : numbers.values()) {
            values.add(number(value));
          }
        }
        case Column.Texts(String _, String _, List<String> texts) -> texts.forEach(values::add);
      }
      object.add(column.name(), values);
    }
    return object;
  }

  /// A number for JSON, which knows neither NaN nor infinity.
  public static JsonElement number(double value) {
    if (!Double.isFinite(value)) {
      return JsonNull.INSTANCE;
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? new JsonPrimitive((long) value)
        : new JsonPrimitive(value);
  }
}
