package cajal.compile;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, by whichever thread asks: what the whole of a
/// rule must be drawn for, and planning alone does not need.
final class Once<T> {

  private @Nullable Supplier<T> maker;
  private @Nullable T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    T value = made;
    if (value == null) {
      value = java.util.Objects.requireNonNull(maker).get();
      made = value;
      maker = null;
    }
    return value;
  }
}
