package cajal.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies that keep the order in which a person wrote things, so that files stay diffable.
final class Immutable {

  private Immutable() {}

  static <V> Map<String, V> map(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
