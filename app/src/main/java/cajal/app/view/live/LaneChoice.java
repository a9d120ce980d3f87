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
  /// @param view how a project names it
  /// @param wanted whether the project asks for it
  record Entry(String name, Lane lane, boolean spikes, View view, boolean wanted) {}

  private final Recording recording;
  private final RateHistory history;
  private final Runnable changed;
  private final List<Entry> entries = new ArrayList<>();

  private LaneChoice(Recording recording, RateHistory history, Runnable changed) {
    this.recording = recording;
    this.history = history;
    this.changed = changed;
  }

  /// What the project names, and behind it, switched off, what else there is to show; everything is
  /// on where the project names nothing.
  ///
  /// @param changed is called when a lane must be painted again
  static List<Entry> of(
      List<View> views, Recording recording, RateHistory history, Runnable changed) {
    LaneChoice choice = new LaneChoice(recording, history, changed);
    views.forEach(view -> choice.add(view, true));
    boolean all = views.isEmpty();
    choice.addUnless("raster", "", all);
    choice.addUnless("rate", "", all);
    for (TraceColumns trace : recording.traces()) {
      if (trace.neurons().length >= MANY) {
        choice.addUnless("heatmap", trace.recorder(), all);
      }
      choice.addUnless("traces", trace.recorder(), all);
    }
    return choice.entries;
  }

  private void addUnless(String kind, String recorder, boolean wanted) {
    boolean there =
        entries.stream()
            .map(Entry::view)
            .anyMatch(view ->
                view.kind().equals(kind)
                    && (recorder.isEmpty() || view.shows().contains(recorder)));
    if (!there) {
      add(new View(kind, recorder.isEmpty() ? List.of() : List.of(recorder), List.of()), wanted);
    }
  }

  private void add(View view, boolean wanted) {
    Header header = recording.header();
    switch (view.kind()) {
      case "raster" ->
          entries.add(
              new Entry("Spikes", new RasterLane(header, view.shows()), true, view, wanted));
      case "rate" ->
          entries.add(new Entry("Rate", new RateLane(history, view.shows()), true, view, wanted));
      case "traces", "heatmap" -> {
        for (TraceColumns trace : recording.traces()) {
          if (view.shows().isEmpty() || view.shows().contains(trace.recorder())) {
            TraceNames.of(header, trace)
                .ifPresent(names -> entries.add(traced(view, trace, names, wanted)));
          }
        }
      }
      default -> {
        // A view of a newer version: the others still show.
      }
    }
  }

  private Entry traced(View view, TraceColumns trace, TraceNames names, boolean wanted) {
    View own = new View(view.kind(), List.of(trace.recorder()), view.cells());
    return view.kind().equals("heatmap")
        ? new Entry(
            "Heat map " + names.variable(), new HeatLane(names, changed), false, own, wanted)
        : new Entry(
            "Traces " + names.variable(), new TraceLane(names, view.cells()), false, own, wanted);
  }
}
