package cajal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {

  private static final Table CELLS =
      new Table(
          "cells",
          "Cells",
          List.of(
              new Column.Texts("cell", "Name.", List.of("AVAL", "DD1", "PLML", "AVAR")),
              new Column.Texts(
                  "type", "Type.", List.of("interneuron", "motor", "sensory", "interneuron")),
              new Column.Numbers("degree", "", "Degree.", new double[] {130, 22, 18, Double.NaN})));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "degree > 20 | {0, 1}",
        "degree>20 and type=motor | {1}",
        "degree >= 18 type != motor | {0, 2}",
        "type = Motor or cell ~ plm | {1, 2}",
        "ava | {0, 3}",
        "not ava | {1, 2}",
        "not (ava or degree < 20) | {1}",
        "\"dd1\" | {1}",
        "degree != 22 | {0, 2}",
        "cell = AVAL | {0}",
      })
  void expressionsChooseRows(String expression, String rows) {
    assertThat(RowFilter.rows(CELLS, expression)).hasToString(rows);
  }

  @Test
  void nothingAskedForIsEverything() {
    assertThat(RowFilter.rows(CELLS, "  ").cardinality()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "degree >",
        "degree > many",
        "(ava",
        "ava and",
        "> 3",
        "type < b",
        "ava )",
        "degree ~ 2"
      })
  void whatCannotBeReadIsSaidInWords(String expression) {
    assertThatThrownBy(() -> RowFilter.rows(CELLS, expression))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("The filter");
  }

  @Test
  void anUnknownColumnIsNamedWithTheNearest() {
    assertThatThrownBy(() -> RowFilter.rows(CELLS, "degre > 3"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("degree");
  }
}
