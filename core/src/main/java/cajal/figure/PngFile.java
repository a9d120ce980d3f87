package cajal.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// A figure as PNG, with its resolution (pHYs) and its origin (iTXt) inside.
final class PngFile {

  private static final String FORMAT = "javax_imageio_png_1.0";

  private PngFile() {}

  static byte[] bytes(Figure figure, ExportOptions options) throws IOException {
    double scale = options.dpi() / 72.0;
    int width = Math.max(1, (int) Math.round(figure.widthPt() * scale));
    int height = Math.max(1, (int) Math.round(figure.heightPt() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(width / figure.widthPt(), height / figure.heightPt());
    FigurePainter.paintPoints(figure, g, options.vectorLimit(), scale);
    g.dispose();
    return encoded(image, options.dpi(), FigureExport.facts(figure, options));
  }

  /// An image as PNG.
  ///
  /// @param dpi written as pHYs; 0 for none
  static byte[] encoded(BufferedImage image, int dpi, Map<String, String> facts)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      ImageWriteParam params = writer.getDefaultWriteParam();
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), params);
      IIOMetadataNode root = new IIOMetadataNode(FORMAT);
      if (dpi > 0) {
        root.appendChild(resolution(dpi));
      }
      if (!facts.isEmpty()) {
        root.appendChild(texts(facts));
      }
      metadata.mergeTree(FORMAT, root);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(stream);
        writer.write(null, new IIOImage(image, null, metadata), params);
      }
      return bytes.toByteArray();
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadataNode resolution(int dpi) {
    String perMetre = Long.toString(Math.round(dpi / 0.0254));
    IIOMetadataNode node = new IIOMetadataNode("pHYs");
    node.setAttribute("pixelsPerUnitXAxis", perMetre);
    node.setAttribute("pixelsPerUnitYAxis", perMetre);
    node.setAttribute("unitSpecifier", "meter");
    return node;
  }

  private static IIOMetadataNode texts(Map<String, String> facts) {
    IIOMetadataNode node = new IIOMetadataNode("iTXt");
    facts.forEach((keyword, text) -> {
      IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
      entry.setAttribute("keyword", keyword);
      entry.setAttribute("compressionFlag", "FALSE");
      entry.setAttribute("compressionMethod", "0");
      entry.setAttribute("languageTag", "");
      entry.setAttribute("translatedKeyword", "");
      entry.setAttribute("text", text);
      node.appendChild(entry);
    });
    return node;
  }
}
