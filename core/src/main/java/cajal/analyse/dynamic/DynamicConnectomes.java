package cajal.analyse.dynamic;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Parameter;
import cajal.analyse.Work;
import cajal.analyse.community.NestedBlocks;
import cajal.analyse.tensor.FitSettings;
import cajal.analyse.tensor.RankScan;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.List;

/// Which neurons move together, when, and in which recordings.
final class DynamicConnectomes implements Analysis<DynamicConnectomes.Parameters> {

  record Parameters(
      @Parameter(title = "Affinity", help = "How much two neurons move together at one moment.")
          AffinityForm affinity,
      @Parameter(
              title = "Samples in a bin",
              help = "Over how many samples affinities are averaged.",
              min = 1,
              max = 10_000)
          int binSamples,
      @Parameter(title = "Neurons", help = "Which neurons are kept when recordings differ.")
          Alignment.Names names,
      @Parameter(
              title = "Components",
              help = "How many components there are; 0 lets a scan decide.",
              min = 0,
              max = 50)
          int rank,
      @Parameter(
              title = "Scan to",
              help = "Largest number of components that a scan tries.",
              min = 2,
              max = 30)
          int scanTo,
      @Parameter(title = "Starts", help = "From how many starts.", min = 1, max = 100) int starts,
      @Parameter(
              title = "Surrogates",
              help = "How many times traces are shifted for p-values; 0 gives none.",
              min = 0,
              max = 100_000)
          int surrogates,
      @Parameter(
              title = "Communities",
              help = "Which communities are listed with p-values; all are told in the partitions.")
          Grouping communities) {}

  @Override
  public Card card() {
    return Card.of(
            "dynamic_connectome",
            Card.Group.COMMUNITIES,
            "Dynamic connectome",
            "Components of joint activity over time and recordings, and the communities of each.",
            Card.Kind.RECORDINGS)
        .from("Peixoto (2018) Phys Rev E 97:012306 for communities", "10.1103/PhysRevE.97.012306");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(
        AffinityForm.GEOMETRIC_MEAN, 8, Alignment.Names.COMMON, 0, 6, 4, 200, Grouping.BLOCK_MODEL);
  }

  @Override
  public ConnectomeFound run(Input input, Parameters parameters, Work work) {
    work.progress().orStop();
    Aligned aligned =
        Alignment.of(
            input instanceof Input.Several several
                ? several.activities()
                : List.of(input.activity()),
            parameters.names());
    if (aligned.samples() < 4 * parameters.binSamples()) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(input.title()),
              "The recordings have fewer than four bins in common.",
              "Choose fewer samples in a bin."));
    }
    DynamicConnectome.Settings settings =
        new DynamicConnectome.Settings(
            new Affinities.Settings(parameters.affinity(), parameters.binSamples()),
            FitSettings.ofRank(Math.max(1, parameters.rank())),
            parameters.starts(),
            NestedBlocks.Settings.usual(),
            parameters.communities(),
            parameters.surrogates());
    RankScan scan = RankScan.NONE;
    if (parameters.rank() == 0) {
      Affinities affinities = Affinities.of(aligned, settings.affinities());
      scan =
          RankScan.of(
              affinities.tensor(),
              affinities.unseen(),
              settings.fit(),
              new RankScan.Extent(parameters.scanTo(), parameters.starts(), -1),
              work.seed(),
              work.progress().part(0, 0.5));
      settings = settings.withRank(scan.advised());
    }
    DynamicConnectome found =
        DynamicConnectome.of(
            aligned,
            settings,
            work.seed(),
            work.progress().part(parameters.rank() == 0 ? 0.5 : 0, 1));
    return new ConnectomeFound(found, scan);
  }
}
