package cajal.app.view.inspector;

import cajal.model.Model;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.unit.Unit;
import java.util.Optional;

/// The unit in which a projection has its weight: the one that was given, or that of the port where
/// it arrives.
final class WeightUnit {

  private WeightUnit() {}

  static Unit of(Desk desk, Projection projection) {
    return projection
        .weight()
        .flatMap(WeightUnit::unit)
        .or(() -> arriving(desk, projection))
        .orElse(Unit.PA);
  }

  private static Optional<Unit> unit(Distribution weight) {
    return switch (weight) {
      case Distribution.Constant d -> Optional.of(d.value().unit());
      case Distribution.Uniform d -> Optional.of(d.low().unit());
      case Distribution.Normal d -> Optional.of(d.mean().unit());
      case Distribution.LogNormal d -> Optional.of(d.median().unit());
      case Distribution.Exponential d -> Optional.of(d.mean().unit());
      case Distribution.Listed d -> Optional.of(d.unit());
      case Distribution.Formula _ -> Optional.empty();
    };
  }

  // The unit of the port where it arrives, or of the current that a stimulator injects.
  private static Optional<Unit> arriving(Desk desk, Projection projection) {
    return targetModel(desk, projection)
        .flatMap(model ->
            projection
                .port()
                .flatMap(model::port)
                .or(() -> model.ports().stream().findFirst())
                .map(Model.Port::unit));
  }

  /// The model of the neurons where a projection arrives.
  static Optional<Model> targetModel(Desk desk, Projection projection) {
    return desk.network()
        .population(projection.target())
        .flatMap(population -> desk.model(population.model()));
  }
}
