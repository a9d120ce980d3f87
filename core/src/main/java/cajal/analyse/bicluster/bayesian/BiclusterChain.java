package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;

/// One Markov chain of the Bayesian bi-clustering of counts.
///
/// An iteration draws auxiliary variables, the joint trajectory, the laws and the sequence of
/// states, loads, dispersions and labels, each given all others, and now and then joins or splits
/// clusters.
final class BiclusterChain {

  private static final int SPLIT_EVERY = 20;
  private static final int EARLY = 200;
  private static final double MARGIN = 30;
  private static final int KEPT = 500;

  // Laws and trajectory depend on each other so closely that both are drawn more than once.
  private static final int PATHS = 2;

  private final BiclusterSettings settings;
  private final ChainState state;
  private final Augmentation augmentation;
  private final Evidence evidence;
  private final NeuronLabels labels;
  private final SplitMerge splitMerge;
  private final PartitionClimb climb;
  private final RandomSequence random;

  private BiclusterChain(
      Counts counts, BiclusterSettings settings, RandomSequence random, Progress progress) {
    this.settings = settings;
    this.random = random;
    state = new ChainState(counts, settings.parts() + 1, settings.mostStates());
    evidence = new Evidence(counts, state.parts, settings.mostStates());
    FirstGuess.into(state, settings.startClusters(), evidence, random, progress);
    augmentation = new Augmentation(state);
    labels = new NeuronLabels(state);
    splitMerge = new SplitMerge(state, evidence, labels);
    climb = new PartitionClimb(state, evidence, labels);
    state.states.drawTransitions(random);
    drawLaws();
  }

  /// Runs a chain from its first guess to its end.
  static ChainResult run(
      Counts counts, BiclusterSettings settings, RandomSequence random, Progress progress) {
    return new BiclusterChain(counts, settings, random, progress).run(progress);
  }

  private ChainResult run(Progress progress) {
    int iterations = settings.iterations();
    int dropped = settings.dropped();
    int every = Math.max(1, (iterations - dropped) / KEPT);
    int early = Math.min(dropped, Math.max(EARLY, iterations / 50));
    double[] logLikelihood = new double[iterations];
    double[] clusters = new double[iterations];
    double[] visited = new double[iterations];
    List<int[]> keptLabels = new ArrayList<>();
    List<int[]> keptSequences = new ArrayList<>();
    double[] mean = new double[state.logMean.length];
    for (int iteration = 0; iteration < iterations; iteration++) {
      progress.orStop();
      if (iteration % 16 == 0) {
        progress.at(
            (double) iteration / iterations,
            "iteration " + iteration + ", " + state.clusters() + " clusters");
      }
      if (4 * iteration % early == 0 && iteration > 0 && iteration <= early) {
        climb.run(iteration == early ? 0 : MARGIN, progress);
        drawLaws();
        state.updateMeans();
      }
      iterate(iteration > early && iteration % SPLIT_EVERY == 0, iteration < dropped);
      logLikelihood[iteration] = CountLikelihood.whole(state);
      clusters[iteration] = state.clusters();
      visited[iteration] = state.states.visited();
      if (iteration >= dropped) {
        for (int k = 0; k < mean.length; k++) {
          mean[k] += state.logMean[k];
        }
        if ((iteration - dropped) % every == 0) {
          keptLabels.add(state.label.clone());
          keptSequences.add(state.states.sequence().clone());
        }
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= iterations - dropped;
    }
    return new ChainResult(logLikelihood, clusters, visited, keptLabels, keptSequences, mean);
  }

  private void iterate(boolean whole, boolean learning) {
    augmentation.drawOmega(random);
    for (int k = 0; k < PATHS; k++) {
      augmentation.drawPath(random);
      drawLaws();
    }
    state.states.draw(state.joint(), state.regimes, random);
    state.states.drawTransitions(random);
    state.updateMeans();
    augmentation.drawLoads(random);
    state.updateMeans();
    augmentation.drawDispersion(random);
    Projection.apply(state);
    boolean changed = labels.draw(random);
    if (whole) {
      if (learning) {
        evidence.learn(state.paths(), state.states.sequence());
      }
      changed |=
          random.uniform() < 0.5 ? splitMerge.propose(random) : splitMerge.proposeMove(random);
    }
    if (changed || whole) {
      drawLaws();
    }
    state.updateMeans();
  }

  private void drawLaws() {
    state.regimes.draw(state.joint(), state.dimensions(), state.states.sequence(), random);
  }
}
