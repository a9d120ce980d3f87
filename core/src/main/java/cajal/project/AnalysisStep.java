package cajal.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One step of the analyses that a person keeps with a project: what is analysed, which part of it,
/// how.
///
/// @param analysis stable name of the analysis, such as `spike_statistics`
/// @param source what is analysed: {@link #RUN}, the name of an earlier step, or a path to a
///   recording, relative to the project's folder
/// @param selection which part of it, such as `units` and `window`, as text
/// @param parameters parameters that differ from the defaults, as text with units
public record AnalysisStep(
    String analysis, String source, Map<String, String> selection, Map<String, String> parameters) {

  /// The project's newest run, as a source.
  public static final String RUN = "run";

  public AnalysisStep {
    selection = Collections.unmodifiableMap(new LinkedHashMap<>(selection));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// What stands before the `/` of a source `STEP/TABLE`; the source itself where it has none.
  public String sourceStep() {
    int slash = source.indexOf('/');
    return slash < 0 ? source : source.substring(0, slash);
  }

  public AnalysisStep withSource(String value) {
    return new AnalysisStep(analysis, value, selection, parameters);
  }

  public AnalysisStep withSelection(Map<String, String> value) {
    return new AnalysisStep(analysis, source, value, parameters);
  }

  public AnalysisStep withParameters(Map<String, String> value) {
    return new AnalysisStep(analysis, source, selection, value);
  }
}
