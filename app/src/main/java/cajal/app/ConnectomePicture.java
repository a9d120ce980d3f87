package cajal.app;

import cajal.app.command.Workspace;
import cajal.app.session.RunSession;
import cajal.app.session.connectome.CircuitExperiment;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.Comparing;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CellSearch;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.exchange.ImportOptions;
import cajal.unit.Quantity;
import cajal.work.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Brings a connectome into sight as the options of a picture ask, and runs what is shown or paints
/// a recording on it.
record ConnectomePicture(Workspace window, Map<String, String> options) {

  void show() {
    ConnectomeSession session = window.connectome();
    Connectome connectome = connectome(option("dataset", ConnectomeSession.FIRST));
    CellSearch search = new CellSearch(connectome);
    session.show(connectome);
    CircuitGestures gestures = new CircuitGestures(session);
    String circuit = option("circuit", "");
    if (!circuit.isEmpty()) {
      session.show(connectome, CircuitView.of(connectome.name(), search.read(circuit)));
    }
    gestures.thresholdChemical(Double.parseDouble(option("chemical", "1")));
    gestures.thresholdElectrical(Double.parseDouble(option("gap", "1")));
    if (Boolean.parseBoolean(options.get("partners"))) {
      gestures.partners(true);
    }
    String layout = option("layout", "");
    if (!layout.isEmpty()) {
      session.circuit().arrange(LayoutKind.valueOf(layout.toUpperCase(Locale.ROOT)));
    }
    session.select(cells(connectome, search, option("select", "")));
    session.matrixOrderProperty().set(option("order", "type"));
    String others = option("compare", "");
    if (!others.isEmpty()) {
      session.compare(
          Arrays.stream(others.split(",")).map(Connectomes::load).toList(),
          Comparing.valueOf(option("how", "beside").toUpperCase(Locale.ROOT)));
    }
    CircuitExperiment experiment = session.experiment();
    experiment.toggleDriven(cells(connectome, search, option("stimulate", "")));
    experiment.toggleAblated(cells(connectome, search, option("ablate", "")));
    window.panels().showRoom(Workspace.CONNECTOME_ROOM);
    session.viewIdProperty().set(option("view", "graph"));
    String recording = option("activity", "");
    if (!recording.isEmpty()) {
      session
          .recorded()
          .open(Path.of(recording), Quantity.parse(option("at", "0s")).coherent() / 1000);
    }
  }

  /// Runs the circuit that is shown, cells driven and ablated as asked for.
  void run(RunSession run, double untilMs) {
    window.connectome().experiment().make(() -> run.runUntil(untilMs));
  }

  private String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  private static Connectome connectome(String name) {
    Path file = Path.of(name);
    return Files.isRegularFile(file)
        ? ConnectomeFiles.read(file, ImportOptions.GUESS, Progress.NONE).connectome()
        : Connectomes.load(name);
  }

  private static List<String> cells(Connectome connectome, CellSearch search, String words) {
    return search.read(words).stream()
        .flatMap(name ->
            connectome.cells().stream()
                .filter(cell -> cell.name().equals(name) || cell.cellClass().equals(name)))
        .map(Connectome.Cell::name)
        .distinct()
        .toList();
  }
}
