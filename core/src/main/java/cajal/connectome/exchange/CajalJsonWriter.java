package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import cajal.table.TableText;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Writes connectomes as JSON that keeps all that is known of one: `{"format": "cajal-connectome",
/// "version": 1, "name": .., "about": {..}, "cells": [{"name": .., ..}], "connections": [{"pre":
/// .., "post": .., "kind": .., "weight": .., ..}]}`; the keys of `about` are those of
/// `about.properties`.
final class CajalJsonWriter implements ConnectomeWriter {

  static final String FORMAT = "cajal-connectome";
  private static final int VERSION = 1;

  @Override
  public String name() {
    return "JSON";
  }

  @Override
  public String ending() {
    return ".json";
  }

  @Override
  public Map<Path, byte[]> files(Connectome connectome, Path file) {
    JsonObject root = new JsonObject();
    root.addProperty("format", FORMAT);
    root.addProperty("version", VERSION);
    root.addProperty("name", connectome.name());
    root.add("about", object(connectome.about().entries()));
    JsonArray cells = new JsonArray();
    for (Connectome.Cell cell : connectome.cells()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", cell.name());
      CellColumns.of(cell).forEach(object::addProperty);
      cells.add(object);
    }
    root.add("cells", cells);
    JsonArray connections = new JsonArray();
    for (Connectome.Connection c : connectome.connections()) {
      JsonObject object = new JsonObject();
      object.addProperty("pre", c.pre());
      object.addProperty("post", c.post());
      object.addProperty("kind", c.kind().word());
      object.add("weight", TableText.number(c.weight()));
      if (!c.kind().wired()) {
        object.addProperty("ligand", c.ligand());
        object.addProperty("receptor", c.receptor());
      }
      connections.add(object);
    }
    root.add("connections", connections);
    return Map.of(file, (new Gson().toJson(root) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject object(Map<String, String> entries) {
    JsonObject object = new JsonObject();
    entries.forEach(object::addProperty);
    return object;
  }
}
