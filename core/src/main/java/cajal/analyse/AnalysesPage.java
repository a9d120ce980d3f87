package cajal.analyse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page of all analyses in Markdown, and the help of one.
public final class AnalysesPage {

  private final StringBuilder text = new StringBuilder();

  private AnalysesPage() {}

  /// The page. The same analyses give the same text.
  public static String of(List<Analysis<?>> analyses) {
    AnalysesPage page = new AnalysesPage();
    page.line("# Analyses");
    page.line("");
    page.line(
        "Made from the analyses by `./cajal analyse --markdown > docs/analyses.md`. How to run them and read");
    page.line("their files: [howto/analyse.md](howto/analyse.md).");
    page.line("");
    page.line("All analyses of recordings also take:");
    page.line("");
    page.fields(Form.of(Selection.class), Selection.ALL);
    for (Card.Group group : Card.Group.values()) {
      List<Analysis<?>> members =
          analyses.stream().filter(analysis -> analysis.card().group() == group).toList();
      if (!members.isEmpty()) {
        page.line("");
        page.line("## " + group.title());
        members.forEach(page::analysis);
      }
    }
    return page.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private <P extends Record> void analysis(Analysis<P> analysis) {
    Card card = analysis.card();
    line("");
    line("### " + card.name());
    line("");
    line(card.title() + ". " + card.help() + " Takes " + takes(card) + ".");
    String source = source(card);
    if (!source.isEmpty()) {
      line("");
      line("Source: " + source);
    }
    if (!Form.of(analysis).fields().isEmpty()) {
      line("");
      fields(Form.of(analysis), analysis.defaults());
    }
  }

  private <P extends Record> void fields(Form<P> form, P defaults) {
    Map<String, String> texts = form.texts(defaults);
    line("| parameter | default | bounds | meaning |");
    line("|---|---|---|---|");
    for (Field field : form.fields()) {
      line(
          "| "
              + Arrays.asList(
                      "`" + field.key() + "`",
                      texts.get(field.key()),
                      field.choices().isEmpty()
                          ? field.bounds()
                          : String.join(", ", field.choices()),
                      field.about().help())
                  .stream()
                  .map(cell -> cell.replace("|", "\\|"))
                  .collect(Collectors.joining(" | "))
              + " |");
    }
  }

  private static String takes(Card card) {
    return card.kinds().stream().sorted().map(Card.Kind::title).collect(Collectors.joining(" or "));
  }

  private static String source(Card card) {
    Card.Source source = card.source();
    return source.citation() + (source.doi().isEmpty() ? "" : " https://doi.org/" + source.doi());
  }

  /// The help of one analysis for a terminal.
  public static <P extends Record> String help(Analysis<P> analysis) {
    Card card = analysis.card();
    StringBuilder help = new StringBuilder();
    help.append(card.name()).append("  ").append(card.title()).append('\n');
    help.append("  ").append(card.help()).append('\n');
    help.append("  Takes ").append(takes(card)).append(".\n");
    if (!source(card).isEmpty()) {
      help.append("  ").append(source(card)).append('\n');
    }
    append(help, Form.of(analysis), analysis.defaults());
    append(help, Form.of(Selection.class), Selection.ALL);
    return help.toString();
  }

  private static <P extends Record> void append(StringBuilder help, Form<P> form, P defaults) {
    Map<String, String> texts = form.texts(defaults);
    for (Field field : form.fields()) {
      String bounds =
          field.choices().isEmpty() ? field.bounds() : String.join("|", field.choices());
      help.append(
          "  %-28s %s%s%n"
              .formatted(
                  field.key() + "=" + texts.get(field.key()),
                  field.about().help(),
                  bounds.isEmpty() ? "" : " [" + bounds + "]"));
    }
  }
}
