package cajal.app.cli;

import cajal.connectome.Connectome;
import cajal.connectome.circuit.CircuitView;
import cajal.discover.Discovery;
import cajal.figure.Figure;
import cajal.figure.Palette;
import java.util.List;

/// A figure that can be made of a connectome without a window, such as its graph. It has a
/// constructor without arguments; being in this package makes it one.
interface ConnectomePlot {

  /// The word for it on the command line.
  String word();

  /// The figure of a view of a connectome.
  Figure of(Connectome connectome, Asked asked, Palette palette);

  /// What of a connectome is to be drawn.
  ///
  /// @param view the circuit, where only a part is drawn
  /// @param order of rows and columns of a matrix
  record Asked(CircuitView view, String order) {}

  /// All there are.
  static List<ConnectomePlot> all() {
    return Discovery.below(ConnectomePlot.class, ConnectomePlot.class);
  }
}
