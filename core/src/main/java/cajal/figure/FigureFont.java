package cajal.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The one type face of all figures: Liberation Sans, which has the widths of Arial and Helvetica,
/// comes with PDFBox (SIL Open Font License), and makes figures independent of the machine.
final class FigureFont {

  /// Families that a program without Liberation Sans may use instead: they have the same widths.
  static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

  /// Height of capitals and digits, in parts of the size.
  static final double CAP = 0.72;

  /// Depth of letters below the line, in parts of the size.
  static final double DEPTH = 0.21;

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  // The font lacks some superscripts, so all are set as smaller plain signs.
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
  private static final String PLAIN = "0123456789" + Ticks.MINUS;

  // Widths at fractions of a pixel, or a line measured here would not fit where it is drawn.
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  // What a letter needs; the pairs for kerning, which figures do not use, are ten times as large.
  private static final List<String> EMBEDDED_TABLES =
      List.of(
          "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap", "name", "post", "OS/2", "cvt ",
          "fpgm", "prep", "gasp");

  private static final Font BASE = load();
  private static final Font MACHINE = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

  private FigureFont() {}

  /// A stretch of text in one size.
  ///
  /// @param dx distance from the beginning of the whole text, pt
  /// @param dy distance below its line, pt
  record Run(String text, double dx, double dy, double sizePt) {}

  private static Font load() {
    try (InputStream stream = open()) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font that comes with Cajal cannot be read", e);
    }
  }

  /// The font file itself, for embedding.
  static InputStream open() {
    InputStream stream = FigureFont.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException("The font that comes with Cajal is missing: " + RESOURCE);
    }
    return stream;
  }

  /// The font for a text: where Liberation Sans lacks a letter, the machine's own sans serif, which
  /// PDF then takes as shapes.
  static Font of(String text, double sizePt) {
    Font font = BASE.canDisplayUpTo(text) < 0 ? BASE : MACHINE;
    return font.deriveFont((float) sizePt);
  }

  /// Name under which fonts of Java know the type face.
  static String name() {
    return BASE.getFontName(Locale.ROOT);
  }

  /// A font file with only the letters of some texts, for embedding where whole fonts are too
  /// large.
  static byte[] subset(Iterable<String> texts) throws IOException {
    try (InputStream stream = open();
        RandomAccessReadBuffer buffer = new RandomAccessReadBuffer(stream);
        TrueTypeFont font = new TTFParser().parse(buffer)) {
      TTFSubsetter subset = new TTFSubsetter(font, EMBEDDED_TABLES);
      for (String text : texts) {
        text.codePoints().forEach(subset::add);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      subset.writeToStream(bytes);
      return bytes.toByteArray();
    }
  }

  /// The letters as shapes, to make them heavier: the bold face does not come with PDFBox.
  static Shape outline(String text, double sizePt, double x, double y) {
    return of(text, sizePt).createGlyphVector(EXACT, text).getOutline((float) x, (float) y);
  }

  /// Width of plain text, pt.
  private static double width(String text, double sizePt) {
    return text.isEmpty() ? 0 : of(text, sizePt).getStringBounds(text, EXACT).getWidth();
  }

  /// Text as it is set: superscript signs raised and, where asked for, subscripts lowered.
  ///
  /// @param subscripts whether `_` begins a subscript that ends at the next blank or bracket, as in
  ///   names of variables but not in names that people gave
  static List<Run> runs(String text, double sizePt, boolean subscripts) {
    List<Run> runs = new ArrayList<>();
    double dx = 0;
    Level level = Level.LINE;
    StringBuilder part = new StringBuilder();
    for (int at = 0; at <= text.length(); at++) {
      char c = at < text.length() ? text.charAt(at) : ' ';
      int raised = SUPERSCRIPTS.indexOf(c);
      Level next = level;
      if (raised >= 0) {
        next = Level.ABOVE;
      } else if (subscripts && c == '_') {
        next = Level.BELOW;
      } else if (level == Level.ABOVE || " ()/".indexOf(c) >= 0) {
        next = Level.LINE;
      }
      if ((next != level || at == text.length()) && !part.isEmpty()) {
        double size = level.size * sizePt;
        runs.add(new Run(part.toString(), dx, level.drop * sizePt, size));
        dx += width(part.toString(), size);
        part.setLength(0);
      }
      level = next;
      if (subscripts && c == '_') {
        // What a program calls I_syn_ex the field writes with one subscript, syn,ex.
        part.append(part.isEmpty() ? "" : ",");
      } else {
        part.append(raised >= 0 ? PLAIN.charAt(raised) : c);
      }
    }
    return runs;
  }

  /// Width of text as it is set, pt.
  static double width(String text, double sizePt, boolean subscripts) {
    List<Run> runs = runs(text, sizePt, subscripts);
    return runs.isEmpty()
        ? 0
        : runs.getLast().dx() + width(runs.getLast().text(), runs.getLast().sizePt());
  }

  /// Where a run stands relative to the line.
  private enum Level {
    LINE(1, 0),
    ABOVE(0.72, -0.34),
    BELOW(0.72, 0.2);

    private final double size;
    private final double drop;

    Level(double size, double drop) {
      this.size = size;
      this.drop = drop;
    }
  }

  /// The text cut to a width, with an ellipsis where something is lost.
  static String fitted(String text, double sizePt, double widthPt) {
    if (width(text, sizePt, false) <= widthPt) {
      return text;
    }
    for (int length = text.length() - 1; length > 0; length--) {
      String cut = text.substring(0, length).strip() + "…";
      if (width(cut, sizePt, false) <= widthPt) {
        return cut;
      }
    }
    return "";
  }
}
