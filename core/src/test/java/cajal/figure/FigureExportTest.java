package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.figure.FigureExport.Format;
import cajal.problem.ProblemException;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureExportTest {

  private static final ExportOptions OPTIONS =
      ExportOptions.of(
              new ExportOptions.Provenance(
                  "Réseau µ", "42", "0.1.0", "./cajal figure x --out F.svg"))
          .withDpi(150);

  /// Letters that PDF and SVG writers are known to lose.
  private static final String HARD = "τ Δ µ Ω − α → é";

  private static Figure hardText() {
    Axis x = Axis.Numeric.of(-2, 2, "τ_m " + HARD, "µm²");
    Axis y = Axis.Numeric.of(-1e-9, 1e-9, "Δg_syn_ex", "Ω·m");
    return Figure.of(
            "Δ", Palette.LIGHT, List.of(Panel.of(x, y, List.of()).lettered("A").titled("Trial Δ")))
        .sized(120, 80);
  }

  private static Document svg(Figure figure) throws Exception {
    byte[] bytes = FigureExport.bytes(figure, Format.SVG, OPTIONS);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document document) {
    return elements(document, "text").stream().map(Element::getTextContent).toList();
  }

  @Test
  void theSvgHasItsSizeOnPaperAndAllTextsAsText() throws Exception {
    Document document = svg(FigureSamples.raster());
    assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("180.000mm");
    assertThat(document.getDocumentElement().getAttribute("height")).isEqualTo("110.000mm");
    assertThat(texts(document))
        .contains("E (400)", "I (100)", "Time (ms)", "Rate (spikes/s)", "0", "100", "500");
    assertThat(elements(document, "image")).isEmpty();
  }

  @Test
  void theSvgHoldsEveryTraceAndItsUnit() throws Exception {
    Document document =
        svg(TraceFigure.of(FigureSamples.recording(), TraceFigure.Options.standard(Palette.LIGHT)));
    assertThat(texts(document)).contains("V", "m", " (mV)", "E 0", "E 5", "50 mV");
  }

  @Test
  void theSvgHoldsOneTickForEachSpike() throws Exception {
    Figure figure =
        RasterFigure.of(
            FigureSamples.recording(),
            new RasterFigure.Options(
                List.of(), Optional.empty(), OptionalDouble.empty(), Palette.LIGHT));
    String paths =
        String.join(
            " ",
            elements(svg(figure), "path").stream()
                .filter(path -> !path.getParentNode().getNodeName().equals("clipPath"))
                .map(path -> path.getAttribute("d"))
                .toList());
    assertThat(paths.chars().filter(c -> c == 'M').count()).isEqualTo(3000);
  }

  @Test
  void aCrowdedRasterBecomesAnImageWhileItsTextStaysText() throws Exception {
    Document document;
    ExportOptions few = new ExportOptions(150, 1000, ExportOptions.Provenance.NONE);
    byte[] bytes = FigureExport.bytes(FigureSamples.raster(), Format.SVG, few);
    document =
        DocumentBuilderFactory.newNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes));
    assertThat(elements(document, "image")).hasSize(1);
    assertThat(texts(document)).contains("E (400)", "Time (ms)");
  }

  @Test
  void everyFileSaysWhereItComesFrom() throws Exception {
    Figure figure = FigureSamples.raster();
    String svg =
        new String(FigureExport.bytes(figure, Format.SVG, OPTIONS), StandardCharsets.UTF_8);
    String png =
        new String(FigureExport.bytes(figure, Format.PNG, OPTIONS), StandardCharsets.UTF_8);
    assertThat(svg).contains("Synthetic waves", "Réseau µ", ">42<", "Cajal 0.1.0", "--out F.svg");
    assertThat(png).contains("Synthetic waves", "Réseau µ", "42", "Cajal 0.1.0", "--out F.svg");
    try (PDDocument pdf = Loader.loadPDF(FigureExport.bytes(figure, Format.PDF, OPTIONS))) {
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Synthetic waves");
      assertThat(pdf.getDocumentInformation().getCreator()).isEqualTo("Cajal 0.1.0");
      assertThat(pdf.getDocumentInformation().getCustomMetadataValue("Project"))
          .isEqualTo("Réseau µ");
      assertThat(pdf.getDocumentInformation().getCustomMetadataValue("Seed")).isEqualTo("42");
    }
  }

  @Test
  void thePdfEmbedsItsFontAndKeepsGreekMicroAndMinusAsText() throws Exception {
    byte[] bytes = FigureExport.bytes(hardText(), Format.PDF, OPTIONS);
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      List<PDFont> fonts = new ArrayList<>();
      collect(pdf.getPage(0).getResources(), fonts);
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      // Upward text is read letter by letter, each on a line of its own.
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      assertThat(text).contains("Δ", "τ", "µm2", "Ω·m", "−1", "syn,ex", "TrialΔ");
      assertThat(HARD.replace(" ", "").chars().filter(c -> text.indexOf(c) < 0).count()).isZero();
      assertThat(pdf.getPage(0).getMediaBox().getWidth())
          .isCloseTo(120 * 72 / 25.4f, within(0.01f));
    }
  }

  private static void collect(PDResources resources, List<PDFont> fonts) throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name)
          instanceof org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject form) {
        collect(form.getResources(), fonts);
      }
    }
  }

  @Test
  void theSvgKeepsGreekMicroAndMinusAsText() throws Exception {
    String text = String.join("", texts(svg(hardText())));
    assertThat(text).contains("τ", HARD, "Ω·m", "−1", "Trial Δ");
  }

  @Test
  void theSvgEmbedsAFontThatHasEveryLetterOfItsTexts() throws Exception {
    Document document = svg(hardText());
    String style = elements(document, "style").getFirst().getTextContent();
    String base64 = style.substring(style.indexOf("base64,") + 7, style.lastIndexOf(')'));
    Font font =
        Font.createFont(
            Font.TRUETYPE_FONT, new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    assertThat(texts(document)).allMatch(text -> font.canDisplayUpTo(text) < 0);
  }

  @Test
  void thePngHasTheSizeAndResolutionThatWereChosen() throws Exception {
    byte[] bytes =
        FigureExport.bytes(FigureSamples.raster().sized(85, 60), Format.PNG, OPTIONS.withDpi(300));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(image.getWidth()).isEqualTo(Math.round(85 / 25.4f * 300));
    assertThat(image.getHeight()).isEqualTo(Math.round(60 / 25.4f * 300));
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    ByteBuffer chunk = ByteBuffer.wrap(bytes, at + 4, 9);
    assertThat(chunk.getInt()).isEqualTo(11811);
    assertThat(chunk.getInt()).isEqualTo(11811);
    assertThat(chunk.get()).isEqualTo((byte) 1);
  }

  @Test
  void pdfAndPngShowTheSamePicture() throws Exception {
    Map<String, Figure> figures = new LinkedHashMap<>(FigureSamples.all());
    figures.keySet().retainAll(List.of("raster", "overlaid", "heat map", "network"));
    figures.put("hard text", hardText());
    int dpi = 110;
    for (Map.Entry<String, Figure> entry : figures.entrySet()) {
      Figure figure = entry.getValue().sized(130, 90);
      BufferedImage png =
          ImageIO.read(
              new ByteArrayInputStream(
                  FigureExport.bytes(figure, Format.PNG, OPTIONS.withDpi(dpi))));
      BufferedImage pdf;
      try (PDDocument document =
          Loader.loadPDF(FigureExport.bytes(figure, Format.PDF, OPTIONS.withDpi(dpi)))) {
        pdf = new PDFRenderer(document).renderImageWithDPI(0, dpi);
      }
      // In blocks of 1.4 mm the mean brightness differs by how two programs set one letter or place
      // one tick: by a few hundredths. A lost label, mark or panel differs by more than a tenth.
      assertThat(largestDifference(png, pdf, 8)).as(entry.getKey()).isLessThan(0.12);
      assertThat(meanDifference(png, pdf, 8)).as(entry.getKey()).isLessThan(0.01);
    }
  }

  private static double largestDifference(BufferedImage a, BufferedImage b, int block) {
    return blocks(a, b, block).mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static double meanDifference(BufferedImage a, BufferedImage b, int block) {
    return blocks(a, b, block).mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static Stream<Double> blocks(BufferedImage a, BufferedImage b, int block) {
    List<Double> differences = new ArrayList<>();
    for (int y = 0; y + block <= Math.min(a.getHeight(), b.getHeight()); y += block) {
      for (int x = 0; x + block <= Math.min(a.getWidth(), b.getWidth()); x += block) {
        differences.add(Math.abs(brightness(a, x, y, block) - brightness(b, x, y, block)));
      }
    }
    return differences.stream();
  }

  private static double brightness(BufferedImage image, int x0, int y0, int block) {
    double sum = 0;
    for (int y = y0; y < y0 + block; y++) {
      for (int x = x0; x < x0 + block; x++) {
        int rgb = image.getRGB(x, y);
        sum += (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
      }
    }
    return sum / (3.0 * 255 * block * block);
  }

  @Test
  void theScreenShowsWhatThePngShows() throws Exception {
    Figure figure = FigureSamples.raster();
    BufferedImage png =
        ImageIO.read(new ByteArrayInputStream(FigureExport.bytes(figure, Format.PNG, OPTIONS)));
    BufferedImage screen =
        new BufferedImage(png.getWidth(), png.getHeight(), BufferedImage.TYPE_INT_RGB);
    FigurePainter.paint(figure, screen.createGraphics(), png.getWidth(), png.getHeight());
    // Rounding the size to whole pixels moves marks by less than a pixel.
    assertThat(meanDifference(png, screen, 8)).isLessThan(0.003);
  }

  @Test
  void theSameFigureGivesTheSameBytes() throws Exception {
    for (Format format : Format.values()) {
      byte[] first = FigureExport.bytes(FigureSamples.raster(), format, OPTIONS);
      byte[] second = FigureExport.bytes(FigureSamples.raster(), format, OPTIONS);
      assertThat(second).as("%s", format).isEqualTo(first);
    }
  }

  @Test
  void aMillionSpikesAreWrittenWithinTwentySeconds() throws Exception {
    SyntheticRecording recording = new SyntheticRecording(8, 10_000, 2_500, 3000, 1_000_000);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (Format format : List.of(Format.SVG, Format.PDF)) {
      // Processor time, which other programs on the machine do not change.
      long start = threads.getCurrentThreadCpuTime();
      Figure figure = RasterFigure.of(recording, RasterFigure.Options.standard(Palette.LIGHT));
      byte[] bytes = FigureExport.bytes(figure, format, OPTIONS.withDpi(300));
      assertThat((threads.getCurrentThreadCpuTime() - start) / 1e9).as("%s", format).isLessThan(20);
      // A vector tick for each spike would need 20 MB.
      assertThat(bytes.length).as("%s", format).isLessThan(8_000_000);
    }
  }

  @Test
  void aNameInAScriptThatTheFontLacksStillGivesAFile() throws Exception {
    Figure figure =
        Figure.of(
            "興奮",
            Palette.LIGHT,
            List.of(
                Panel.of(
                    Axis.Numeric.of(0, 1, "時間 ab", "ms"),
                    Axis.Numeric.of(0, 1, "興奮", ""),
                    List.of())));
    for (Format format : Format.values()) {
      assertThat(FigureExport.bytes(figure, format, OPTIONS)).as("%s", format).isNotEmpty();
    }
  }

  @Test
  void aWrittenFileIsWholeAndLeavesNothingBeside(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("new/raster.svg");
    FigureExport.write(FigureSamples.raster(), file, OPTIONS);
    FigureExport.write(FigureSamples.raster(), file, OPTIONS);
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files.toList()).containsExactly(file);
    }
    assertThat(Files.readString(file)).endsWith("</svg>");
  }

  @Test
  void anUnknownEndingAndAnUnwritablePlaceAreSaidInPlainWords(@TempDir Path folder)
      throws Exception {
    assertThatThrownBy(
            () -> FigureExport.write(FigureSamples.raster(), folder.resolve("a.gif"), OPTIONS))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(".svg, .pdf or .png");
    Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("a.svg");
    assertThatThrownBy(() -> FigureExport.write(FigureSamples.raster(), blocked, OPTIONS))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("could not be written");
  }
}
