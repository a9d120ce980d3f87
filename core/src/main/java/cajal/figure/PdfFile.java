package cajal.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A figure as a PDF page of its size, with its font inside.
final class PdfFile {

  private PdfFile() {}

  static byte[] bytes(Figure figure, ExportOptions options) throws IOException {
    float width = (float) figure.widthPt();
    float height = (float) figure.heightPt();
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer();
        InputStream font = FigureFont.open()) {
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
      fonts.registerFont(FigureFont.name(), font);
      g.setFontTextDrawer(fonts);
      FigurePainter.paintPoints(figure, g, options.vectorLimit(), options.dpi() / 72.0);
      g.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(g.getXFormObject());
      }
      describe(document, FigureExport.facts(figure, options));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void describe(PDDocument document, Map<String, String> facts) {
    PDDocumentInformation information = document.getDocumentInformation();
    facts.forEach((keyword, text) -> {
      switch (keyword) {
        case "Title" -> information.setTitle(text);
        case "Software" -> information.setCreator(text);
        default -> information.setCustomMetadataValue(keyword, text);
      }
    });
    // A fixed number instead of the time of day: the same figure gives the same bytes.
    document.setDocumentId((long) facts.hashCode());
  }
}
