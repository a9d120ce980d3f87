package cajal.activity;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectomes;
import java.util.List;
import java.util.Set;

/// The 300 neurons of the hermaphrodite of *C. elegans* onto which recordings are brought: all of
/// its 302 without the two CAN cells, in alphabetical order, so that a place in the list is the
/// slot of the homogenised data set (Simeon et al. 2024, doi:10.48550/arXiv.2411.12091).
public final class CelegansNeurons {

  private static final Set<String> LEFT_OUT = Set.of("CANL", "CANR");

  private CelegansNeurons() {}

  /// Their names.
  public static List<String> names() {
    return Connectomes.load("cook2019_hermaphrodite").neurons().stream()
        .map(Cell::name)
        .filter(name -> !LEFT_OUT.contains(name))
        .sorted()
        .toList();
  }
}
