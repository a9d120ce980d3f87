package cajal.figure;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A figure as SVG. Text stays text in a family of common widths, with the letters that are used
/// embedded for programs that read embedded fonts, so it can be searched and edited.
final class SvgFile {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String CAJAL = "urn:cajal:figure";

  /// Decimals of a point: 0.35 µm on paper.
  private static final int DECIMALS = 3;

  private SvgFile() {}

  static byte[] bytes(Figure figure, ExportOptions options) throws IOException {
    try {
      Document document = document(figure, options);
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IOException("XML cannot be written", e);
    }
  }

  private static Document document(Figure figure, ExportOptions options)
      throws ParserConfigurationException, IOException {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .getDOMImplementation()
            .createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(DECIMALS);
    context.setImageHandler(new EmbeddedPng());
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    try {
      FigurePainter.paintPoints(figure, g, options.vectorLimit(), options.dpi() / 72.0);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Element root = g.getRoot();
    g.dispose();
    root.setAttribute("width", millimetres(figure.widthMm()));
    root.setAttribute("height", millimetres(figure.heightMm()));
    root.setAttribute(
        "viewBox",
        String.format(Locale.ROOT, "0 0 %.3f %.3f", figure.widthPt(), figure.heightPt()));
    Set<String> texts = new TreeSet<>();
    setFamilies(root, texts);
    embedFont(root, texts);
    describe(root, FigureExport.facts(figure, options));
    document.replaceChild(root, document.getDocumentElement());
    return document;
  }

  private static String millimetres(double value) {
    return String.format(Locale.ROOT, "%.3fmm", value);
  }

  private static void setFamilies(Element element, Set<String> texts) {
    if (element.hasAttribute("font-family")) {
      element.setAttribute("font-family", FigureFont.FAMILIES);
    }
    if (element.getNodeName().equals("text")) {
      texts.add(element.getTextContent());
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        setFamilies(inner, texts);
      }
    }
  }

  // Browsers then show the very letters that were measured; other programs take a family of the
  // same
  // widths.
  private static void embedFont(Element root, Set<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      Element style = root.getOwnerDocument().createElementNS(SVG, "style");
      style.setTextContent(
          "@font-face{font-family:'Liberation Sans';src:url(data:font/ttf;base64,"
              + Base64.getEncoder().encodeToString(FigureFont.subset(texts))
              + ")}");
      root.insertBefore(style, root.getFirstChild());
    }
  }

  private static void describe(Element root, Map<String, String> facts) {
    Document document = root.getOwnerDocument();
    Element metadata = document.createElementNS(SVG, "metadata");
    facts.forEach((keyword, text) -> {
      Element fact = document.createElementNS(CAJAL, "cajal:" + keyword.toLowerCase(Locale.ROOT));
      fact.setTextContent(text);
      metadata.appendChild(fact);
    });
    metadata.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:cajal", CAJAL);
    root.insertBefore(metadata, root.getFirstChild());
    if (facts.containsKey("Title")) {
      Element title = document.createElementNS(SVG, "title");
      title.setTextContent(facts.get("Title"));
      root.insertBefore(title, metadata);
    }
  }

  /// Writes images into the document itself, without the codecs that Batik would look for.
  private static final class EmbeddedPng extends DefaultImageHandler {

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
      handleHREF((RenderedImage) image, element, context);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
      try {
        byte[] png = PngFile.encoded((BufferedImage) image, 0, Map.of());
        element.setAttributeNS(
            XLINK,
            "xlink:href",
            "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
        element.setAttribute("preserveAspectRatio", "none");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
