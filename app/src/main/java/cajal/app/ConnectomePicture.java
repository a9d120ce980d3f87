package cajal.app;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.Comparing;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CellSearch;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Brings a connectome into sight as the options of a picture ask.
record ConnectomePicture(Workspace window, Map<String, String> options) {

  void show() {
    ConnectomeSession session = window.connectome();
    Connectome connectome =
        Connectomes.load(options.getOrDefault("dataset", ConnectomeSession.FIRST));
    CellSearch search = new CellSearch(connectome);
    session.show(connectome);
    CircuitGestures gestures = new CircuitGestures(session);
    String circuit = options.getOrDefault("circuit", "");
    if (!circuit.isEmpty()) {
      session.show(connectome, CircuitView.of(connectome.name(), search.read(circuit)));
    }
    gestures.thresholdChemical(Double.parseDouble(options.getOrDefault("chemical", "1")));
    gestures.thresholdElectrical(Double.parseDouble(options.getOrDefault("gap", "1")));
    if (Boolean.parseBoolean(options.get("partners"))) {
      gestures.partners(true);
    }
    String layout = options.getOrDefault("layout", "");
    if (!layout.isEmpty()) {
      session.circuit().arrange(LayoutKind.valueOf(layout.toUpperCase(Locale.ROOT)));
    }
    Set<String> chosen = search.read(options.getOrDefault("select", ""));
    session.select(
        chosen.stream()
            .flatMap(name ->
                connectome.cells().stream()
                    .filter(cell -> cell.name().equals(name) || cell.cellClass().equals(name)))
            .map(Connectome.Cell::name)
            .toList());
    String others = options.getOrDefault("compare", "");
    if (!others.isEmpty()) {
      session.compare(
          java.util.Arrays.stream(others.split(",")).map(Connectomes::load).toList(),
          Comparing.valueOf(options.getOrDefault("how", "beside").toUpperCase(Locale.ROOT)));
    }
    window.panels().showRoom(Workspace.CONNECTOME_ROOM);
    window.connectome().viewIdProperty().set(options.getOrDefault("view", "graph"));
  }
}
