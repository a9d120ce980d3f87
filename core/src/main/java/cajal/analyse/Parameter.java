package cajal.analyse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a record of parameters means. Form, help page, command line and the check of
/// bounds are made from it.
///
/// The component is a `double`, `int`, `boolean`, text, enum, a list of texts or numbers, or an
/// optional number, which is found from the data where it is empty. A value with a unit is held in
/// that unit, and the component's name ends with it: `binMs` is set by `bin=5ms`.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Parameter {

  /// A few words above the field.
  String title();

  /// One sentence that says what it changes.
  String help();

  /// Unit in which the value is held; empty for a pure number.
  String unit() default "";

  /// Smallest value.
  double min() default Double.NEGATIVE_INFINITY;

  /// Whether the smallest value itself is forbidden.
  boolean aboveMin() default false;

  /// Largest value.
  double max() default Double.POSITIVE_INFINITY;
}
