package cajal.app.view.analysis;

import cajal.analyse.Card;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One analysis in the gallery: a picture of a result, its title, what it finds.
final class GalleryCard extends Button {

  static final double WIDTH = 216;
  static final double PICTURE = 126;
  private static final double HEIGHT = 232;

  private final Card card;
  private final ImageView picture = new ImageView();

  GalleryCard(Card card, Runnable chosen) {
    this.card = card;
    getStyleClass().add("gallery-card");
    setId("gallery-" + card.name());
    setAccessibleText(card.title() + ". " + card.help());
    picture.setFitWidth(WIDTH - 16);
    picture.setFitHeight(PICTURE);
    picture.setPreserveRatio(true);
    StackPane frame = new StackPane(picture);
    frame.setMinHeight(PICTURE);
    frame.setPrefHeight(PICTURE);
    frame.getStyleClass().add("gallery-picture");
    Label title = new Label(card.title());
    title.getStyleClass().add("step-name");
    Label help = new Label(card.help());
    help.getStyleClass().add("hint");
    help.setWrapText(true);
    help.setMinHeight(48);
    help.setPrefHeight(48);
    VBox all = new VBox(5, frame, title, help);
    all.setPrefWidth(WIDTH - 16);
    all.setMaxWidth(WIDTH - 16);
    setGraphic(all);
    setPrefSize(WIDTH, HEIGHT);
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    setOnAction(event -> chosen.run());
  }

  Card card() {
    return card;
  }

  void show(Image image) {
    picture.setImage(image);
  }

  boolean matches(String wanted) {
    return (card.name() + " " + card.title() + " " + card.help() + " " + card.group().title())
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }
}
