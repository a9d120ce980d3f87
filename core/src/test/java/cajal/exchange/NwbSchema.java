package cajal.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The schema of NWB as its files carry it in `/specifications`, and what a file lacks of it: types
/// that exist, and of each type, its ancestors included, the attributes, arrays and groups that are
/// required, with the kinds of their values.
final class NwbSchema {

  private final Map<String, JsonObject> types = new HashMap<>();

  private NwbSchema() {}

  static NwbSchema of(Path file) {
    NwbSchema schema = new NwbSchema();
    try (HdfFile open = new HdfFile(file)) {
      H5File.walk(
          H5File.group(open, "specifications").orElseThrow(),
          node -> {
            if (node instanceof Dataset dataset && H5File.isText(dataset)) {
              schema.collect(JsonParser.parseString(H5File.text(dataset)));
            }
          });
    }
    return schema;
  }

  private void collect(JsonElement element) {
    if (element instanceof JsonArray array) {
      array.forEach(this::collect);
    } else if (element instanceof JsonObject object) {
      for (String key : List.of("neurodata_type_def", "data_type_def")) {
        if (object.has(key)) {
          types.put(object.get(key).getAsString(), object);
        }
      }
      object.entrySet().forEach(entry -> collect(entry.getValue()));
    }
  }

  List<String> violations(Path file) {
    List<String> found = new ArrayList<>();
    try (HdfFile open = new HdfFile(file)) {
      check(open, found);
      H5File.walk(
          open,
          node -> {
            if (!node.getPath().startsWith("/specifications")) {
              check(node, found);
            }
          });
    }
    return found;
  }

  private void check(Node node, List<String> found) {
    String type = H5File.text(node, "neurodata_type");
    if (type.isEmpty()) {
      return;
    }
    if (H5File.text(node, "object_id").isEmpty() || H5File.text(node, "namespace").isEmpty()) {
      found.add(node.getPath() + " has no identity or namespace");
    }
    if (!types.containsKey(type)) {
      found.add(node.getPath() + " is of the unknown type " + type);
    }
    Map<String, JsonObject> required = new HashMap<>();
    for (String at = type; types.containsKey(at); at = parent(types.get(at))) {
      parts(types.get(at), required);
    }
    required.forEach((path, spec) -> required(node, path, spec, found));
  }

  private static String parent(JsonObject type) {
    for (String key : List.of("neurodata_type_inc", "data_type_inc")) {
      if (type.has(key)) {
        return type.get(key).getAsString();
      }
    }
    return "";
  }

  // What a descendant says of a part counts before what its ancestors say.
  private static void parts(JsonObject spec, Map<String, JsonObject> into) {
    for (String kind : List.of("attributes", "datasets", "groups")) {
      if (!spec.has(kind)) {
        continue;
      }
      for (JsonElement element : spec.getAsJsonArray(kind)) {
        JsonObject part = element.getAsJsonObject();
        if (part.has("name")) {
          String mark = kind.equals("attributes") ? "@" : "";
          into.putIfAbsent(mark + part.get("name").getAsString(), part);
        }
      }
    }
  }

  private static void required(Node node, String name, JsonObject spec, List<String> found) {
    boolean optional =
        (spec.has("required") && !spec.get("required").getAsBoolean())
            || (spec.has("quantity")
                && List.of("?", "*").contains(spec.get("quantity").getAsString()));
    String place = node.getPath() + " " + name;
    if (name.startsWith("@")) {
      boolean there = node.getAttributes().containsKey(name.substring(1));
      if (!there && !optional) {
        found.add(place + " is missing");
      } else if (there && spec.has("dtype") && spec.get("dtype").isJsonPrimitive()) {
        Object value = node.getAttribute(name.substring(1)).getData();
        boolean isText = value instanceof String || value instanceof String[];
        if (isText != isText(spec.get("dtype").getAsString())) {
          found.add(place + " is of another kind than " + spec.get("dtype"));
        }
      }
      return;
    }
    Node part = node instanceof Group group ? H5File.child(group, name).orElse(null) : null;
    if (part == null) {
      if (!optional) {
        found.add(place + " is missing");
      }
      return;
    }
    Map<String, JsonObject> inner = new HashMap<>();
    parts(spec, inner);
    inner.forEach((innerName, innerSpec) -> required(part, innerName, innerSpec, found));
    if (part instanceof Dataset data && spec.has("dtype") && spec.get("dtype").isJsonPrimitive()) {
      boolean isText = H5File.isText(data);
      if (isText != isText(spec.get("dtype").getAsString())) {
        found.add(place + " is of another kind than " + spec.get("dtype"));
      }
    }
  }

  private static boolean isText(String dtype) {
    return List.of("text", "utf", "utf8", "utf-8", "ascii", "isodatetime", "datetime")
        .contains(dtype);
  }
}
