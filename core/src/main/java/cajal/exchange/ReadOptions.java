package cajal.exchange;

import java.util.Optional;
import java.util.OptionalDouble;

/// What a person says about a file that the file itself does not say.
///
/// @param timeColumn name of the column or array of times
/// @param unitColumn name of the column or array of units
/// @param timeUnitS length of the file's unit of time, s: 0.001 where it counts milliseconds
/// @param rateHz samples per second, where only numbers of samples are given
/// @param part which of several recordings in one file
public record ReadOptions(
    Optional<String> timeColumn,
    Optional<String> unitColumn,
    OptionalDouble timeUnitS,
    OptionalDouble rateHz,
    Optional<String> part) {

  /// The file says all.
  public static final ReadOptions NONE =
      new ReadOptions(
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty());
}
