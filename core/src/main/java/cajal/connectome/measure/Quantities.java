package cajal.connectome.measure;

import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Numbers about a whole connectome, each with its meaning, and beside it what a null model gives.
final class Quantities {

  private final String name;
  private final String title;
  private final List<String> quantities = new ArrayList<>();
  private final List<String> meanings = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Null> nulls = new ArrayList<>();

  Quantities(String name, String title) {
    this.name = name;
    this.title = title;
  }

  Quantities add(String quantity, double value, String meaning) {
    return add(quantity, value, Null.NONE, meaning);
  }

  Quantities add(String quantity, double value, Null expected, String meaning) {
    quantities.add(quantity);
    values.add(value);
    nulls.add(expected);
    meanings.add(meaning);
    return this;
  }

  /// Columns `quantity`, `value`, `null_mean`, `null_sd`, `z`, `p`, `meaning`.
  Table table() {
    double[] value = values.stream().mapToDouble(v -> v).toArray();
    return Null.columns(
            new Rows(name, title)
                .texts("quantity", "Name of the number.", quantities)
                .numbers("value", "The number.", value),
            value,
            nulls)
        .texts("meaning", "What the number says.", meanings)
        .table();
  }
}
