package cajal.project;

import cajal.project.YamlText.Part;
import cajal.project.YamlText.Table;
import cajal.project.YamlText.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Analyses in the project file: `NAME: {analysis: ..., of: ..., select: {...}, parameters:
/// {...}}`.
///
/// Names of analyses, units and parameters are looked at when a step runs, since a file must open
/// where an analysis of a newer program is missing.
final class ProjectAnalyses {

  static final String KEY = "analyses";

  private ProjectAnalyses() {}

  static Map<String, AnalysisStep> read(List<Yaml.Entry> entries, Findings findings) {
    Map<String, AnalysisStep> steps = new LinkedHashMap<>();
    for (Yaml.Entry entry : entries) {
      Section section =
          new Section(
              "analysis " + entry.key(),
              entry.value(),
              findings,
              List.of("analysis", "of", "select", "parameters"));
      steps.put(
          entry.key(),
          new AnalysisStep(
              section.required("analysis", "the name of what is done"),
              section.text("of").orElse(AnalysisStep.RUN),
              texts(section, "select", findings),
              texts(section, "parameters", findings)));
    }
    return steps;
  }

  private static Map<String, String> texts(Section section, String key, Findings findings) {
    Map<String, String> texts = new LinkedHashMap<>();
    section
        .at(key)
        .map(node -> Section.entries(node, key + " of " + section.name(), findings))
        .orElse(List.of())
        .forEach(entry -> {
          if (entry.value() instanceof Yaml.Text text) {
            texts.put(entry.key(), text.value());
          } else {
            findings.expected(entry.value(), "a text for '" + entry.key() + "'", "");
          }
        });
    return texts;
  }

  static Map<String, Part> written(Map<String, AnalysisStep> steps) {
    Map<String, Part> parts = new LinkedHashMap<>();
    steps.forEach((name, step) -> parts.put(name, written(step)));
    return parts;
  }

  private static Part written(AnalysisStep step) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("analysis", new Word(step.analysis()));
    parts.put("of", new Word(step.source()));
    table(parts, "select", step.selection());
    table(parts, "parameters", step.parameters());
    return new Table(parts, false);
  }

  private static void table(Map<String, Part> parts, String key, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      Map<String, Part> words = new LinkedHashMap<>();
      texts.forEach((name, text) -> words.put(name, new Word(text)));
      parts.put(key, new Table(words, true));
    }
  }
}
