package cajal.app.cli;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.Signals;
import cajal.exchange.Reading;
import cajal.problem.Problem;
import cajal.table.Column;
import cajal.table.TableText;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.TreeMap;

/// What `./cajal info` tells of a recording; `docs/recordings.md` names the parts of its JSON form.
final class RecordingInfo {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();
  private static final int SHOWN_NAMES = 6;

  private RecordingInfo() {}

  static String json(Reading reading) {
    Activity activity = reading.activity();
    JsonObject about = new JsonObject();
    new TreeMap<>(activity.about()).forEach(about::addProperty);
    JsonObject object = new JsonObject();
    object.addProperty("format", reading.format());
    object.addProperty("title", activity.title());
    object.add("about", about);
    object.add("units", units(activity));
    object.add("spikes", spikes(activity));
    JsonArray signals = new JsonArray();
    activity.signals().forEach(group -> signals.add(signals(group)));
    object.add("signals", signals);
    JsonArray events = new JsonArray();
    activity.events().forEach(e -> events.add(counted(e.name(), e.times().length)));
    object.add("events", events);
    JsonArray epochs = new JsonArray();
    activity.epochs().forEach(e -> epochs.add(epochs(e)));
    object.add("epochs", epochs);
    JsonArray remarks = new JsonArray();
    reading.remarks().stream().map(Problem::toString).forEach(remarks::add);
    object.add("remarks", remarks);
    return GSON.toJson(object);
  }

  private static JsonObject units(Activity activity) {
    JsonObject units = new JsonObject();
    units.addProperty("count", activity.unitNames().size());
    units.add("columns", names(activity.units().columns().stream().map(Column::name).toList()));
    units.add("names", names(activity.unitNames()));
    return units;
  }

  private static JsonObject spikes(Activity activity) {
    int count = activity.spikes().count();
    double durationS = activity.spikes().durationS();
    JsonObject spikes = new JsonObject();
    spikes.addProperty("count", count);
    spikes.add("start_s", TableText.number(activity.spikes().startS()));
    spikes.add("stop_s", TableText.number(activity.spikes().stopS()));
    spikes.add("mean_rate_hz", TableText.number(count / durationS / activity.spikes().units()));
    return spikes;
  }

  private static JsonObject signals(Signals group) {
    JsonObject object = new JsonObject();
    object.addProperty("name", group.name());
    object.addProperty("unit", group.unit());
    object.addProperty("channels", group.channels().size());
    object.addProperty("samples", group.samples());
    object.add("start_s", time(group, 0));
    object.add("stop_s", time(group, group.samples() - 1));
    object.add("interval_s", TableText.number(group.intervalS()));
    object.addProperty("uniform", group.isUniform());
    object.addProperty("missing", group.missing());
    return object;
  }

  private static JsonElement time(Signals group, int sample) {
    return TableText.number(group.samples() == 0 ? Double.NaN : group.times()[sample]);
  }

  private static JsonObject epochs(Epochs epochs) {
    JsonObject object = counted(epochs.name(), epochs.count());
    object.add("columns", names(epochs.labels().columns().stream().map(Column::name).toList()));
    return object;
  }

  private static JsonObject counted(String name, int count) {
    JsonObject object = new JsonObject();
    object.addProperty("name", name);
    object.addProperty("count", count);
    return object;
  }

  private static JsonArray names(Iterable<String> names) {
    JsonArray array = new JsonArray();
    names.forEach(array::add);
    return array;
  }

  static String text(Reading reading) {
    Activity activity = reading.activity();
    StringBuilder text = new StringBuilder();
    line(text, "title", activity.title());
    line(text, "format", reading.format());
    new TreeMap<>(activity.about()).forEach((name, value) -> line(text, name, value));
    int units = activity.unitNames().size();
    line(text, "units", units + ": " + some(activity));
    int count = activity.spikes().count();
    if (count > 0) {
      double durationS = activity.spikes().durationS();
      line(
          text,
          "spikes",
          count
              + " from "
              + number(activity.spikes().startS())
              + " to "
              + number(activity.spikes().stopS())
              + " s, mean rate "
              + number(count / durationS / units)
              + " spikes/s");
    }
    for (Signals group : activity.signals()) {
      line(text, "signals", described(group));
    }
    for (Events events : activity.events()) {
      line(text, "events", events.times().length + " " + events.name());
    }
    for (Epochs epochs : activity.epochs()) {
      line(text, "epochs", epochs.count() + " " + epochs.name());
    }
    for (Problem remark : reading.remarks()) {
      line(text, "remark", (remark.what() + " " + remark.remedy()).strip());
    }
    return text.toString().stripTrailing();
  }

  private static String described(Signals group) {
    String unit = group.unit().isEmpty() ? "" : " (" + group.unit() + ")";
    String times =
        group.samples() == 0
            ? ""
            : ", "
                + number(group.times()[0])
                + " to "
                + number(group.times()[group.samples() - 1])
                + " s, one each "
                + number(group.intervalS())
                + " s"
                + (group.isUniform() ? "" : ", uneven");
    long missing = group.missing();
    return group.name()
        + unit
        + ": "
        + group.channels().size()
        + " channels of "
        + group.samples()
        + " samples"
        + times
        + (missing == 0 ? "" : ", " + missing + " values missing");
  }

  private static String some(Activity activity) {
    var names = activity.unitNames();
    return names.size() <= SHOWN_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, SHOWN_NAMES)) + ", ...";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format("%-8s  %s%n", name, value));
  }
}
