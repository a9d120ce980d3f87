package cajal.analyse.tensor;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Parameter;
import cajal.analyse.Work;
import cajal.problem.Problem;
import cajal.problem.ProblemException;

/// Components of activity over three modes or more, such as units, times and trials.
final class TensorComponents implements Analysis<TensorComponents.Parameters> {

  record Parameters(
      @Parameter(
              title = "Components",
              help = "How many components there are; 0 lets the scan decide.",
              min = 0,
              max = 100)
          int rank,
      @Parameter(title = "Method", help = "How factors are improved.") Method method,
      @Parameter(title = "Start", help = "Where factors begin.") Start start,
      @Parameter(title = "Starts", help = "From how many starts.", min = 1, max = 100) int starts,
      @Parameter(
              title = "Scan to",
              help = "Largest number of components that is tried beside; 0 scans none.",
              min = 0,
              max = 50)
          int scanTo,
      @Parameter(
              title = "Bin",
              help = "Width of the bins in which spikes are counted.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double binMs,
      @Parameter(title = "Slices", help = "Into what one recording is cut.")
          LabelledTensor.Slices slices,
      @Parameter(
              title = "Window",
              help = "Length of the windows into which a recording is cut.",
              unit = "s",
              min = 0,
              aboveMin = true)
          double windowS,
      @Parameter(
              title = "Step",
              help =
                  "From the start of a window to the start of the next; 0 for one after the other.",
              unit = "s",
              min = 0)
          double stepS) {}

  @Override
  public Card card() {
    return Card.of(
            "tensor_components",
            Card.Group.TENSORS,
            "Tensor components",
            "Components of activity with a factor for each mode, such as units, times and trials.",
            Card.Kind.TENSOR,
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.RECORDINGS)
        .from("Williams et al. (2018) Neuron 98:1099-1115", "10.1016/j.neuron.2018.05.015");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(0, Method.HALS, Start.RANDOM, 4, 6, 20, LabelledTensor.Slices.AUTO, 1, 0);
  }

  @Override
  public TensorFound run(Input input, Parameters parameters, Work work) {
    LabelledTensor labelled =
        LabelledTensor.of(
            input,
            new LabelledTensor.Cut(
                parameters.slices(), parameters.binMs(), parameters.windowS(), parameters.stepS()));
    work.progress().orStop();
    if (parameters.method().isNonNegative()) {
      requireNonNegative(input.title(), labelled);
    }
    if (!(labelled.tensor().squaredNorm() > 0) && labelled.mask().cells().length == 0) {
      throw new ProblemException(
          Problem.error(Problem.Place.of(input.title()), "Every value of the tensor is 0.", ""));
    }
    FitSettings settings =
        new FitSettings(
            Math.max(1, parameters.rank()), parameters.method(), parameters.start(), 500, 1e-5);
    int scanTo = parameters.rank() == 0 ? Math.max(2, parameters.scanTo()) : parameters.scanTo();
    boolean scans = parameters.rank() == 0 || parameters.scanTo() > 0;
    RankScan scan =
        scans
            ? RankScan.of(
                labelled.tensor(),
                labelled.mask(),
                settings,
                new RankScan.Extent(scanTo, parameters.starts(), timeMode(labelled)),
                work.seed(),
                work.progress().part(0, 0.7))
            : RankScan.NONE;
    int rank = parameters.rank() == 0 ? scan.advised() : parameters.rank();
    Ensemble ensemble =
        Ensemble.of(
            labelled.tensor(),
            labelled.mask(),
            settings.withRank(rank),
            new Ensemble.Size(parameters.starts(), work.seed()),
            work.progress().part(scans ? 0.7 : 0, 1));
    return new TensorFound(labelled, ensemble, scan);
  }

  private static int timeMode(LabelledTensor labelled) {
    for (int mode = 0; mode < labelled.axes().size(); mode++) {
      if (labelled.axes().get(mode).name().equals("time")) {
        return mode;
      }
    }
    return labelled.axes().size() - 1;
  }

  private static void requireNonNegative(String title, LabelledTensor labelled) {
    for (int cell = 0; cell < labelled.tensor().cells(); cell++) {
      if (labelled.tensor().at(cell) < 0) {
        throw new ProblemException(
            Problem.error(
                Problem.Place.of(title),
                "The tensor has values below 0, which non-negative factors cannot tell.",
                "Use method=als or method=tucker, or values from 0 on such as counts."));
      }
    }
  }
}
