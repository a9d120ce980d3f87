package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Turn;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The side of the graph: search, what was asked for, thresholds, layouts, and the legend that is
/// the filter.
final class GraphSide extends VBox {

  private static final double MOST_SLIDER = 50;
  private static final double NARROWEST = 220;
  private static final double WIDTH = 264;

  private final ConnectomeSession session;
  private final CircuitGestures gestures;
  private final FlowPane chips = new FlowPane(4, 4);
  private final CheckBox partners = new CheckBox("Show partners");
  private final CheckBox joined = new CheckBox("Join classes");
  private final Slider chemical = new Slider(1, MOST_SLIDER, 1);
  private final Slider electrical = new Slider(1, MOST_SLIDER, 1);
  private final Map<LayoutKind, ToggleButton> layouts = new EnumMap<>(LayoutKind.class);
  private final HBox turns = new HBox(4);
  private final Label count = new Label();
  private final Label caveats = new Label();
  private boolean telling = true;

  GraphSide(Workspace workspace, CircuitGestures gestures) {
    this.session = workspace.connectome();
    this.gestures = gestures;
    getStyleClass().addAll("side-pane", "graph-side");
    setMinWidth(NARROWEST);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    VBox rows = new VBox(8);
    rows.getStyleClass().add("graph-side-rows");
    rows.getChildren()
        .addAll(
            new GraphSearch(session, gestures),
            chips,
            count,
            partners,
            threshold("Synapses at least", chemical, "threshold-chemical"),
            threshold("Gap junctions at least", electrical, "threshold-electrical"),
            joined,
            title("Layout"),
            layouts(),
            turns,
            title("Compare"),
            new CompareBox(session),
            title("Legend"),
            new GraphLegend(session, gestures),
            caveats);
    caveats.setWrapText(true);
    caveats.getStyleClass().add("hint");
    count.setWrapText(true);
    count.getStyleClass().add("hint");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    partners.setId("show-partners");
    joined.setId("join-classes");
    partners.setOnAction(event -> gestures.partners(partners.isSelected()));
    joined.setOnAction(event -> gestures.joinAll(joined.isSelected()));
    chemical
        .valueProperty()
        .subscribe(value -> tell(() -> gestures.thresholdChemical(Math.rint(value.doubleValue()))));
    electrical
        .valueProperty()
        .subscribe(
            value -> tell(() -> gestures.thresholdElectrical(Math.rint(value.doubleValue()))));
    session.viewProperty().subscribe(this::show);
    session.circuit().property().subscribe(this::count);
    session.shownProperty().subscribe(this::caveats);
  }

  private void tell(Runnable gesture) {
    if (!telling) {
      gesture.run();
    }
  }

  private static Label title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("group-title");
    return title;
  }

  private Node threshold(String name, Slider slider, String id) {
    slider.setId(id);
    slider.setBlockIncrement(1);
    slider.setAccessibleText(name);
    Label label = new Label();
    label
        .textProperty()
        .bind(slider.valueProperty().map(v -> name + "  " + Math.round(v.doubleValue())));
    label.setLabelFor(slider);
    VBox box = new VBox(0, label, slider);
    box.getStyleClass().add("threshold");
    return box;
  }

  private Node layouts() {
    FlowPane row = new FlowPane(4, 4);
    for (LayoutKind kind : LayoutKind.values()) {
      ToggleButton button = new ToggleButton(kind.title());
      button.setId("layout-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      button.getStyleClass().add("small-toggle");
      button.setOnAction(event -> {
        session.circuit().arrange(kind);
        show(session.view());
      });
      layouts.put(kind, button);
      row.getChildren().add(button);
    }
    turns.setAlignment(Pos.CENTER_LEFT);
    turn("Side", Turn.SIDE);
    turn("Top", Turn.TOP);
    turn("Front", Turn.FRONT);
    Label hint = new Label("Alt-drag turns");
    hint.getStyleClass().add("hint");
    turns.getChildren().add(hint);
    return row;
  }

  private void turn(String name, Turn turn) {
    Button button = new Button(name);
    button.setId("turn-" + name.toLowerCase(java.util.Locale.ROOT));
    button.getStyleClass().add("small-toggle");
    button.setOnAction(event -> gestures.turn(session.circuit().get().circuit(), turn));
    turns.getChildren().add(button);
  }

  private void show(CircuitView view) {
    telling = true;
    boolean whole = view.members().input().isEmpty();
    chips.getChildren().clear();
    if (whole) {
      Label all = new Label("The whole connectome");
      all.getStyleClass().add("chip-words");
      chips.getChildren().add(all);
    } else {
      view.members().input().stream()
          .limit(40)
          .forEach(name -> chips.getChildren().add(chip(name)));
      Hyperlink all = new Hyperlink("Show all");
      all.setId("show-all");
      all.setOnAction(event -> gestures.all());
      chips.getChildren().add(all);
    }
    partners.setSelected(view.members().partners() && !whole);
    partners.setDisable(whole);
    joined.setSelected(view.members().joins().classes());
    chemical.setValue(view.filter().minChemical());
    electrical.setValue(view.filter().minElectrical());
    layouts.forEach((kind, button) -> button.setSelected(kind == view.arrangement().kind()));
    boolean body = view.arrangement().kind() == LayoutKind.ANATOMICAL;
    turns.setVisible(body);
    turns.setManaged(body);
    telling = false;
  }

  private Node chip(String name) {
    Button chip = new Button(name + "  ×");
    chip.getStyleClass().add("chip");
    chip.setAccessibleText("Remove " + name);
    chip.setOnAction(event -> gestures.remove(java.util.List.of(name)));
    return chip;
  }

  private void count(Shown shown) {
    long gaps =
        shown.circuit().edges().stream().filter(e -> e.kind() == ConnectionKind.ELECTRICAL).count();
    count.setText(
        "%,d shown · %,d synaptic · %,d gap"
            .formatted(
                shown.circuit().nodes().size(), shown.circuit().edges().size() - gaps, gaps));
  }

  private void caveats(@Nullable Connectome shown) {
    if (shown != null) {
      caveats.setText(String.join("\n", shown.about().caveats()));
    }
  }
}
