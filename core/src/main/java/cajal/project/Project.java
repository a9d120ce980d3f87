package cajal.project;

import cajal.network.Network;
import cajal.unit.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a person made, as one immutable value; each gesture makes a new one.
///
/// @param title name shown in the window
/// @param description what it is about, as Markdown
/// @param seed from which every random draw descends
/// @param dt length of a step
/// @param duration how long a run goes by default
/// @param network what was drawn
/// @param models texts of the models defined in the project, by name
/// @param layout where the nodes stand on the canvas, by name; in canvas units, y downwards
/// @param views what the live views show
/// @param analyses steps of analysis that are kept with it, by name
public record Project(
    String title,
    String description,
    long seed,
    Quantity dt,
    Quantity duration,
    Network network,
    Map<String, String> models,
    Map<String, Point> layout,
    List<View> views,
    Map<String, AnalysisStep> analyses) {

  public Project {
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    layout = Collections.unmodifiableMap(new LinkedHashMap<>(layout));
    views = List.copyOf(views);
    analyses = Collections.unmodifiableMap(new LinkedHashMap<>(analyses));
  }

  /// A new project with nothing in it: seed 1, steps of 0.1 ms, 1 s.
  public static Project empty(String title) {
    return new Project(
        title,
        "",
        1,
        Quantity.ms(0.1),
        Quantity.ms(1000),
        Network.EMPTY,
        Map.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  /// A place on the canvas.
  public record Point(double x, double y) {}

  /// One live view: its kind and what it shows.
  ///
  /// @param kind `raster`, `rate`, `traces` or `heatmap`
  /// @param shows names of populations for a raster or rate, of recorders for traces or a heat map;
  ///   empty for all
  /// @param cells for traces, names or numbers of the neurons shown; empty for the first few
  public record View(String kind, List<String> shows, List<String> cells) {

    public View {
      shows = List.copyOf(shows);
      cells = List.copyOf(cells);
    }
  }

  public Project withTitle(String value) {
    return new Project(
        value, description, seed, dt, duration, network, models, layout, views, analyses);
  }

  public Project withDescription(String value) {
    return new Project(title, value, seed, dt, duration, network, models, layout, views, analyses);
  }

  public Project withSeed(long value) {
    return new Project(
        title, description, value, dt, duration, network, models, layout, views, analyses);
  }

  public Project withDt(Quantity value) {
    return new Project(
        title, description, seed, value, duration, network, models, layout, views, analyses);
  }

  public Project withDuration(Quantity value) {
    return new Project(
        title, description, seed, dt, value, network, models, layout, views, analyses);
  }

  public Project withNetwork(Network value) {
    return new Project(
        title, description, seed, dt, duration, value, models, layout, views, analyses);
  }

  public Project withModels(Map<String, String> value) {
    return new Project(
        title, description, seed, dt, duration, network, value, layout, views, analyses);
  }

  public Project withLayout(Map<String, Point> value) {
    return new Project(
        title, description, seed, dt, duration, network, models, value, views, analyses);
  }

  public Project withViews(List<View> value) {
    return new Project(
        title, description, seed, dt, duration, network, models, layout, value, analyses);
  }

  public Project withAnalyses(Map<String, AnalysisStep> value) {
    return new Project(
        title, description, seed, dt, duration, network, models, layout, views, value);
  }

  /// The project with one node standing at a place.
  public Project withPlace(String node, Point place) {
    Map<String, Point> places = new LinkedHashMap<>(layout);
    places.put(node, place);
    return withLayout(places);
  }
}
