package cajal.project;

import static cajal.project.ProjectWriter.number;
import static cajal.project.ProjectWriter.words;

import cajal.network.ConnectionRule;
import cajal.project.YamlText.Flag;
import cajal.project.YamlText.Lines;
import cajal.project.YamlText.Nothing;
import cajal.project.YamlText.Part;
import cajal.project.YamlText.Row;
import cajal.project.YamlText.Table;
import cajal.project.YamlText.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes a connection rule.
final class ProjectRuleWriter {

  private ProjectRuleWriter() {}

  /// As {@link ProjectRuleReader} reads it.
  static Part rule(ConnectionRule rule) {
    Map<String, Part> parts = new LinkedHashMap<>();
    switch (rule) {
      case ConnectionRule.OneToOne() -> {
        return new Word("one_to_one");
      }
      case ConnectionRule.AllToAll(boolean autapses) -> {
        if (autapses) {
          return new Word("all_to_all");
        }
        parts.put("all_to_all", new Nothing());
        allowed(parts, autapses, true);
      }
      case ConnectionRule.FixedIndegree(int indegree, boolean autapses, boolean multapses) -> {
        parts.put("fixed_indegree", new Word(Integer.toString(indegree)));
        allowed(parts, autapses, multapses);
      }
      case ConnectionRule.FixedOutdegree(int outdegree, boolean autapses, boolean multapses) -> {
        parts.put("fixed_outdegree", new Word(Integer.toString(outdegree)));
        allowed(parts, autapses, multapses);
      }
      case ConnectionRule.FixedTotalNumber(long count, boolean autapses, boolean multapses) -> {
        parts.put("fixed_total_number", new Word(Long.toString(count)));
        allowed(parts, autapses, multapses);
      }
      case ConnectionRule.PairwiseBernoulli(double probability, boolean autapses) -> {
        parts.put("pairwise_bernoulli", number(probability));
        allowed(parts, autapses, true);
      }
      case ConnectionRule.SymmetricBernoulli(double probability) ->
          parts.put("symmetric_pairwise_bernoulli", number(probability));
      case ConnectionRule.PairwisePoisson(double mean, boolean autapses) -> {
        parts.put("pairwise_poisson", number(mean));
        allowed(parts, autapses, true);
      }
      case ConnectionRule.ThirdFactor r -> {
        parts.put("third_factor_bernoulli_with_pool", number(r.probability()));
        parts.put("primary", new Word(r.primary()));
        parts.put("pool_size", new Word(Integer.toString(r.poolSize())));
        parts.put(
            "pool_type", new Word(r.drawn() ? ProjectRuleReader.DRAWN : ProjectRuleReader.BLOCK));
      }
      case ConnectionRule.Spatial r -> {
        parts.put("distance", new Word(r.profile().format()));
        r.mask().ifPresent(mask -> parts.put("mask", new Word(mask.format())));
        if (r.periodic()) {
          parts.put("periodic", new Flag(true));
        }
        allowed(parts, r.autapses(), true);
      }
      case ConnectionRule.SmallWorld(int neighbours, double rewired) -> {
        parts.put("small_world", new Word(Integer.toString(neighbours)));
        parts.put("rewired", number(rewired));
      }
      case ConnectionRule.ScaleFree(int links) ->
          parts.put("scale_free", new Word(Integer.toString(links)));
      case ConnectionRule.DirectedScaleFree r -> {
        parts.put(
            "directed_scale_free",
            new Row(List.of(number(r.alpha()), number(r.beta()), number(r.gamma()))));
        parts.put("delta_in", number(r.deltaIn()));
        parts.put("delta_out", number(r.deltaOut()));
      }
      case ConnectionRule.LowRank(int rank, double gain) -> {
        parts.put("low_rank", new Word(Integer.toString(rank)));
        parts.put("gain", number(gain));
      }
      case ConnectionRule.Blocks r -> {
        parts.put("block", new Row(r.probability().stream().map(ProjectRuleWriter::row).toList()));
        parts.put("sizes", sizes(r.sources()));
        if (!r.targets().isEmpty()) {
          parts.put("target_sizes", sizes(r.targets()));
        }
        allowed(parts, r.autapses(), true);
      }
      case ConnectionRule.EnsembleToEnsemble(int groups, double within, double between) -> {
        parts.put("ensemble_to_ensemble", new Word(Integer.toString(groups)));
        parts.put("density_in", number(within));
        parts.put("density_out", number(between));
      }
      case ConnectionRule.Explicit(List<ConnectionRule.Pair> pairs) -> {
        parts.put("pairs", new Lines(pairs.stream().map(ProjectRuleWriter::pair).toList()));
        return new Table(parts, pairs.isEmpty());
      }
      case ConnectionRule.Chosen(List<String> cells) -> parts.put("cells", words(cells));
      case ConnectionRule.OfConnectome r -> {
        parts.put("connectome", new Word(r.dataset()));
        parts.put("kind", new Word(ProjectRuleReader.word(r.kind())));
        if (!r.transmitters().isEmpty() || (r.except() && r.presynaptic().isEmpty())) {
          parts.put(r.except() ? "transmitter_not" : "transmitter", sorted(r.transmitters()));
        }
        if (!r.presynaptic().isEmpty()) {
          parts.put(r.except() ? "presynaptic_not" : "presynaptic", sorted(r.presynaptic()));
        }
        if (r.normalised()) {
          parts.put("normalised", new Flag(true));
        }
      }
    }
    return new Table(parts, true);
  }

  private static Part sorted(Set<String> names) {
    return words(List.copyOf(new TreeSet<>(names)));
  }

  private static void allowed(Map<String, Part> parts, boolean autapses, boolean multapses) {
    if (!autapses) {
      parts.put("autapses", new Flag(false));
    }
    if (!multapses) {
      parts.put("multapses", new Flag(false));
    }
  }

  private static Part pair(ConnectionRule.Pair pair) {
    List<Part> ends = new ArrayList<>();
    ends.add(new Word(pair.source()));
    ends.add(new Word(pair.target()));
    if (pair.factor() != 1) {
      ends.add(number(pair.factor()));
    }
    return new Row(ends);
  }

  private static Part row(List<Double> values) {
    return new Row(values.stream().map(ProjectWriter::number).toList());
  }

  private static Part sizes(List<Integer> values) {
    return words(values.stream().map(size -> Integer.toString(size)).toList());
  }
}
