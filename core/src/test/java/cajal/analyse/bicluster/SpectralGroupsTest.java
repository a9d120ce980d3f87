package cajal.analyse.bicluster;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.analyse.Work;
import cajal.analyse.fixture.Numbers;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpectralGroupsTest {

  @Test
  void blocksOfTheReferenceMatrixAreFoundAtLeastAsWellAsByScikitLearn() throws IOException {
    double[][] matrix = Numbers.read(Recordings.reference("cocluster/dhillon_matrix.csv"));
    JsonObject expected =
        JsonParser.parseString(
                Files.readString(Recordings.reference("cocluster/dhillon_expected.json")))
            .getAsJsonObject();
    SpectralGroups found = SpectralGroups.blocks(matrix, 4, Work.quiet(1));
    double score =
        consensus(
            sets(found.rows(), 4),
            sets(found.columns(), 4),
            sets(expected.getAsJsonArray("true_rows")),
            sets(expected.getAsJsonArray("true_cols")));
    assertThat(score).isGreaterThanOrEqualTo(0.8623372948500283 - 1e-9);
  }

  @Test
  void plantedBlocksAreFoundExactly() {
    RandomSequence random = RandomSequence.of(3, "blocks");
    int[] rows = labels(random, 60, 3);
    int[] columns = labels(random, 40, 3);
    double[][] matrix = new double[60][40];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 40; j++) {
        matrix[i][j] = (rows[i] == columns[j] ? 50 : 0) + 4 * random.normal();
      }
    }
    SpectralGroups found = SpectralGroups.blocks(matrix, 3, Work.quiet(1));
    assertThat(
            consensus(
                sets(found.rows(), 3), sets(found.columns(), 3), sets(rows, 3), sets(columns, 3)))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aPlantedCheckerboardIsFoundExactly(SpectralGroups.Normalisation normalisation) {
    RandomSequence random = RandomSequence.of(5, "checkerboard");
    int[] rows = labels(random, 80, 4);
    int[] columns = labels(random, 60, 3);
    double[][] levels = new double[4][3];
    for (double[] level : levels) {
      Arrays.setAll(level, _ -> 10 + 90 * random.uniform());
    }
    double[][] matrix = new double[80][60];
    for (int i = 0; i < 80; i++) {
      for (int j = 0; j < 60; j++) {
        matrix[i][j] = levels[rows[i]][columns[j]] + 5 * random.normal();
      }
    }
    SpectralGroups found =
        SpectralGroups.checkerboard(matrix, new int[] {4, 3}, normalisation, 3, Work.quiet(1));
    assertThat(same(found.rows(), rows)).as("rows").isTrue();
    assertThat(same(found.columns(), columns)).as("columns").isTrue();
  }

  private static int[] labels(RandomSequence random, int count, int groups) {
    int[] labels = new int[count];
    Arrays.setAll(labels, _ -> random.below(groups));
    return labels;
  }

  // Whether two labellings part the same things.
  private static boolean same(int[] a, int[] b) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        if ((a[i] == a[j]) != (b[i] == b[j])) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean[][] sets(int[] labels, int groups) {
    boolean[][] sets = new boolean[groups][labels.length];
    for (int i = 0; i < labels.length; i++) {
      sets[labels[i]][i] = true;
    }
    return sets;
  }

  private static boolean[][] sets(JsonArray rows) {
    List<boolean[]> sets = new ArrayList<>();
    for (var row : rows) {
      boolean[] set = new boolean[row.getAsJsonArray().size()];
      for (int i = 0; i < set.length; i++) {
        set[i] = row.getAsJsonArray().get(i).getAsInt() == 1;
      }
      sets.add(set);
    }
    return sets.toArray(boolean[][]::new);
  }

  // Mean Jaccard index of bi-clusters under the best matching, by all permutations.
  private static double consensus(
      boolean[][] rowsA, boolean[][] columnsA, boolean[][] rowsB, boolean[][] columnsB) {
    int count = rowsA.length;
    double[][] similar = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double shared = shared(rowsA[a], rowsB[b]) * shared(columnsA[a], columnsB[b]);
        double sizeA = shared(rowsA[a], rowsA[a]) * shared(columnsA[a], columnsA[a]);
        double sizeB = shared(rowsB[b], rowsB[b]) * shared(columnsB[b], columnsB[b]);
        similar[a][b] = shared / (sizeA + sizeB - shared);
      }
    }
    return best(similar, 0, new boolean[count]) / count;
  }

  private static double best(double[][] similar, int row, boolean[] taken) {
    if (row == similar.length) {
      return 0;
    }
    double best = 0;
    for (int column = 0; column < similar.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, similar[row][column] + best(similar, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }

  private static double shared(boolean[] a, boolean[] b) {
    double count = 0;
    for (int i = 0; i < a.length; i++) {
      count += a[i] && b[i] ? 1 : 0;
    }
    return count;
  }
}
