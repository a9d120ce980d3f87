package cajal.app.view.analysis;

import cajal.analyse.Analyses;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.app.command.Workspace;
import cajal.app.session.analysis.AnalysisSession;
import cajal.figure.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything that can be done with data, each with a picture of what comes out.
final class Gallery extends VBox {

  private final Workspace workspace;
  private final AnalysisSession analyses;
  private final VBox groups = new VBox(14);
  private final TextField search = new TextField();
  private final StackPane sources = new StackPane();
  private final Map<String, GalleryCard> cards = new LinkedHashMap<>();
  private final Thumbnails thumbnails = new Thumbnails();
  private boolean dark;

  Gallery(Workspace workspace) {
    this.workspace = workspace;
    analyses = workspace.analyses();
    getStyleClass().add("gallery");
    Label title = new Label("What do you want to know?");
    title.getStyleClass().add("sheet-title");
    search.setId("gallery-search");
    search.setPromptText("Search analyses");
    search.setPrefWidth(280);
    sources.setMinWidth(200);
    search.textProperty().subscribe(text -> filter());
    groups.setPadding(new Insets(2, 4, 20, 0));
    ScrollPane scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label data = new Label("of");
    HBox what = new HBox(10, search, data, sources);
    what.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(8, title, what);
    head.setPadding(new Insets(14, 18, 10, 18));
    groups.setPadding(new Insets(4, 18, 20, 18));
    getChildren().addAll(head, scroll);
    analyses.dataProperty().subscribe(source -> offer());
    workspace.session().themeDarkProperty().subscribe(this::repaint);
  }

  private void offer() {
    SourceChoice choice =
        new SourceChoice(
            workspace,
            analyses.dataProperty().get(),
            "",
            source -> analyses.dataProperty().set(source));
    choice.setId("gallery-source");
    sources.getChildren().setAll(choice);
  }

  /// Makes the cards, and lets their pictures be painted.
  void fill() {
    offer();
    if (cards.isEmpty()) {
      for (Analysis<?> analysis : Analyses.all()) {
        String name = analysis.card().name();
        cards.put(name, new GalleryCard(analysis.card(), () -> analyses.add(name)));
      }
      filter();
      repaint(dark);
    }
  }

  private void repaint(boolean now) {
    dark = now;
    Palette palette = now ? Palette.DARK : Palette.LIGHT;
    cards.forEach((name, card) -> thumbnails.paint(Analyses.named(name), palette, card::show));
  }

  private void filter() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    groups.getChildren().clear();
    for (Card.Group group : Card.Group.values()) {
      List<GalleryCard> found =
          cards.values().stream()
              .filter(card -> card.card().group() == group && card.matches(wanted))
              .toList();
      if (!found.isEmpty()) {
        Label title = new Label(group.title());
        title.getStyleClass().add("group-title");
        FlowPane flow = new FlowPane(12, 12);
        flow.getChildren().addAll(found);
        groups.getChildren().add(new VBox(7, title, flow));
      }
    }
    if (groups.getChildren().isEmpty() && !cards.isEmpty()) {
      groups.getChildren().add(new Label("There is no analysis of that name."));
    }
  }
}
