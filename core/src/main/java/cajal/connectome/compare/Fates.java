package cajal.connectome.compare;

import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.compare.Development.Course;
import cajal.connectome.compare.Development.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/// The fates of all connections of one kind, by the rule of {@link Development}.
final class Fates {

  /// Contacts from which a connection is more than a chance meeting.
  private static final int SURE = 2;

  private static final int YOUNGEST = 2;

  private final List<Aligned.Line> lines;
  private final double[] ageHours;
  private final Map<String, String> mirror;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final BitSet late = new BitSet();

  /// @param stages from the youngest on
  /// @param byClass whether lines join classes, whose left and right are one already
  Fates(List<Connectome> stages, List<Aligned.Line> lines, boolean byClass) {
    this.lines = lines;
    ageHours = stages.stream().mapToDouble(Development::ageHours).toArray();
    Set<String> joined = late(stages, byClass);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Connection pair = lines.get(i).pair();
      late.set(i, joined.contains(pair.pre()) || joined.contains(pair.post()));
      names.add(pair.pre());
      names.add(pair.post());
      numbers.put(key(pair, pair.pre(), pair.post()), i);
    }
    mirror = byClass ? Map.of() : mirror(names);
  }

  // Neurons, or their classes, of which the youngest connectomes have no member and all of the
  // greatest age have one: a cell with few contacts may be missing anywhere.
  private Set<String> late(List<Connectome> stages, boolean byClass) {
    Set<String> classes = new HashSet<>();
    Set<String> late = new HashSet<>();
    for (Connectome stage : stages) {
      stage.cells().stream()
          .filter(cell -> cell.kind() == Kind.NEURON)
          .forEach(cell -> classes.add(classOf(cell)));
    }
    for (int i = 0; i < stages.size(); i++) {
      Set<String> here =
          stages.get(i).cells().stream().map(Fates::classOf).collect(Collectors.toSet());
      if (i < YOUNGEST) {
        classes.removeAll(here);
      } else if (ageHours[i] == ageHours[ageHours.length - 1]) {
        classes.retainAll(here);
      }
    }
    for (Connectome stage : stages) {
      for (Cell cell : stage.cells()) {
        if (classes.contains(classOf(cell))) {
          late.add(byClass ? classOf(cell) : cell.name());
        }
      }
    }
    return late;
  }

  private static String classOf(Cell cell) {
    return cell.cellClass().isEmpty() ? cell.name() : cell.cellClass();
  }

  private static Map<String, String> mirror(Set<String> names) {
    Map<String, String> mirror = new HashMap<>();
    for (String name : names) {
      CellNames.rightOf(name)
          .filter(names::contains)
          .ifPresent(right -> {
            mirror.put(name, right);
            mirror.put(right, name);
          });
    }
    // Two of the four RME neurons lie above and below each other and are taken as a pair.
    mirror.put("RMED", "RMEV");
    mirror.put("RMEV", "RMED");
    return mirror;
  }

  private String other(String name) {
    return mirror.getOrDefault(name, name);
  }

  private static String key(Connection like, String pre, String post) {
    boolean swap = like.electrical() && pre.compareTo(post) > 0;
    return String.join("\t", swap ? post : pre, swap ? pre : post, like.ligand(), like.receptor());
  }

  // The same for a connection and its counterparts.
  private String pooled(Connection pair) {
    String pre = pair.pre().compareTo(other(pair.pre())) <= 0 ? pair.pre() : other(pair.pre());
    String post = pair.post().compareTo(other(pair.post())) <= 0 ? pair.post() : other(pair.post());
    return key(pair, pre, post);
  }

  private boolean sure(int line) {
    double[] own = lines.get(line).weights();
    if (Arrays.stream(own).filter(weight -> weight >= SURE).count() >= 2) {
      return true;
    }
    Connection pair = lines.get(line).pair();
    Integer across = numbers.get(key(pair, other(pair.pre()), other(pair.post())));
    if (across == null || across == line) {
      return false;
    }
    double[] others = lines.get(across).weights();
    for (int i = 0; i < own.length; i++) {
      if (Math.min(own[i], others[i]) >= 1 && Math.max(own[i], others[i]) >= SURE) {
        return true;
      }
    }
    return false;
  }

  /// A connection with its counterparts.
  private record Pool(List<Integer> members, double[] weights, double[] comparable) {}

  List<Course> courses() {
    BitSet sure = new BitSet();
    double[] scale = scale();
    Map<String, Pool> pools = new LinkedHashMap<>();
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (late.get(i)) {
        continue;
      }
      String pooled = pooled(lines.get(i).pair());
      Pool pool =
          pools.computeIfAbsent(
              pooled,
              _ ->
                  new Pool(
                      new ArrayList<>(), new double[ageHours.length], new double[ageHours.length]));
      pool.members().add(i);
      for (int age = 0; age < ageHours.length; age++) {
        pool.weights()[age] += lines.get(i).weights()[age];
        pool.comparable()[age] += scale[age] * lines.get(i).weights()[age];
      }
      if (sure(i)) {
        sure.set(i);
        asked.add(pooled);
      }
    }
    List<Pool> tested =
        pools.entrySet().stream()
            .filter(entry -> asked.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    double[][] trends = tested.stream().map(pool -> trend(pool, scale)).toArray(double[][]::new);
    double[] q =
        Development.falseDiscoveryRates(Arrays.stream(trends).mapToDouble(t -> t[1]).toArray());
    Course[] courses = new Course[lines.size()];
    for (int k = 0; k < tested.size(); k++) {
      Fate fate = fate(tested.get(k), q[k]);
      for (int i : tested.get(k).members()) {
        courses[i] =
            new Course(
                lines.get(i), trends[k][0], trends[k][1], q[k], sure.get(i) ? fate : Fate.VARIABLE);
      }
    }
    for (int i = 0; i < courses.length; i++) {
      if (courses[i] == null) {
        courses[i] = new Course(lines.get(i), 0, 1, 1, late.get(i) ? Fate.LATE : Fate.VARIABLE);
      }
    }
    return List.of(courses);
  }

  // By what weights of each age are multiplied, so that all ages have the same in all.
  private double[] scale() {
    double[] totals = new double[ageHours.length];
    for (int i = 0; i < lines.size(); i++) {
      if (!late.get(i)) {
        for (int age = 0; age < totals.length; age++) {
          totals[age] += lines.get(i).weights()[age];
        }
      }
    }
    double mean = Arrays.stream(totals).average().orElse(0);
    return Arrays.stream(totals).map(total -> total > 0 ? mean / total : 0).toArray();
  }

  /// Rank correlation with age, and its probability by chance (Student's t of two numbers fewer).
  private double[] trend(Pool pool, double[] scale) {
    int ages = ageHours.length;
    double[] x = new double[ages * pool.members().size()];
    double[] y = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = ageHours[k % ages];
      y[k] = scale[k % ages] * lines.get(pool.members().get(k / ages)).weights()[k % ages];
    }
    double r = new SpearmansCorrelation().correlation(x, y);
    if (Double.isNaN(r)) {
      return new double[] {0, 1};
    }
    double t = Math.abs(r) * Math.sqrt((x.length - 2) / Math.max(0, 1 - r * r));
    double p = 2 * new TDistribution(null, x.length - 2).cumulativeProbability(-t);
    return new double[] {r, p};
  }

  private Fate fate(Pool pool, double q) {
    double young = 0;
    double old = 0;
    int oldest = 0;
    for (int age = 0; age < ageHours.length; age++) {
      if (age < YOUNGEST) {
        young += pool.comparable()[age] / YOUNGEST;
      }
      if (ageHours[age] == ageHours[ageHours.length - 1]) {
        old += pool.comparable()[age];
        oldest++;
      }
    }
    old /= oldest;
    if (q <= Development.FALSE_DISCOVERIES && old > Development.FOLD * young) {
      return Fate.STRENGTHENED;
    }
    if (q <= Development.FALSE_DISCOVERIES && young > Development.FOLD * old) {
      return Fate.WEAKENED;
    }
    long missing = Arrays.stream(pool.weights()).filter(weight -> weight == 0).count();
    return missing <= 1 ? Fate.STABLE : Fate.VARIABLE;
  }
}
