package cajal.app.view.live;

import cajal.project.Project.View;
import cajal.record.Recording;
import cajal.record.Recording.Header;
import cajal.record.Recording.TraceColumns;
import java.util.ArrayList;
import java.util.List;

/// Which live views there are for a recording: those that the project names, or else whatever the
/// recording has to show.
final class LaneChoice {

  /// From so many recorded neurons on, a heat map shows what traces cannot.
  static final int MANY = 13;

  /// A live view and the word for it on its switch.
  ///
  /// @param spikes whether it shows spikes and is idle without any
  record Entry(String name, Lane lane, boolean spikes) {}

  private LaneChoice() {}

  static List<Entry> of(List<View> views, Recording recording, RateHistory history) {
    List<Entry> entries = new ArrayList<>();
    if (views.isEmpty()) {
      entries.add(raster(recording.header(), List.of()));
      entries.add(rate(history, List.of()));
      for (TraceColumns trace : recording.traces()) {
        if (trace.neurons().length >= MANY) {
          heat(recording.header(), trace, entries);
        }
        traces(recording.header(), trace, List.of(), entries);
      }
      return entries;
    }
    for (View view : views) {
      add(view, recording, history, entries);
    }
    return entries;
  }

  private static void add(
      View view, Recording recording, RateHistory history, List<Entry> entries) {
    switch (view.kind()) {
      case "raster" -> entries.add(raster(recording.header(), view.shows()));
      case "rate" -> entries.add(rate(history, view.shows()));
      case "traces" ->
          shown(view, recording)
              .forEach(trace -> traces(recording.header(), trace, view.cells(), entries));
      case "heatmap" ->
          shown(view, recording).forEach(trace -> heat(recording.header(), trace, entries));
      default -> {
        // A view of a newer version: the others still show.
      }
    }
  }

  private static List<TraceColumns> shown(View view, Recording recording) {
    return recording.traces().stream()
        .filter(trace -> view.shows().isEmpty() || view.shows().contains(trace.recorder()))
        .toList();
  }

  private static Entry raster(Header header, List<String> populations) {
    return new Entry("Spikes", new RasterLane(header, populations), true);
  }

  private static Entry rate(RateHistory history, List<String> populations) {
    return new Entry("Rate", new RateLane(history, populations), true);
  }

  private static void traces(
      Header header, TraceColumns trace, List<String> cells, List<Entry> entries) {
    TraceNames.of(header, trace)
        .ifPresent(names ->
            entries.add(
                new Entry("Traces " + names.variable(), new TraceLane(names, cells), false)));
  }

  private static void heat(Header header, TraceColumns trace, List<Entry> entries) {
    TraceNames.of(header, trace)
        .ifPresent(names ->
            entries.add(new Entry("Heat map " + names.variable(), new HeatLane(names), false)));
  }
}
