package cajal.connectome.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a measure is to be taken.
///
/// @param layer which connections
/// @param weighted whether the number of contacts counts, or only that there is a connection
/// @param seed from which everything random descends
/// @param rewirings number of random graphs for null models; 0 for none
/// @param settings what a measure is told beyond this, by the name of its {@link Setting}
public record Options(
    Layer layer, boolean weighted, long seed, int rewirings, Map<String, Double> settings) {

  /// Both layers, unweighted, 100 rewirings.
  public static final Options DEFAULT = new Options(Layer.BOTH, false, 1, 100, Map.of());

  public Options {
    settings = Map.copyOf(settings);
  }

  public Options layer(Layer other) {
    return new Options(other, weighted, seed, rewirings, settings);
  }

  public Options weighted(boolean other) {
    return new Options(layer, other, seed, rewirings, settings);
  }

  public Options seed(long other) {
    return new Options(layer, weighted, other, rewirings, settings);
  }

  public Options rewirings(int other) {
    return new Options(layer, weighted, seed, other, settings);
  }

  /// The same with a setting.
  public Options with(String setting, double value) {
    Map<String, Double> more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new Options(layer, weighted, seed, rewirings, more);
  }

  /// What a setting is: as told, within its limits, else as it is where nothing is said.
  double of(Setting setting) {
    double told = settings.getOrDefault(setting.name(), setting.value());
    return Math.clamp(told, setting.least(), setting.most());
  }
}
