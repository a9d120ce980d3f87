package cajal.app.view.shell;

import cajal.app.session.Version;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What this program is, how to cite it, and what it is made of.
final class AboutSheet extends VBox {

  private static final String[][] PARTS = {
    {"JavaFX", "GPL-2.0 with Classpath Exception"},
    {"AtlantaFX, Ikonli, picocli, Material Design icons", "MIT / Apache-2.0"},
    {"ControlsFX", "BSD-3-Clause"},
    {"JFreeChart", "LGPL-2.1"},
    {"Apache PDFBox, Batik, Commons", "Apache-2.0"},
    {"C. elegans wiring: Cook et al. (2019) Nature 571:63–71", "doi:10.1038/s41586-019-1352-7"},
    {
      "Notation: Senk et al. (2022) PLoS Comput Biol 18:e1010086",
      "doi:10.1371/journal.pcbi.1010086"
    },
  };

  private final Overlay overlay;
  private final Button close = new Button("Close");

  AboutSheet(Overlay overlay) {
    this.overlay = overlay;
    getStyleClass().addAll("panel-sheet", "about-sheet");
    setMaxSize(600, Region.USE_PREF_SIZE);
    Label title = new Label("Cajal " + Version.text());
    title.getStyleClass().add("sheet-title");
    Label what =
        new Label(
            "A workbench for spiking networks and connectomes, named after Santiago Ramón y Cajal,"
                + " who drew the nervous system by hand. Apache License 2.0.");
    what.setWrapText(true);
    Label cite =
        new Label(
            "To cite a result, name this version, the project file, its seed and the hash of its spikes;"
                + " the run bar shows both.");
    cite.setWrapText(true);
    GridPane parts = new GridPane(18, 5);
    for (String[] part : PARTS) {
      Label licence = new Label(part[1]);
      licence.getStyleClass().add("hint");
      Label name = new Label(part[0]);
      name.setWrapText(true);
      parts.addRow(parts.getRowCount(), name, licence);
    }
    Label machine =
        new Label(
            "Java "
                + System.getProperty("java.version")
                + " · JavaFX "
                + System.getProperty("javafx.version", "?")
                + " · "
                + System.getProperty("os.name")
                + " · "
                + Runtime.getRuntime().availableProcessors()
                + " cores");
    machine.getStyleClass().add("hint");
    close.setCancelButton(true);
    close.setOnAction(event -> overlay.hide());
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, what, cite, parts, machine, foot);
  }

  void open() {
    overlay.show(this, close, Pos.CENTER);
  }
}
