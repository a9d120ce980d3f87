package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.analyse.fixture.Examples;
import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.FigureExport;
import cajal.figure.FigureExport.Format;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.work.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What every figure of every analysis that is found carries, as a reader of the file meets it.
class ResultFilesContractTest {

  private static final String DATA = "recordings/mouse 7.nwb";
  private static final String VERSION = "1.2.3";

  /// How much of the data is shown: all of it, or so many of how many.
  private static final Pattern BADGE = Pattern.compile("\\ball\\b|\\d of \\d");

  static Stream<Named<Analysis<?>>> analyses() {
    return AnalysisContractTest.analyses();
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void everyFigureTellsWhatItWasMadeFromInEveryFormat(Analysis<P> analysis)
      throws Exception {
    for (Input input : Examples.ordinary(analysis)) {
      Request<P> request = Examples.quick(analysis).seeded(4711);
      Result result = request.run(input, 1, Progress.NONE);
      ResultFiles files = new ResultFiles(request, DATA, VERSION);
      ExportOptions options = ExportOptions.of(files.provenance(result)).withDpi(30);
      for (Result.Plot plot : result.plots(Palette.LIGHT)) {
        for (Format format : Format.values()) {
          Map<String, String> facts = facts(plot.figure(), format, options);
          assertThat(facts)
              .as("%s as %s", plot.name(), format)
              .containsEntry("title", plot.figure().title())
              .containsEntry("data", DATA)
              .containsEntry("analysis", analysis.card().name())
              .containsEntry("seed", "4711")
              .containsEntry("software", "Cajal " + VERSION)
              .containsEntry("command", files.command());
          request
              .texts()
              .forEach(
                  (key, value) -> assertThat(facts.get("parameters")).contains(key + "=" + value));
          assertThat(facts.get("shown")).isEqualTo(String.join("; ", result.notes()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void aBadgeSaysHowMuchOfTheDataIsShown(Analysis<P> analysis) {
    for (Input input : Examples.ordinary(analysis)) {
      Result result = Examples.quick(analysis).run(input, 1, Progress.NONE);
      assertThat(result.notes()).anyMatch(note -> BADGE.matcher(note).find());
      boolean ofSpikes = input.kinds().contains(Card.Kind.SPIKES);
      boolean showsSpikes =
          result.plots(Palette.LIGHT).stream()
              .flatMap(plot -> plot.figure().panels().stream())
              .flatMap(panel -> panel.marks().stream())
              .anyMatch(Mark.Raster.class::isInstance);
      if (ofSpikes && showsSpikes) {
        assertThat(result.notes())
            .anyMatch(note -> note.matches(".*(\\ball spikes|sample .* of .* spikes).*"));
      }
    }
  }

  // By keyword in small letters.
  private static Map<String, String> facts(Figure figure, Format format, ExportOptions options)
      throws Exception {
    byte[] bytes = FigureExport.bytes(figure, format, options);
    return switch (format) {
      case SVG -> svg(bytes);
      case PDF -> pdf(bytes);
      case PNG -> png(bytes);
    };
  }

  private static Map<String, String> svg(byte[] bytes) throws Exception {
    Element metadata =
        (Element)
            DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getElementsByTagNameNS("*", "metadata")
                .item(0);
    Map<String, String> facts = new HashMap<>();
    NodeList children = metadata.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      facts.put(children.item(i).getLocalName(), children.item(i).getTextContent());
    }
    return facts;
  }

  private static Map<String, String> pdf(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDDocumentInformation information = document.getDocumentInformation();
      Map<String, String> facts = new HashMap<>();
      information
          .getMetadataKeys()
          .forEach(key ->
              facts.put(
                  key.toLowerCase(Locale.ROOT),
                  information.getPropertyStringValue(key).toString()));
      facts.put("software", information.getCreator());
      return facts;
    }
  }

  private static Map<String, String> png(byte[] bytes) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream);
      NodeList entries =
          ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
              .getElementsByTagName("iTXtEntry");
      Map<String, String> facts = new HashMap<>();
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        facts.put(
            entry.getAttribute("keyword").toLowerCase(Locale.ROOT), entry.getAttribute("text"));
      }
      return facts;
    } finally {
      reader.dispose();
    }
  }
}
