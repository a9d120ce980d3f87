package cajal.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a figure is written to a file; its size on paper is the figure's own.
///
/// @param dpi dots per inch of a PNG, and of images inside SVG and PDF
/// @param vectorLimit spikes in one panel above which a raster becomes an image inside SVG and PDF;
///   a vector tick costs about 20 bytes and viewers grow slow beyond 100,000
/// @param provenance where the figure comes from
public record ExportOptions(int dpi, int vectorLimit, Provenance provenance) {

  /// Spikes that are still drawn one by one.
  public static final int DEFAULT_VECTOR_LIMIT = 100_000;

  /// What journals ask of line art in colour.
  public static final int DEFAULT_DPI = 600;

  public ExportOptions {
    if (dpi < 1 || dpi > 4800) {
      throw new IllegalArgumentException("dpi must lie between 1 and 4800, not " + dpi);
    }
  }

  public static ExportOptions of(Provenance provenance) {
    return new ExportOptions(DEFAULT_DPI, DEFAULT_VECTOR_LIMIT, provenance);
  }

  public ExportOptions withDpi(int newDpi) {
    return new ExportOptions(newDpi, vectorLimit, provenance);
  }

  /// Where a figure comes from; written into every file so that it can be made again. Empty texts
  /// are left out.
  ///
  /// @param project title of the project
  /// @param seed seed of the run, as text
  /// @param version version of Cajal
  /// @param command command that makes the figure again
  /// @param more further facts by keyword, a word of letters; they keep their order
  public record Provenance(
      String project, String seed, String version, String command, Map<String, String> more) {

    public static final Provenance NONE = new Provenance("", "", "", "");

    public Provenance {
      more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    public Provenance(String project, String seed, String version, String command) {
      this(project, seed, version, command, Map.of());
    }

    public Provenance ofProject(String title) {
      return new Provenance(title, seed, version, command, more);
    }

    public Provenance with(String keyword, String text) {
      Map<String, String> all = new LinkedHashMap<>(more);
      all.put(keyword, text);
      return new Provenance(project, seed, version, command, all);
    }
  }
}
