package cajal.analyse.dimension;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Diagnostics;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What units share, apart from what each has of its own.
final class FactorAnalysis implements Analysis<Fitting> {

  private static final int MOST_UNITS = 3_000;

  @Override
  public Card card() {
    return Card.of(
            "factor_analysis",
            Card.Group.DIMENSIONS,
            "Factor analysis",
            "Factors that units share, apart from variance that each unit has of its own.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("Rubin & Thayer (1982) Psychometrika 47:69-76", "10.1007/BF02293851");
  }

  @Override
  public Fitting defaults() {
    return new Fitting(5, 2000, 50);
  }

  @Override
  public Found run(Input input, Fitting parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    int units = observations.features().size();
    if (units > MOST_UNITS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("units"),
              "Factors of " + units + " units need too much memory.",
              "Choose at most " + MOST_UNITS + " by units=..."));
    }
    work.progress().orStop();
    FactorModel model =
        FactorModel.of(
            observations.values(), parameters.components(), parameters.iterations(), work);
    return new Found(
        new Components(
            "factor", observations, model.scores(observations.values()), model.loadings()),
        model);
  }

  /// Factors and the variance of units.
  record Found(Components components, FactorModel model) implements Result {

    private double[] shared() {
      return IntStream.range(0, model.noise().length)
          .mapToDouble(
              f -> Arrays.stream(model.loadings()).mapToDouble(row -> row[f] * row[f]).sum())
          .toArray();
    }

    @Override
    public List<Table> tables() {
      double[] shared = shared();
      double[] part =
          IntStream.range(0, shared.length)
              .mapToDouble(f -> shared[f] / (shared[f] + model.noise()[f]))
              .toArray();
      return List.of(
          new Table(
              "units",
              "Variance of units",
              List.of(
                  new Column.Texts(
                      "unit", "Name of the unit.", components.observations().features()),
                  new Column.Numbers("shared", "", "Variance that factors explain.", shared),
                  new Column.Numbers("own", "", "Variance of its own.", model.noise()),
                  new Column.Numbers(
                      "shared_part", "", "Part of its variance that is shared.", part))),
          components.loadingsTable(),
          components.scoresTable());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      double[] passes =
          IntStream.rangeClosed(1, model.likelihoods().length).asDoubleStream().toArray();
      return List.of(
          components.plot(
              "factors",
              "Factor analysis",
              palette,
              Panels.curves(
                  List.of(new Curve("", passes, model.likelihoods())),
                  Label.counting("Pass"),
                  Label.of("Log-likelihood"),
                  palette)));
    }

    @Override
    public List<String> notes() {
      return components.observations().notes();
    }

    @Override
    public Diagnostics diagnostics() {
      return new Diagnostics(
          model.converged(), "mean log-likelihood of a row", model.likelihoods());
    }
  }
}
