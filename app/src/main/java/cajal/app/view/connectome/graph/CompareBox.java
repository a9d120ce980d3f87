package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.Comparing;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.app.view.part.Colours;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.figure.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;

/// With which connectomes the shown one is compared, and how.
final class CompareBox extends VBox {

  private static final int MOST = 7;
  private static final String STAGES = "witvliet2021_";

  private final ConnectomeSession session;
  private final MenuButton others = new MenuButton("Compare with…");
  private final ComboBox<Comparing> how = new ComboBox<>();
  private final VBox meaning = new VBox(2);
  private boolean telling;

  CompareBox(ConnectomeSession session) {
    super(5);
    this.session = session;
    others.setId("compare-with");
    others.setMnemonicParsing(false);
    others.setMaxWidth(Double.MAX_VALUE);
    how.setId("compare-how");
    how.setMaxWidth(Double.MAX_VALUE);
    how.setMinHeight(Region.USE_PREF_SIZE);
    how.getItems().setAll(Comparing.BESIDE, Comparing.DIFFERENCE, Comparing.FATE);
    how.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Comparing mode) {
            return mode == null ? "" : mode.title();
          }

          @Override
          public Comparing fromString(String text) {
            return Comparing.NOTHING;
          }
        });
    getChildren().addAll(others, how, meaning);
    how.setOnAction(event -> {
      Comparing chosen = how.getValue();
      if (!telling && chosen != null) {
        session.comparingProperty().set(chosen);
      }
    });
    // Filled when it is first looked at: reading the names of all datasets takes time.
    others.getItems().add(new MenuItem("…"));
    others.setOnShowing(event -> fill());
    session.comparedProperty().subscribe(all -> show());
    session.comparingProperty().subscribe(mode -> show());
    session.circuit().property().subscribe(this::explain);
    session.darkProperty().subscribe(dark -> explain(session.circuit().get()));
  }

  private void fill() {
    List<String> chosen = chosen();
    Connectome shown = session.shownProperty().get();
    others.getItems().clear();
    MenuItem stages = new MenuItem("All stages of development");
    stages.setOnAction(event -> {
      String own = shown == null ? "" : shown.name();
      List<String> names =
          Connectomes.names().stream().filter(n -> n.startsWith(STAGES) && !n.equals(own)).toList();
      session.compareWith(names.subList(0, Math.min(MOST, names.size())), Comparing.BESIDE);
    });
    MenuItem nothing = new MenuItem("Nothing");
    nothing.setOnAction(event -> session.compare(List.of(), Comparing.NOTHING));
    others.getItems().addAll(nothing, stages, new SeparatorMenuItem());
    for (String name : Connectomes.names()) {
      if (shown == null || !name.equals(shown.name())) {
        CheckMenuItem item = new CheckMenuItem(Connectomes.about(name).title());
        item.setMnemonicParsing(false);
        item.setId("compare-" + name);
        item.setSelected(chosen.contains(name));
        item.setOnAction(event -> toggle(name, item.isSelected()));
        others.getItems().add(item);
      }
    }
  }

  private List<String> chosen() {
    return session.comparedProperty().get().stream().map(Connectome::name).toList();
  }

  private void toggle(String name, boolean on) {
    List<String> names = new ArrayList<>(chosen());
    names.remove(name);
    if (on) {
      names.add(name);
    }
    Comparing mode = session.comparingProperty().get();
    session.compareWith(
        names.subList(Math.max(0, names.size() - MOST), names.size()),
        mode == Comparing.NOTHING ? Comparing.BESIDE : mode);
  }

  private void show() {
    telling = true;
    List<String> names = chosen();
    others.setText(names.isEmpty() ? "Compare with…" : String.join(", ", names));
    how.setVisible(!names.isEmpty());
    how.setManaged(!names.isEmpty());
    how.setValue(names.isEmpty() ? null : session.comparingProperty().get());
    telling = false;
  }

  private void explain(Shown shown) {
    meaning.getChildren().clear();
    Palette palette = Palette.of(session.darkProperty().get());
    EdgeColours.legend(session.comparingProperty().get(), shown, palette)
        .forEach((words, rgb) -> {
          Rectangle swatch = new Rectangle(14, 3, Colours.of(rgb));
          Label line = new Label(words, swatch);
          line.getStyleClass().add("hint");
          meaning.getChildren().add(line);
        });
  }
}
