package cajal.connectome.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectomes;
import cajal.table.Column;
import cajal.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectomeMatrixTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");

  private static ConnectomeMatrix matrix(MatrixOrder.By by) {
    return ConnectomeMatrix.of(WORM, MatrixOrder.of(WORM, ConnectomeMatrix.neurons(WORM), by));
  }

  private static double sum(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
  }

  @ParameterizedTest
  @EnumSource
  void everyOrderHasAllNeuronsOnceAndAllWeight(MatrixOrder.By by) {
    ConnectomeMatrix matrix = matrix(by);
    assertThat(matrix.cells()).containsExactlyInAnyOrderElementsOf(WORM.neurons());
    // 20,965 sections of synapses; of gap junctions 5,825 with loops, the others on both sides.
    assertThat(sum(matrix.chemical())).isEqualTo(20965);
    double loops =
        WORM.connections().stream()
            .filter(c -> c.electrical() && c.pre().equals(c.post()))
            .filter(c -> WORM.cell(c.pre()).kind() == Connectome.Kind.NEURON)
            .mapToDouble(Connectome.Connection::weight)
            .sum();
    assertThat(sum(matrix.electrical())).isEqualTo(2 * 5825 - loops);
    int covered = matrix.groups().stream().mapToInt(g -> g.to() - g.from()).sum();
    assertThat(covered).isIn(0, 302);
  }

  @Test
  void anEntryIsFoundByRowAndColumn() {
    ConnectomeMatrix matrix = matrix(MatrixOrder.By.CLASS);
    int pre = matrix.row("AVAL");
    Connectome.Connection some =
        WORM.connections().stream()
            .filter(c -> c.pre().equals("AVAL") && !c.electrical())
            .filter(c -> matrix.row(c.post()) >= 0)
            .findFirst()
            .orElseThrow();
    int entry = matrix.entry(pre, matrix.row(some.post()));
    assertThat(matrix.chemical()[entry]).isEqualTo((float) some.weight());
    assertThat(matrix.entry(-1, 3)).isEqualTo(-1);
  }

  @Test
  void groupsOfGangliaGoFromHeadToTail() {
    List<String> names =
        matrix(MatrixOrder.By.GANGLION).groups().stream().map(MatrixOrder.Group::name).toList();
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    ConnectomeMatrix matrix = matrix(MatrixOrder.By.GANGLION);
    double first = meanAlong(matrix, matrix.groups().getFirst());
    double last = meanAlong(matrix, matrix.groups().get(matrix.groups().size() - 2));
    assertThat(first).isLessThan(last);
  }

  private static double meanAlong(ConnectomeMatrix matrix, MatrixOrder.Group group) {
    return matrix.cells().subList(group.from(), group.to()).stream()
        .flatMap(cell -> cell.position().stream())
        .mapToDouble(Connectome.Position::yUm)
        .average()
        .orElseThrow();
  }

  @Test
  void aResultOrdersByItsNumbersAndGroupsByItsCommunities() {
    int[] neurons = ConnectomeMatrix.neurons(WORM);
    List<String> names = WORM.neurons().stream().map(Cell::name).toList();
    double[] value = IntStream.range(0, names.size()).mapToDouble(i -> i % 7 + i / 1e3).toArray();
    double[] community = IntStream.range(0, names.size()).mapToDouble(i -> i % 3).toArray();
    Table table =
        new Table(
            "result",
            "Result",
            List.of(
                new Column.Texts("cell", "Cell.", names),
                new Column.Numbers("value", "", "Value.", value),
                new Column.Numbers("community", "", "Community.", community)));
    MatrixOrder byValue = MatrixOrder.of(WORM, neurons, table, "value");
    double[] ordered =
        Arrays.stream(byValue.cells())
            .mapToDouble(i -> value[names.indexOf(WORM.cells().get(i).name())])
            .toArray();
    for (int i = 1; i < ordered.length; i++) {
      assertThat(ordered[i]).isLessThanOrEqualTo(ordered[i - 1]);
    }
    MatrixOrder byCommunity = MatrixOrder.of(WORM, neurons, table, "community");
    assertThat(byCommunity.groups())
        .extracting(MatrixOrder.Group::name)
        .containsExactly("0", "1", "2");
  }

  @Test
  void aDatasetMinusItselfIsNothingAndADifferenceTurnsWithItsOrder() {
    Connectome young = Connectomes.load("witvliet2021_1");
    Connectome old = Connectomes.load("witvliet2021_8");
    MatrixOrder order = MatrixOrder.of(old, ConnectomeMatrix.neurons(old), MatrixOrder.By.NAME);
    assertThat(ConnectomeMatrix.difference(old, old, order).entries()).isZero();
    ConnectomeMatrix grown = ConnectomeMatrix.difference(old, young, order);
    assertThat(sum(grown.chemical())).isPositive();
    assertThat(grown.unit()).isEqualTo(old.weightUnit());
    ConnectomeMatrix parts =
        ConnectomeMatrix.difference(
            WORM, old, MatrixOrder.of(WORM, ConnectomeMatrix.neurons(WORM), MatrixOrder.By.NAME));
    assertThat(Math.abs(sum(parts.chemical()))).isLessThan(1e-2);
  }
}
