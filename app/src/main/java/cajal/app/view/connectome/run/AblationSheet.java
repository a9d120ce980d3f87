package cajal.app.view.connectome.run;

import cajal.app.command.Workspace;
import cajal.app.session.CellPaint;
import cajal.app.session.Session;
import cajal.app.session.Version;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.figure.ColourMap;
import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.FigureExport;
import cajal.figure.FigurePainter;
import cajal.figure.Palette;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.circuit.AblationComparison;
import cajal.table.Table;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

/// Runs the circuit with and without its ablation and shows what changes: heat maps side by side,
/// differences painted on the cells, and a table among the results.
final class AblationSheet {

  private static final int WIDTH = 900;

  private final Workspace workspace;
  private final Session session;
  private final ConnectomeSession connectome;

  AblationSheet(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.session();
    connectome = workspace.connectome();
  }

  void open() {
    Palette palette = Palette.of(session.themeDarkProperty().get());
    connectome
        .experiment()
        .build(project -> {
          Figure[] figure = new Figure[1];
          connectome
              .measures()
              .take(
                  "With and without the ablation",
                  progress -> {
                    AblationComparison comparison = AblationComparison.of(project, progress);
                    figure[0] = comparison.figure(palette);
                    return List.of(comparison.table());
                  },
                  tables -> {
                    paint(tables.getFirst(), palette);
                    show(figure[0], project);
                  });
        });
  }

  private void paint(Table table, Palette palette) {
    Map<String, Double> values = new HashMap<>();
    List<String> cells = table.texts("cell");
    double[] differences = table.numbers("largest_difference");
    double[] dead = table.numbers("ablated");
    double reach = 0;
    for (int i = 0; i < differences.length; i++) {
      // What is dead does not differ, whatever its equations go on to say.
      if (dead[i] == 0) {
        values.put(cells.get(i), differences[i]);
        reach = Math.max(reach, Math.abs(differences[i]));
      }
    }
    String unit =
        table.column("largest_difference").orElseThrow() instanceof cajal.table.Column.Numbers n
            ? n.unit()
            : "";
    connectome
        .paintProperty()
        .set(
            new CellPaint(
                "ablated minus intact, where farthest",
                unit,
                values,
                palette.dark() ? ColourMap.DIVERGING_DARK : ColourMap.DIVERGING,
                -reach,
                reach));
  }

  private void show(Figure figure, Project project) {
    double scale = 2;
    int height = (int) (WIDTH * figure.heightPt() / figure.widthPt());
    BufferedImage image =
        new BufferedImage(
            (int) (scale * WIDTH), (int) (scale * height), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    FigurePainter.paint(figure, g, image.getWidth(), image.getHeight());
    g.dispose();
    ImageView view = new ImageView(SwingFXUtils.toFXImage(image, null));
    view.setFitWidth(WIDTH);
    view.setPreserveRatio(true);
    Button save = new Button("Export…");
    save.setId("export-ablation");
    save.setOnAction(event ->
        workspace.panels().askWhereToWrite("ablation.svg", path -> write(figure, project, path)));
    Stage stage = new Stage();
    Button close = new Button("Close");
    close.setId("close-ablation");
    close.setCancelButton(true);
    close.setOnAction(event -> stage.close());
    HBox bar = new HBox(8, save, close);
    bar.setAlignment(Pos.CENTER_RIGHT);
    bar.getStyleClass().add("view-bar");
    BorderPane frame = new BorderPane(view);
    frame.setBottom(bar);
    stage.setTitle(figure.title());
    stage.setScene(new Scene(frame));
    stage.show();
  }

  private void write(Figure figure, Project project, Path path) {
    try {
      FigureExport.write(
          figure,
          path,
          ExportOptions.of(
              new ExportOptions.Provenance(
                  project.title(), Long.toString(project.seed()), Version.text(), "")));
      session.say("Wrote " + path.getFileName());
    } catch (ProblemException e) {
      e.problems().forEach(session::report);
    }
  }
}
