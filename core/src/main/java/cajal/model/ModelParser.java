package cajal.model;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads the text of a model and checks it. The language is described in `docs/model-language.md`.
public final class ModelParser {

  // The longest published model is far below; beyond, a text is no model.
  private static final int MAX_LENGTH = 200_000;
  private static final int MAX_PROBLEMS = 50;

  private ModelParser() {}

  /// The model that a text describes.
  ///
  /// @param sourceName where the text comes from, named in every problem
  /// @throws ProblemException with every problem that was found, each with its line and column
  public static Model parse(String text, String sourceName) {
    List<Malformed> problems = new ArrayList<>();
    Model model = null;
    try {
      if (text.length() > MAX_LENGTH) {
        throw new Malformed(
            new Expr.Place(1, 1),
            "the text has more than " + MAX_LENGTH + " characters.",
            "A model is a page of text; check the file.");
      }
      Draft draft = DraftReader.read(text, problems);
      if (problems.isEmpty()) {
        model = new ModelChecker(draft, text, problems).model();
      }
    } catch (Malformed e) {
      problems.add(e);
    } catch (StackOverflowError e) {
      // Each expression is limited, but many long ones that use each other can still be too deep.
      problems.add(
          new Malformed(
              new Expr.Place(1, 1), "the definitions are nested too deeply.", "Simplify them."));
    }
    if (model == null || !problems.isEmpty()) {
      throw exception(problems, sourceName);
    }
    return model;
  }

  /// The problems of one text, in the order of their places.
  static ProblemException exception(List<Malformed> problems, String sourceName) {
    List<Problem> located =
        problems.stream()
            .sorted(
                Comparator.comparingInt((Malformed m) -> m.at().line())
                    .thenComparingInt(m -> m.at().column()))
            .map(malformed -> malformed.problem(sourceName))
            .distinct()
            .limit(MAX_PROBLEMS)
            .toList();
    return new ProblemException(located);
  }
}
