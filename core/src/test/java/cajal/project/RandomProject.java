package cajal.project;

import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Mask;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Positions;
import cajal.network.Profile;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Projects as nobody would make them, for properties that hold for all.
final class RandomProject {

  private static final List<String> PIECES =
      List.of(
          "E", "tau_m", "a b", "é", "µ", "神経", "🧠", ": ", " #", "'", "\"", "\\", "-", "=", "[",
          "}", ",", "&x", "*", "!", "%", "@", "`", "|", ">", "?", "yes", "null", "0", "1e3", "~",
          ".", "/", "{", " ", "\t", "--- ", "...", ":", "#");
  private static final List<String> TEXT_PIECES =
      List.of(
          "\n",
          "\n\n",
          "  ",
          "word",
          " # no comment",
          "\t",
          "\r",
          "\u0007",
          "\u2028",
          "\ufeff",
          "---\n");
  private static final List<String> UNITS =
      List.of("1", "ms", "mV", "s", "1/ms", "nS", "mS/cm^2", "µm");

  private final SplittableRandom random;

  RandomProject(SplittableRandom random) {
    this.random = random;
  }

  Project next() {
    List<Node> nodes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String name = name();
      if (names.add(name)) {
        nodes.add(node(name));
      }
    }
    List<Projection> projections = new ArrayList<>();
    Set<String> projectionNames = new HashSet<>();
    for (int i = nodes.isEmpty() ? 0 : random.nextInt(6); i > 0; i--) {
      String name = name();
      if (projectionNames.add(name)) {
        projections.add(projection(name, nodes));
      }
    }
    return new Project(
        random.nextInt(4) == 0 ? text() : name(),
        random.nextInt(3) == 0 ? "" : text(),
        random.nextLong(),
        time(),
        time(),
        new Network(nodes, projections),
        map(this::text),
        map(() -> new Project.Point(number(), number())),
        list(() -> new Project.View(view(), list(this::name), list(this::name))),
        map(() -> new AnalysisStep(name(), name(), map(this::text), map(this::text))));
  }

  private String view() {
    return pick(List.of("raster", "rate", "traces", "heatmap", name()));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      name.append(pick(PIECES));
    }
    return name.toString().equals("cells") ? "x" : name.toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(random.nextBoolean() ? pick(PIECES) : pick(TEXT_PIECES));
    }
    return text.toString();
  }

  private double number() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(-1000, 1000);
      case 1 -> random.nextInt(-1000, 1000) / 10.0;
      case 2 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : -0.0;
      case 3 -> {
        double value = Double.longBitsToDouble(random.nextLong());
        yield Double.isNaN(value) ? 1 : value;
      }
      default -> random.nextDouble();
    };
  }

  private Quantity time() {
    double value = Math.abs(number());
    return Quantity.of(value > 0 ? value : 1, Unit.parse(random.nextBoolean() ? "ms" : "s"));
  }

  private Quantity quantity() {
    return Quantity.of(number(), unit());
  }

  private Unit unit() {
    return Unit.parse(pick(UNITS));
  }

  private Node node(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> new Stimulator(name, name(), map(this::distribution));
      case 1 ->
          random.nextBoolean()
              ? new Recorder(name, List.of(Recorder.SPIKES), Quantity.ms(1))
              : new Recorder(name, list(this::name), time());
      default ->
          new Population(
              name,
              name(),
              cells(),
              map(this::distribution),
              map(this::distribution),
              random.nextInt(4) == 0 ? Optional.of("rk4") : Optional.empty());
    };
  }

  private Projection projection(String name, List<Node> nodes) {
    return new Projection(
        name,
        pick(nodes).name(),
        pick(nodes).name(),
        rule(),
        random.nextBoolean() ? Projection.STATIC : name(),
        random.nextBoolean() ? Optional.of(name()) : Optional.empty(),
        random.nextBoolean() ? Optional.of(distribution()) : Optional.empty(),
        random.nextBoolean() ? new Distribution.Constant(Quantity.ms(1)) : distribution(),
        map(this::distribution),
        random.nextBoolean() ? Optional.of(name()) : Optional.empty(),
        random.nextBoolean());
  }

  private ConnectionRule rule() {
    boolean autapses = random.nextBoolean();
    boolean multapses = random.nextBoolean();
    int count = random.nextInt(Integer.MAX_VALUE);
    return switch (random.nextInt(19)) {
      case 0 -> new ConnectionRule.OneToOne();
      case 1 -> new ConnectionRule.AllToAll(autapses);
      case 2 -> new ConnectionRule.FixedIndegree(count, autapses, multapses);
      case 3 -> new ConnectionRule.FixedOutdegree(count, autapses, multapses);
      case 4 -> new ConnectionRule.FixedTotalNumber(random.nextLong() >>> 1, autapses, multapses);
      case 5 -> new ConnectionRule.PairwiseBernoulli(random.nextDouble(), autapses);
      case 6 ->
          new ConnectionRule.Explicit(
              list(() -> new ConnectionRule.Pair(name(), name(), autapses ? 1 : number())));
      case 7 -> new ConnectionRule.Chosen(list(this::name));
      case 8 -> new ConnectionRule.SymmetricBernoulli(random.nextDouble());
      case 9 -> new ConnectionRule.PairwisePoisson(number(), autapses);
      case 10 ->
          new ConnectionRule.ThirdFactor(name(), random.nextDouble(), 1 + count / 2, autapses);
      case 11 -> new ConnectionRule.SmallWorld(count, random.nextDouble());
      case 12 -> new ConnectionRule.ScaleFree(count);
      case 13 ->
          new ConnectionRule.DirectedScaleFree(number(), number(), number(), number(), number());
      case 14 -> new ConnectionRule.LowRank(count, number());
      case 15 ->
          new ConnectionRule.Blocks(
              List.of(3, count), autapses ? List.of() : List.of(5), rows(), multapses);
      case 16 ->
          new ConnectionRule.EnsembleToEnsemble(count, random.nextDouble(), random.nextDouble());
      case 17 -> new ConnectionRule.Spatial(profile(), mask(), autapses, multapses);
      default ->
          new ConnectionRule.OfConnectome(
              name(),
              pick(List.of(ConnectionRule.Kind.values())),
              Set.copyOf(list(this::name)),
              random.nextBoolean() ? Set.of() : Set.copyOf(list(this::name)),
              random.nextBoolean(),
              random.nextBoolean());
    };
  }

  private List<List<Double>> rows() {
    return List.of(List.of(random.nextDouble(), number()), List.of(number()));
  }

  private Quantity length() {
    return Quantity.of(number(), Unit.parse(pick(List.of("um", "mm"))));
  }

  private Profile profile() {
    return switch (random.nextInt(6)) {
      case 0 -> new Profile.Constant(number());
      case 1 -> new Profile.Linear(number(), Quantity.of(number(), Unit.parse("1/um")));
      case 2 -> new Profile.Exponential(number(), length());
      case 3 -> new Profile.Gaussian(number(), length(), random.nextBoolean() ? 0 : number());
      case 4 -> new Profile.Gaussian2D(number(), length(), length(), number());
      default -> new Profile.Gamma(number(), number(), length());
    };
  }

  private Optional<Mask> mask() {
    return switch (random.nextInt(8)) {
      case 0 -> Optional.of(new Mask.Rectangular(length(), length(), length(), length()));
      case 1 -> Optional.of(new Mask.Circular(length()));
      case 2 -> Optional.of(new Mask.Doughnut(length(), length()));
      case 3 -> Optional.of(new Mask.Elliptical(length(), length(), number()));
      case 4 ->
          Optional.of(
              new Mask.Box(
                  List.of(length(), length(), length()), List.of(length(), length(), length())));
      case 5 -> Optional.of(new Mask.Spherical(length()));
      case 6 -> Optional.of(new Mask.Grid(1 + random.nextInt(9), 1 + random.nextInt(9)));
      default -> Optional.empty();
    };
  }

  private Cells cells() {
    List<Quantity> extent = List.of(length(), length(), length());
    return switch (random.nextInt(6)) {
      case 0 -> new Cells.OfConnectome(name(), 1 + random.nextInt(500));
      case 1 ->
          new Cells.OfConnectome(
              name(), 1 + random.nextInt(500), list(this::name), Set.copyOf(list(this::name)));
      case 2 -> new Cells.Placed(new Positions.Grid(List.of(1 + random.nextInt(9), 2, 3), extent));
      case 3 -> new Cells.Placed(new Positions.Scattered(1 + random.nextInt(99), extent));
      case 4 ->
          new Cells.Placed(
              new Positions.Listed(
                  List.of(List.of(number(), number()), List.of(1.5, -2.0)), Unit.parse("um")));
      default -> new Cells.Anonymous(1 + random.nextInt(10_000));
    };
  }

  private Distribution distribution() {
    Unit unit = unit();
    double a = number();
    double b = number();
    return switch (random.nextInt(8)) {
      case 0 ->
          new Distribution.Uniform(
              Quantity.of(Math.min(a, b), unit), Quantity.of(Math.max(a, b), unit));
      case 1 -> normal(Quantity.of(a, unit), Quantity.of(b, unit));
      case 2 -> new Distribution.LogNormal(Quantity.of(a, unit), b);
      case 3 -> new Distribution.Exponential(quantity());
      case 4 -> new Distribution.Listed(list(this::number), unit);
      case 5 ->
          new Distribution.Formula(
              pick(List.of("-65 mV + 15 mV*r^2", "  x ", "a # b: c", "\"x\"")));
      default -> new Distribution.Constant(quantity());
    };
  }

  private Distribution normal(Quantity mean, Quantity sd) {
    return random.nextBoolean()
        ? new Distribution.Normal(
            mean,
            sd,
            Quantity.of(Double.NEGATIVE_INFINITY, mean.unit()),
            Quantity.of(Double.POSITIVE_INFINITY, mean.unit()))
        : new Distribution.Normal(
            mean, sd, Quantity.of(-1, mean.unit()), Quantity.of(2.5, mean.unit()));
  }

  private <T> List<T> list(Supplier<T> item) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 60 : 4); i > 0; i--) {
      list.add(item.get());
    }
    return list;
  }

  private <T> Map<String, T> map(Supplier<T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(name(), value.get());
    }
    return map;
  }
}
