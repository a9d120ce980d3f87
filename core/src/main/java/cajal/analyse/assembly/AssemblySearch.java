package cajal.analyse.assembly;

import cajal.analyse.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The search for assemblies in series of one bin width: pairs first, then an assembly with one
/// unit more, as long as there are any (Russo & Durstewitz 2017, doi:10.7554/eLife.19428).
final class AssemblySearch {

  private final BinaryTrain[] trains;
  private final PairTest.Setting setting;
  private final double alpha;
  private final double binMs;
  private final Work work;

  /// @param alpha chance of any false assembly
  AssemblySearch(
      BinaryTrain[] trains, PairTest.Setting setting, double alpha, double binMs, Work work) {
    this.trains = trains;
    this.setting = setting;
    this.alpha = alpha;
    this.binMs = binMs;
    this.work = work;
  }

  /// All assemblies that are part of no other, the most significant first.
  List<Assembly> all() {
    List<Assembly> pairs = pairs();
    List<Set<Integer>> partners = new ArrayList<>();
    for (int unit = 0; unit < trains.length; unit++) {
      partners.add(new TreeSet<>());
    }
    for (Assembly pair : pairs) {
      partners.get(pair.units().get(0)).add(pair.units().get(1));
      partners.get(pair.units().get(1)).add(pair.units().get(0));
    }
    List<Assembly> found = new ArrayList<>(pairs);
    List<Assembly> level = pairs;
    while (!level.isEmpty()) {
      level = larger(level, partners);
      found.addAll(level);
    }
    return whole(found);
  }

  private List<Assembly> pairs() {
    int units = trains.length;
    double corrected =
        units < 2 ? 0 : 2 * alpha / (units * (units - 1.0) * (2 * setting.mostLag() + 1));
    List<List<Assembly>> byFirst =
        work.part(0, 0.5)
            .map(
                units,
                "pairs",
                i -> {
                  List<Assembly> own = new ArrayList<>();
                  for (int j = i + 1; j < units; j++) {
                    PairTest test = PairTest.of(trains[i], trains[j], setting);
                    if (test.p() < corrected) {
                      own.add(join(List.of(i), List.of(0), trains[i], j, test));
                    }
                  }
                  return own;
                });
    return byFirst.stream().flatMap(List::stream).toList();
  }

  private record Candidate(Assembly assembly, int unit) {}

  // Assemblies with one unit more; of those with the same units only the most significant.
  private List<Assembly> larger(List<Assembly> level, List<Set<Integer>> partners) {
    List<Candidate> candidates = new ArrayList<>();
    for (Assembly assembly : level) {
      Set<Integer> near = new TreeSet<>();
      assembly.units().forEach(unit -> near.addAll(partners.get(unit)));
      near.removeAll(assembly.members());
      near.forEach(unit -> candidates.add(new Candidate(assembly, unit)));
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    // Candidates are counted over all assemblies of the level: units times assemblies.
    double corrected = alpha / (candidates.size() * (2.0 * setting.mostLag() + 1));
    List<List<Assembly>> joined =
        work.part(0.5, 1)
            .map(
                candidates.size(),
                "assemblies",
                i -> {
                  Assembly one = candidates.get(i).assembly();
                  int unit = candidates.get(i).unit();
                  PairTest test = PairTest.of(one.series(), trains[unit], setting);
                  return test.p() < corrected
                      ? List.of(join(one.units(), one.lags(), one.series(), unit, test))
                      : List.<Assembly>of();
                });
    return best(joined.stream().flatMap(List::stream).toList());
  }

  private Assembly join(
      List<Integer> units, List<Integer> lags, BinaryTrain series, int unit, PairTest test) {
    List<Integer> more = new ArrayList<>(units);
    more.add(unit);
    List<Integer> later = new ArrayList<>(lags);
    later.add(test.lag());
    return new Assembly(
        more,
        later,
        test.p(),
        binMs,
        series.activation(trains[unit], test.lag(), setting.mostLag()));
  }

  /// Of assemblies with the same units the most significant one.
  static List<Assembly> best(List<Assembly> assemblies) {
    Map<Set<Integer>, Assembly> best = new LinkedHashMap<>();
    for (Assembly assembly : assemblies) {
      best.merge(assembly.members(), assembly, (a, b) -> b.p() < a.p() ? b : a);
    }
    return List.copyOf(best.values());
  }

  // Those that are part of no other.
  private static List<Assembly> whole(List<Assembly> all) {
    List<Assembly> ordered =
        best(all).stream()
            .sorted(Comparator.comparingInt((Assembly a) -> a.units().size()).reversed())
            .toList();
    List<Assembly> whole = new ArrayList<>();
    for (Assembly assembly : ordered) {
      if (whole.stream().noneMatch(other -> other.members().containsAll(assembly.members()))) {
        whole.add(assembly);
      }
    }
    whole.sort(
        Comparator.comparingDouble(Assembly::p)
            .thenComparing(assembly -> assembly.members().toString()));
    return whole;
  }
}
