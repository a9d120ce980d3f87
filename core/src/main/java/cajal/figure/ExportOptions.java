package cajal.figure;

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
  public record Provenance(String project, String seed, String version, String command) {

    public static final Provenance NONE = new Provenance("", "", "", "");
  }
}
