package cajal.app.view.shell;

import cajal.app.command.Workspace;
import cajal.app.command.Workspace.Sample;
import cajal.app.session.Catalogue;
import cajal.app.session.Names;
import cajal.app.session.PaletteEntry;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.model.ModelSource;
import cajal.network.Cells;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;

/// What lies in the palette: the catalogue of the project's models, the connectomes and the
/// samples. It is put together on a worker, since that reads every model file.
final class Shelf {

  /// The model of cells that signal without spikes, which is what the shipped connectomes have.
  private static final String GRADED = "celegans_graded";

  private final Workspace workspace;
  private final Consumer<List<ShelfItem>> shown;
  private Map<String, String> models = Map.of();
  private int newest;

  /// @param shown gets the lines of the palette, on the JavaFX thread
  Shelf(Workspace workspace, Consumer<List<ShelfItem>> shown) {
    this.workspace = workspace;
    this.shown = shown;
  }

  /// Fills the palette now and whenever the project's own models change.
  void follow() {
    fill();
    session()
        .projectProperty()
        .subscribe(project -> {
          if (!project.models().equals(models)) {
            models = project.models();
            fill();
          }
        });
  }

  private Session session() {
    return workspace.session();
  }

  private void fill() {
    int request = ++newest;
    ModelSource source = session().models();
    Thread.ofVirtual()
        .name("cajal-palette")
        .start(() -> {
          List<ShelfItem> items = items(source);
          Platform.runLater(() -> {
            if (request == newest) {
              shown.accept(items);
            }
          });
        });
  }

  private List<ShelfItem> items(ModelSource source) {
    List<ShelfItem> items = new ArrayList<>();
    for (PaletteEntry entry : Catalogue.of(source).entries()) {
      items.add(ShelfItem.of(entry, () -> workspace.drawing().place(entry)));
    }
    for (String name : Connectomes.names()) {
      items.add(
          new ShelfItem(
              "Connectomes",
              name,
              "The neurons of a connectome, with their names and places",
              ShelfItem.Mark.WORM,
              null,
              () -> place(name)));
    }
    for (Sample sample : workspace.documents().samples()) {
      items.add(
          new ShelfItem(
              "Samples",
              sample.name(),
              sample.title(),
              ShelfItem.Mark.SAMPLE,
              null,
              () -> workspace.documents().open(sample.place())));
    }
    return items;
  }

  private void place(String dataset) {
    Connectome connectome = Connectomes.load(dataset);
    Network network = session().project().network();
    Set<String> taken = new LinkedHashSet<>();
    network.nodes().stream().map(Node::name).forEach(taken::add);
    String name = Names.free(taken, "worm");
    Population cells =
        new Population(
            name,
            GRADED,
            new Cells.OfConnectome(dataset, connectome.neurons().size()),
            Map.of(),
            Map.of(),
            Optional.empty());
    session().edit("Place " + name, project -> project.withNetwork(project.network().with(cells)));
    session().select(Selection.node(name));
    workspace.drawing().fit();
  }
}
