package cajal.app.view.part;

import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.SharedRecording;
import cajal.app.session.UnitLook;
import cajal.app.session.UnitLook.Order;
import cajal.app.session.analysis.UnitCells;
import cajal.figure.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// By what results units are sorted, grouped and coloured, what the colours mean, and the way back.
/// A class that is clicked selects its units. Takes no room where nothing is shown so.
public final class UnitLegend extends FlowPane {

  private final Session session;
  private final RunSession run;
  private final boolean coloursOnly;

  private UnitLegend(Session session, RunSession run, boolean coloursOnly) {
    super(10, 4);
    this.session = session;
    this.run = run;
    this.coloursOnly = coloursOnly;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("unit-legend");
    managedProperty().bind(visibleProperty());
    session.lookProperty().subscribe(this::show);
    session.themeDarkProperty().subscribe(dark -> show(session.lookProperty().get()));
  }

  /// Tells sorting, grouping and colours.
  public static UnitLegend whole(Session session, RunSession run) {
    return new UnitLegend(session, run, false);
  }

  /// Tells the colours alone, where rows are not shown.
  public static UnitLegend ofColours(Session session, RunSession run) {
    return new UnitLegend(session, run, true);
  }

  private void show(UnitLook look) {
    List<Node> parts = new ArrayList<>();
    if (!coloursOnly) {
      look.order()
          .map(Order::title)
          .ifPresent(title ->
              parts.add(part("sort", "Sorted by " + title, List.of(), UnitLook::unsorted)));
      look.groups()
          .ifPresent(groups ->
              parts.add(
                  part(
                      "group",
                      "Grouped by " + groups.title(),
                      look.paint().equals(look.groups()) ? List.of() : means(groups),
                      UnitLook::ungrouped)));
    }
    look.paint()
        .ifPresent(paint ->
            parts.add(
                part("colour", "Coloured by " + paint.title(), means(paint), UnitLook::unpainted)));
    getChildren().setAll(parts);
    setVisible(!parts.isEmpty());
  }

  private Node part(String id, String title, List<Node> meaning, UnaryOperator<UnitLook> without) {
    Label label = new Label(title);
    label.setMinWidth(Region.USE_PREF_SIZE);
    Button undo = new Button("", Icons.of("mdi2c-close"));
    undo.getStyleClass().addAll("flat", "button-icon", "live-icon");
    undo.setId((coloursOnly ? "canvas-un" : "un") + id);
    undo.setTooltip(new Tooltip("Show them as usual again"));
    undo.setAccessibleText("No longer: " + title);
    undo.setFocusTraversable(false);
    undo.setOnAction(
        event -> session.lookProperty().set(without.apply(session.lookProperty().get())));
    HBox part = new HBox(6, label);
    part.setAlignment(Pos.CENTER_LEFT);
    part.getStyleClass().add("unit-legend-part");
    part.getChildren().addAll(meaning);
    part.getChildren().add(undo);
    return part;
  }

  private List<Node> means(CellPaint paint) {
    Palette palette = Palette.of(session.themeDarkProperty().get());
    return PaintMeaning.of(paint, palette, number -> select(paint, number));
  }

  private void select(CellPaint paint, int number) {
    Set<String> names = paint.members(number);
    SharedRecording recording = run.recordingProperty().get();
    Set<CellRef> cells =
        recording == null ? Set.of() : new UnitCells(recording.header()).cells(names);
    session.selectedCellsProperty().set(cells);
    session.say(
        "Selected %,d units of %s %s."
            .formatted(cells.size(), paint.title(), paint.classes().get(number)));
  }
}
