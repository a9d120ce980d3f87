package cajal.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of all models of a library in Markdown, for people who have not installed anything.
public final class ModelPage {

  private final StringBuilder text = new StringBuilder();

  private ModelPage() {}

  /// The page. The same library gives the same text.
  public static String of(ModelLibrary library) {
    ModelPage page = new ModelPage();
    page.line("# Models");
    page.line("");
    page.line(
        "Made from the model files by `./cajal models --markdown > docs/models.md`. The language is");
    page.line("explained in [model-language.md](model-language.md).");
    for (Model.Kind kind : Model.Kind.values()) {
      page.kind(kind, library);
    }
    return page.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void kind(Model.Kind kind, ModelLibrary library) {
    String title = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT) + "s";
    List<Model> models =
        library.names(kind).stream()
            .map(name -> library.find(name).orElseThrow())
            .sorted(Comparator.comparing(Model::family).thenComparing(Model::name))
            .toList();
    line("");
    line("## " + title);
    line("");
    line("| model | family | |");
    line("|---|---|---|");
    for (Model model : models) {
      row("[" + model.name() + "](#" + model.name() + ")", model.family(), model.description());
    }
    models.forEach(this::model);
  }

  private void row(String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    line("|");
  }

  private void model(Model model) {
    line("");
    line("### " + model.name());
    line("");
    line(model.description() + ".");
    line("");
    for (Model.Source source : model.sources()) {
      line(
          "- "
              + source.citation()
              + (source.doi().isEmpty()
                  ? ""
                  : ", [doi:" + source.doi() + "](https://doi.org/" + source.doi() + ")"));
    }
    if (model.kind() == Model.Kind.NEURON) {
      line("- Integration: " + integration(model));
    }
    model
        .weight()
        .ifPresent(weight -> line("- Weight: " + value(weight) + ", " + weight.description()));
    parameters(model);
    states(model);
    String equations = equations(model.text());
    if (!equations.isEmpty()) {
      line("");
      line("```");
      line(equations);
      line("```");
    }
  }

  private static String integration(Model model) {
    String others =
        model.methods().stream().skip(1).map(Model.Method::title).collect(Collectors.joining(", "));
    return model.method().title()
        + (model.substeps() > 1 ? " in " + model.substeps() + " substeps" : "")
        + (others.isEmpty() ? "" : "; also " + others);
  }

  private static String value(Model.Parameter parameter) {
    return parameter.list() ? "list in " + parameter.unit() : parameter.defaultValue().toString();
  }

  private void parameters(Model model) {
    if (model.parameters().isEmpty()) {
      return;
    }
    line("");
    line("| parameter | default | bounds | |");
    line("|---|---|---|---|");
    for (Model.Parameter p : model.parameters()) {
      row("`" + p.name() + "`", value(p), bounds(p), p.description());
    }
  }

  private static String bounds(Model.Parameter parameter) {
    boolean below = parameter.min() > Double.NEGATIVE_INFINITY;
    boolean above = parameter.max() < Double.POSITIVE_INFINITY;
    if (below && above) {
      return number(parameter.min()) + " to " + number(parameter.max());
    }
    if (below) {
      return (parameter.minOpen() ? "> " : ">= ") + number(parameter.min());
    }
    return above ? "<= " + number(parameter.max()) : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private void states(Model model) {
    if (model.states().isEmpty()) {
      return;
    }
    line("");
    line("| state variable | unit | |");
    line("|---|---|---|");
    for (Model.State state : model.states()) {
      row("`" + state.name() + "`", state.unit().toString(), state.description());
    }
  }

  // What the file says beyond its head and what the tables above show, with its comments.
  private static String equations(String file) {
    List<String> kept = new ArrayList<>();
    List<String> lines = file.lines().toList();
    boolean shown = false;
    int start = 0;
    while (start < lines.size() && !lines.get(start).isBlank()) {
      start++;
    }
    for (String line : lines.subList(start, lines.size())) {
      boolean heading = !line.isBlank() && !Character.isWhitespace(line.charAt(0));
      if (heading) {
        shown =
            line.startsWith("#") || !(isSection(line, "parameters") || isSection(line, "state"));
      }
      if (shown && !(line.isBlank() && (kept.isEmpty() || kept.getLast().isBlank()))) {
        kept.add(line.stripTrailing());
      }
    }
    return String.join("\n", kept).strip();
  }

  private static boolean isSection(String line, String word) {
    return line.strip().equals(word);
  }
}
