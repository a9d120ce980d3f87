package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.activity.Activity;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arrays of every type, order and shape that NumPy writes.
class NpyFileTest {

  @TempDir Path folder;

  private static byte[] npy(String descr, String order, String shape, byte[] data) {
    String head =
        "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
    String padded = head + " ".repeat((64 - (10 + head.length() + 1) % 64) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(NpyFile.MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
    bytes.put(padded.getBytes(StandardCharsets.US_ASCII)).put(data);
    return bytes.array();
  }

  private static NamedArray read(byte[] bytes) throws IOException {
    return NpyFile.read(
        () -> new ByteArrayInputStream(bytes), "a", "a.npy", bytes.length, Progress.NONE);
  }

  private static double[] numbers(byte[] bytes) throws IOException {
    return ((NamedArray.Numeric) read(bytes)).values();
  }

  /// Bytes as NumPy 1.24 writes them for -2 and 3, or 2 and 3 where there is no sign.
  @ParameterizedTest
  @CsvSource({
    "<f8,00000000000000C0 0000000000000840,-2",
    ">f8,C000000000000000 4008000000000000,-2",
    "<f4,000000C0 00004040,-2",
    ">f4,C0000000 40400000,-2",
    "<f2,00C0 0042,-2",
    ">f2,C000 4200,-2",
    "|i1,FE 03,-2",
    "<i2,FEFF 0300,-2",
    ">i2,FFFE 0003,-2",
    "<i4,FEFFFFFF 03000000,-2",
    ">i4,FFFFFFFE 00000003,-2",
    "<i8,FEFFFFFFFFFFFFFF 0300000000000000,-2",
    ">i8,FFFFFFFFFFFFFFFE 0000000000000003,-2",
    "|u1,FE 03,254",
    "<u2,FEFF 0300,65534",
    ">u4,FFFFFFFE 00000003,4294967294",
    "<u8,FEFFFFFFFFFFFFFF 0300000000000000,18446744073709551614"
  })
  void everyTypeOfNumberIsRead(String descr, String hex, double first) throws IOException {
    byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(numbers(npy(descr, "False", "(2,)", data))).containsExactly(first, 3);
  }

  @Test
  void truthValuesAreZeroAndOne() throws IOException {
    assertThat(numbers(npy("|b1", "False", "(3,)", new byte[] {0, 1, 1}))).containsExactly(0, 1, 1);
  }

  @Test
  void theOrderOfDimensionsDoesNotMatter() throws IOException {
    byte[] rows = {1, 2, 3, 4, 5, 6};
    byte[] columns = {1, 4, 2, 5, 3, 6};

    assertThat(numbers(npy("|i1", "True", "(2, 3)", columns)))
        .containsExactly(numbers(npy("|i1", "False", "(2, 3)", rows)));
    byte[] cube = {
      0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23
    };
    double[] counted = new double[24];
    java.util.Arrays.setAll(counted, i -> i);
    assertThat(numbers(npy("|i1", "True", "(2, 3, 4)", cube))).containsExactly(counted);
  }

  @Test
  void textsAreReadInBothForms() throws IOException {
    byte[] wide = "A\0\0\0V\0\0\0B\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = "AVB\0".getBytes(StandardCharsets.US_ASCII);

    assertThat(((NamedArray.Textual) read(npy("<U2", "False", "(2,)", wide))).values())
        .containsExactly("AV", "B");
    assertThat(((NamedArray.Textual) read(npy("|S2", "False", "(2,)", bytes))).values())
        .containsExactly("AV", "B");
  }

  @Test
  void aShapeThatTheFileCannotHoldIsRefusedBeforeMemoryIsTaken() {
    assertThatThrownBy(() -> read(npy("<f8", "False", "(200000000,)", new byte[8])))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("needs 1600000000 bytes");
    assertThatThrownBy(() -> read(npy("<f8", "False", "(4000000000, 3)", new byte[8])))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void objectsAreRefusedSinceOnlyPythonCanReadThem() {
    assertThatThrownBy(() -> read(npy("|O", "False", "(2,)", new byte[16])))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Python objects");
  }

  @Test
  void theHeadIsWhatNumPyWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFile.write(out, new int[] {2}, i -> i - 2.0);
    byte[] data = HexFormat.of().parseHex("00000000000000c0000000000000f0bf");

    assertThat(out.toByteArray()).isEqualTo(npy("<f8", "False", "(2,)", data));
  }

  @Test
  void theLongerSideOfAMatrixIsTime() throws IOException {
    Path file = folder.resolve("calcium.npy");
    Files.write(file, npy("|i1", "False", "(2, 3)", new byte[] {1, 2, 3, 4, 5, 6}));
    Activity read = Recordings.open(file);

    assertThat(read.signals().getFirst().values()[1]).containsExactly(4, 5, 6);
    assertThat(read.unitNames()).containsExactly("0", "1");
  }
}
