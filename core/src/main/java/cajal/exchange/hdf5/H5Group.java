package cajal.exchange.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A group of groups and arrays.
public final class H5Group extends H5Node {

  private final Map<String, H5Node> children = new LinkedHashMap<>();

  /// The group of that name, which is made where it is missing.
  ///
  /// @throws IllegalArgumentException if an array has that name
  public H5Group group(String name) {
    if (children.computeIfAbsent(name, _ -> new H5Group()) instanceof H5Group group) {
      return group;
    }
    throw new IllegalArgumentException("an array has the name " + name);
  }

  /// Adds an array.
  ///
  /// @throws IllegalArgumentException if the name is taken
  public H5Dataset dataset(String name, H5Content content) {
    H5Dataset dataset = new H5Dataset(content);
    if (children.putIfAbsent(name, dataset) != null) {
      throw new IllegalArgumentException("the name " + name + " is taken");
    }
    return dataset;
  }

  /// What it holds, in the order in which it was added.
  public Map<String, H5Node> children() {
    return Collections.unmodifiableMap(children);
  }
}
