package cajal.figure;

import cajal.analyse.Analyses;
import cajal.analyse.Analysis;
import cajal.analyse.Input;
import cajal.analyse.Result;
import cajal.analyse.fixture.Examples;
import cajal.work.Progress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every figure of every analysis can be read.
class AnalysisFiguresTest {

  static Stream<Named<Analysis<?>>> analyses() {
    return Analyses.all().stream().map(analysis -> Named.of(analysis.card().name(), analysis));
  }

  @ParameterizedTest
  @MethodSource("analyses")
  <P extends Record> void noTextOverlapsAnotherOrLeavesTheFigure(Analysis<P> analysis) {
    for (Input input : Examples.ordinary(analysis)) {
      Result result = Examples.quick(analysis).run(input, 1, Progress.NONE);
      for (Result.Plot plot : result.plots(Palette.LIGHT)) {
        FigureLayout layout = FigureLayout.of(plot.figure());
        FigureLayoutTest.noTextLeaves(plot.name(), plot.figure(), layout);
        FigureLayoutTest.noTextsOverlap(plot.name(), layout);
      }
    }
  }
}
