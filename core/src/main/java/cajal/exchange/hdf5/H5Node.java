package cajal.exchange.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A group or an array of a file that is going to be written, with its attributes.
public abstract sealed class H5Node permits H5Group, H5Dataset {

  private final Map<String, H5Content> attributes = new LinkedHashMap<>();

  H5Node() {}

  /// Gives it an attribute; one of that name is replaced.
  public final void put(String name, H5Content content) {
    attributes.put(name, content);
  }

  /// Attributes in the order in which they were given.
  public final Map<String, H5Content> attributes() {
    return Collections.unmodifiableMap(attributes);
  }
}
