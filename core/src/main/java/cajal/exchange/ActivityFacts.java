package cajal.exchange;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.table.Column;
import cajal.table.Table;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All of a recording but its numbers, as JSON beside or among the arrays that hold those.
///
/// @param format always {@link #FORMAT}
/// @param main the part that lies in the table of the recording's own name
/// @param startS beginning of the observation of spikes, s
/// @param stopS end of it, s
record ActivityFacts(
    String format,
    int version,
    String main,
    String title,
    Map<String, String> about,
    double startS,
    double stopS,
    List<ColumnFacts> units,
    List<SignalFacts> signals,
    List<EventFacts> events,
    List<EpochFacts> epochs) {

  static final String FORMAT = "cajal-activity";
  private static final int VERSION = 1;

  // An observation may have no length or even no numbers.
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .create();

  /// @param kind `numbers` or `texts`
  record ColumnFacts(String name, String kind, String unit, String description) {}

  record SignalFacts(String name, String unit, List<String> channels) {}

  record EventFacts(String name, boolean labelled) {}

  record EpochFacts(String name, List<ColumnFacts> columns) {}

  static ActivityFacts of(Activity activity) {
    return new ActivityFacts(
        FORMAT,
        VERSION,
        activity.spikes().count() > 0 || activity.signals().isEmpty() ? "spikes" : "signals-1",
        activity.title(),
        new TreeMap<>(activity.about()),
        activity.spikes().startS(),
        activity.spikes().stopS(),
        columns(activity.units()),
        activity.signals().stream().map(ActivityFacts::signals).toList(),
        activity.events().stream().map(ActivityFacts::events).toList(),
        activity.epochs().stream().map(ActivityFacts::epochs).toList());
  }

  private static SignalFacts signals(Signals group) {
    return new SignalFacts(group.name(), group.unit(), group.channels());
  }

  private static EventFacts events(Events events) {
    return new EventFacts(events.name(), !events.labels().isEmpty());
  }

  private static EpochFacts epochs(Epochs epochs) {
    return new EpochFacts(epochs.name(), columns(epochs.labels()));
  }

  private static List<ColumnFacts> columns(Table table) {
    return table.columns().stream()
        .map(column ->
            switch (column) {
              case Column.Numbers n ->
                  new ColumnFacts(n.name(), "numbers", n.unit(), n.description());
              case Column.Texts t -> new ColumnFacts(t.name(), "texts", "", t.description());
            })
        .toList();
  }

  String toJson() {
    return GSON.toJson(this);
  }

  /// Whether a JSON text is of this kind, by its first words.
  static boolean isOne(String json) {
    return json.length() < 4096 ? json.contains(FORMAT) : json.substring(0, 4096).contains(FORMAT);
  }

  /// @throws JsonParseException if it is no such text, or lacks something
  static ActivityFacts parse(String json) {
    ActivityFacts facts = GSON.fromJson(json, ActivityFacts.class);
    if (facts == null || !FORMAT.equals(facts.format)) {
      throw new JsonParseException("it is no description of a recording");
    }
    if (facts.version != VERSION) {
      throw new JsonParseException("its version " + facts.version + " is not known here");
    }
    boolean whole =
        facts.title != null
            && facts.main != null
            && facts.about != null
            && facts.units != null
            && facts.signals != null
            && facts.events != null
            && facts.epochs != null
            && facts.units.stream().allMatch(ActivityFacts::whole)
            && facts.signals.stream().allMatch(s -> s.name != null && s.channels != null)
            && facts.events.stream().allMatch(e -> e.name != null)
            && facts.epochs.stream()
                .allMatch(e ->
                    e.name != null
                        && e.columns != null
                        && e.columns.stream().allMatch(ActivityFacts::whole));
    if (!whole) {
      throw new JsonParseException("its description lacks a part");
    }
    return facts;
  }

  private static boolean whole(ColumnFacts column) {
    return column.name != null && column.kind != null;
  }
}
