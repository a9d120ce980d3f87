package cajal.connectome.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

  @TempDir Path folder;

  private Imported read(String name, String text, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve(name), text.getBytes(charset));
    return ConnectomeFiles.read(file, ImportOptions.GUESS, Progress.NONE);
  }

  private Imported read(String text) throws IOException {
    return read("t.csv", text, StandardCharsets.UTF_8);
  }

  private static Connection chemical(String pre, String post, double weight) {
    return new Connection(pre, post, false, weight);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pre,post,weight\nA,B,1.5\nB,C,2\n",
        "Source;Target;Weight\r\nA;B;1,5\r\nB;C;2\r\n",
        "Neuron 1\tNeuron 2\tNbr\rA\tB\t1.5\rB\tC\t2\r",
        "\uFEFF\"from\",\"to\",\"n\"\n\"A\",\"B\",\"1,5\"\n\n B , C ,2",
        "# made by somebody\nweight|post|pre\n1.5|B|A\n2|C|B",
        "A B 1.5\nB   C   2\n",
        "A,B,1.5\nB,C,2",
        "presynaptic,remark,postsynaptic,synapses\nA,x,B,1.5\nB,y,C,2\n",
        "sep=;\r\npre;post;weight\r\nA;B;1,5\r\nB;C;2\r\n",
        "sender,receiver,strange\nA,B,1.5\nB,C,2\n"
      })
  void aListOfConnectionsIsReadWhateverItsForm(String text) throws IOException {
    assertThat(read(text).connectome().connections())
        .containsExactly(chemical("A", "B", 1.5), chemical("B", "C", 2));
  }

  @Test
  void textInUtf16AndLatin1IsRead() throws IOException {
    String text = "pre,post,weight\nÄ,B,1\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
      assertThat(read("t.csv", text, charset).connectome().connections())
          .containsExactly(chemical("Ä", "B", 1));
    }
  }

  @Test
  void aMappingIsGuessedShownAndOverridden() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("odd.tsv"), "z\ty\tx\ts\tt\nA\tB\t7\tgap\t2\nB\tC\t8\tchem\t3\n");
    TablePreview preview = ConnectomeFiles.preview(file).orElseThrow();
    assertThat(preview.separator()).isEqualTo('\t');
    assertThat(preview.heads()).containsExactly("z", "y", "x", "s", "t");
    assertThat(preview.rows()).hasSize(2);
    assertThat(preview.guess().text()).isEqualTo("pre=z,post=y,weight=x");
    ColumnMapping chosen = ColumnMapping.parse("pre=y,post=1,weight=T,kind=s");
    assertThat(ColumnMapping.parse(chosen.text())).isEqualTo(chosen);
    assertThat(preview.guess().with(ColumnMapping.Role.WEIGHT, "t").of(ColumnMapping.Role.WEIGHT))
        .contains("t");
    Imported read =
        ConnectomeFiles.read(file, ImportOptions.GUESS.withColumns(chosen), Progress.NONE);
    assertThat(read.connectome().connections())
        .containsExactly(new Connection("B", "A", true, 2), chemical("C", "B", 3));
    ColumnMapping wrong = ColumnMapping.parse("pre=q,post=y");
    assertThatThrownBy(
            () -> ConnectomeFiles.read(file, ImportOptions.GUESS.withColumns(wrong), Progress.NONE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no column 'q' for pre");
    assertThatThrownBy(() -> ColumnMapping.parse("pree=a"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Did you mean 'pre'?");
  }

  @Test
  void oddRowsAreReportedWithTheirLines() throws IOException {
    Imported read =
        read(
            """
            pre,post,weight,kind
            A,B,1,chemical
            A,B,2,chemical
            ,B,1,chemical
            A,C,0,chemical
            A,C,x,chemical
            A,D,4,magic
            A,E,3,gap junction
            E,A,5,gap junction
            """);
    assertThat(read.connectome().connections())
        .containsExactly(
            chemical("A", "B", 3), chemical("A", "D", 4), new Connection("A", "E", true, 5));
    assertThat(read.notes())
        .allMatch(note -> !note.isError())
        .extracting(Problem::toString)
        .anySatisfy(n -> assertThat(n).startsWith("t.csv:3:1: A to B stands in line 2 already."))
        .anySatisfy(n -> assertThat(n).startsWith("t.csv:4:1: A connection lacks a cell."))
        .anySatisfy(n -> assertThat(n).startsWith("t.csv:5:1: A to C has the weight 0."))
        .anySatisfy(n -> assertThat(n).startsWith("t.csv:6:1: The weight 'x' is no number."))
        .anySatisfy(n -> assertThat(n).startsWith("t.csv:7:1: 'magic' is no known kind"))
        .anySatisfy(n -> assertThat(n).contains("t.csv:8:1:", "3 here and 5 in line 9"))
        .anySatisfy(n -> assertThat(n).contains("1 gap junctions are listed both ways"));
  }

  @Test
  void rowsOfAnotherLengthAreReported() throws IOException {
    Imported list = read("pre,post,weight\nA,B,3\nB,C,4,5\nC,A,1,\n");
    assertThat(list.connectome().connections()).hasSize(3);
    assertThat(list.notes())
        .extracting(problem -> problem.place() + " " + problem.what())
        .containsExactly("t.csv:3:1 The row has 4 fields, the table 3 columns.");

    Imported matrix = read(",A,B,C\nA,0,1\nB,2,0,1,9\nC,1,1,0\n");
    assertThat(matrix.connectome().connections()).hasSize(5);
    assertThat(matrix.notes())
        .extracting(problem -> problem.place() + " " + problem.what())
        .containsExactly(
            "t.csv:2:1 The row has 3 fields, the table 4 columns.",
            "t.csv:3:1 The row has 5 fields, the table 4 columns.");
  }

  @Test
  void manyOfAKindAreCounted() throws IOException {
    StringBuilder text = new StringBuilder("pre,post,weight\nA,B,1\n");
    for (int i = 0; i < 100; i++) {
      text.append("A,C,0\n");
    }
    List<Problem> notes = read(text.toString()).notes();
    assertThat(notes).hasSize(6);
    assertThat(notes.getLast().what()).isEqualTo("And 95 more rows of no weight.");
  }

  @Test
  void aMatrixIsReadWithItsRemarks() throws IOException {
    Imported read =
        read(
            """
            Chemical synapses,,,,
            ,,A,B,C
            row,A,,2,
            ,B,0,,3
            ,C,1,x,
            """);
    assertThat(read.format()).isEqualTo("adjacency matrix");
    assertThat(read.connectome().connections())
        .containsExactly(chemical("A", "B", 2), chemical("B", "C", 3), chemical("C", "A", 1));
    assertThat(read.notes())
        .extracting(Problem::toString)
        .anySatisfy(n -> assertThat(n).contains("t.csv:5:", "'x' from C to B is no number"));
  }

  @Test
  void aSymmetricMatrixOfGapJunctionsStandsOnceAndTheLargerNumberCounts() throws IOException {
    Path file = Files.writeString(folder.resolve("gap.csv"), ",A,B,C\nA,1,2,\nB,2,,4\nC,,3,\n");
    assertThat(ConnectomeFiles.preview(file).map(TablePreview::matrix)).contains(true);
    ImportOptions electrical =
        new ImportOptions(Optional.empty(), Optional.empty(), ConnectionKind.ELECTRICAL);
    Imported read = ConnectomeFiles.read(file, electrical, Progress.NONE);
    assertThat(read.connectome().connections())
        .containsExactly(
            new Connection("A", "A", true, 1),
            new Connection("A", "B", true, 2),
            new Connection("B", "C", true, 4));
    assertThat(read.notes().toString()).contains("4 here and 3 in line 4");
    Imported symmetric = read(",A,B\nA,0,2\nB,2,0\n");
    assertThat(symmetric.notes().toString()).contains("The matrix is symmetric");
  }

  @Test
  void aTableOfCellsBesideTheConnectionsIsFound() throws IOException {
    Files.writeString(
        folder.resolve("fly_nodes.csv"),
        "id,name,hemisphere,class,x,y,z,pair_id\n7,KC1,L,Kenyon,1,2,3,9\n8,KC2,R,Kenyon,,,,9\n");
    Imported read =
        read("fly_edges.csv", "pre,post,weight\n7,8,3\n8,9,1\n", StandardCharsets.UTF_8);
    Cell first = read.connectome().cells().getFirst();
    assertThat(first.name()).isEqualTo("7");
    assertThat(first.cellClass()).isEqualTo("Kenyon");
    assertThat(first.position()).contains(new Connectome.Position(1, 2, 3));
    assertThat(first.facts())
        .containsEntry("hemisphere", "L")
        .containsEntry("pair_id", "9")
        .containsEntry("label", "KC1");
    assertThat(read.notes().toString())
        .contains("fly_nodes.csv")
        .contains("'9' is not in the list of cells");
  }

  @Test
  void namesOfWormsAreUnifiedAndWhatIsKnownIsAdded() throws IOException {
    Imported read =
        read(
            "pre,post,weight\nAVAL,VB01,1\nvb02,AVAR,2\nDA03,BWM-DL05,1\nAVBL,dBWMR7,1\nAVBR,XYZ,1\n");
    assertThat(read.connectome().connections())
        .containsExactly(
            chemical("AVAL", "VB1", 1),
            chemical("VB2", "AVAR", 2),
            chemical("DA3", "MDL05", 1),
            chemical("AVBL", "MDR07", 1),
            chemical("AVBR", "XYZ", 1));
    assertThat(read.connectome().cell("VB1").transmitters()).containsExactly("acetylcholine");
    assertThat(read.connectome().cell("MDL05").kind()).isEqualTo(Kind.MUSCLE);
    assertThat(read.connectome().cell("XYZ").kind()).isEqualTo(Kind.OTHER);
    assertThat(read.notes().toString())
        .contains("'VB01' is read as VB1", "'XYZ' is no known cell of C. elegans");
  }

  @Test
  void synapsesListedAsReceivedAreThoseListedAsSent() throws IOException {
    Imported read = read("a;b;Type;Nbr\nX;Y;S;1\nX;Y;Sp;2\nY;X;R;1\nY;X;Rp;2\n");
    assertThat(read.connectome().connections()).containsExactly(chemical("X", "Y", 3));
    assertThat(read.notes().toString()).contains("t.csv", "2 rows from here on", "received");
    assertThat(read("a;b;Type;Nbr\nY;X;R;1\n").connectome().connections())
        .containsExactly(chemical("X", "Y", 1));
  }
}
