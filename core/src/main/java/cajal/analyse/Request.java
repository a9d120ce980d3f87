package cajal.analyse;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An analysis with its parameters, ready for any input: what a project saves and a command line
/// says.
///
/// @param <P> its parameters
public record Request<P extends Record>(
    Analysis<P> analysis, Selection selection, P parameters, long seed) {

  /// The analysis as a person first meets it.
  public static <P extends Record> Request<P> of(Analysis<P> analysis) {
    return new Request<>(analysis, Selection.ALL, analysis.defaults(), 1);
  }

  /// The same with some parameters changed.
  ///
  /// @param texts by key, of the selection and of the analysis
  /// @throws ProblemException with every key that is unknown and every value that is wrong
  public Request<P> with(Map<String, String> texts) {
    Form<Selection> selections = Form.of(Selection.class);
    Form<P> form = Form.of(analysis);
    List<String> shared = selections.fields().stream().map(Field::key).toList();
    List<String> own = form.fields().stream().map(Field::key).toList();
    List<String> known = new ArrayList<>(own);
    known.addAll(shared);
    List<Problem> problems = new ArrayList<>();
    Map<String, String> ofSelection = new LinkedHashMap<>();
    Map<String, String> ofAnalysis = new LinkedHashMap<>();
    texts.forEach((key, text) -> {
      if (own.contains(key)) {
        ofAnalysis.put(key, text);
      } else if (shared.contains(key)) {
        ofSelection.put(key, text);
      } else {
        problems.add(Form.unknown(key, known));
      }
    });
    Selection newSelection = selection;
    P newParameters = parameters;
    try {
      newSelection = selections.parse(selection, ofSelection);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    try {
      newParameters = form.parse(parameters, ofAnalysis);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Request<>(analysis, newSelection, newParameters, seed);
  }

  /// The same with another seed.
  public Request<P> seeded(long newSeed) {
    return new Request<>(analysis, selection, parameters, newSeed);
  }

  /// All values as texts by key: those of the selection first.
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>(Form.of(Selection.class).texts(selection));
    texts.putAll(Form.of(analysis).texts(parameters));
    return texts;
  }

  /// The result on an input.
  ///
  /// @param threads at most so many; the result does not depend on it
  /// @throws ProblemException if the analysis cannot take such an input, or the selection does not
  ///   fit it
  /// @throws java.util.concurrent.CancellationException if the owner stopped it
  public Result run(Input input, int threads, Progress progress) {
    if (!analysis.card().accepts(input)) {
      String takes =
          analysis.card().kinds().stream()
              .sorted()
              .map(Card.Kind::title)
              .collect(Collectors.joining(" or "));
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(analysis.card().name()),
              analysis.card().title()
                  + " takes "
                  + takes
                  + "; '"
                  + input.title()
                  + "' is "
                  + input.kinds().stream()
                      .sorted()
                      .map(Card.Kind::title)
                      .collect(Collectors.joining(" and "))
                  + ".",
              ""));
    }
    progress.orStop();
    return analysis.run(selection.of(input), parameters, new Work(seed, threads, progress));
  }
}
