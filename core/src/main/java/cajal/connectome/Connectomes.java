package cajal.connectome;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import cajal.connectome.Connectome.Position;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The connectomes that come with Cajal: each is a folder `connectomes/NAME` among the resources.
///
/// A folder holds `about.properties` (title, citation, doi, weight_unit, provenance, derivation),
/// `cells.csv` (name, class, kind, type, transmitters joined by `|`, x_um, y_um, z_um) and
/// `connections.csv` (pre, post, kind, weight). Adding such a folder adds a connectome.
public final class Connectomes {

  private static final String FOLDER = "connectomes";
  private static final String ABOUT = "about.properties";
  private static final Map<String, Connectome> LOADED = new ConcurrentHashMap<>();

  private Connectomes() {}

  /// Names of all connectomes, in alphabetical order.
  public static List<String> names() {
    SortedSet<String> names = new TreeSet<>();
    try {
      for (URL url : loader().resources(FOLDER).toList()) {
        if (url.openConnection() instanceof JarURLConnection jar) {
          namesInJar(jar, names);
        } else {
          namesInFolder(Path.of(url.toURI()), names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return List.copyOf(names);
  }

  private static void namesInFolder(Path folder, Set<String> names) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      children
          .filter(child -> Files.exists(child.resolve(ABOUT)))
          .forEach(child -> names.add(String.valueOf(child.getFileName())));
    }
  }

  private static void namesInJar(JarURLConnection jar, Set<String> names) throws IOException {
    jar.getJarFile().stream()
        .map(entry -> entry.getName().split("/"))
        .filter(path -> path.length == 3 && path[0].equals(FOLDER) && path[2].equals(ABOUT))
        .forEach(path -> names.add(path[1]));
  }

  /// The connectome of that name; the same value at every call.
  ///
  /// @throws ProblemException if there is none of that name, with the nearest
  public static Connectome load(String name) {
    Connectome loaded = LOADED.get(name);
    if (loaded != null) {
      return loaded;
    }
    List<String> names = names();
    if (!names.contains(name)) {
      throw new ProblemException(
          Problem.error(
              null, "There is no connectome '" + name + "'.", Nearest.remedy(name, names)));
    }
    return LOADED.computeIfAbsent(name, Connectomes::read);
  }

  private static Connectome read(String name) {
    Properties about = new Properties();
    try (Reader reader = open(name, ABOUT)) {
      about.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Connectome(
        name,
        about(about, "title"),
        about(about, "citation"),
        about(about, "doi"),
        about(about, "weight_unit"),
        rows(name, "cells.csv").stream().map(Connectomes::cell).toList(),
        connections(name));
  }

  private static String about(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(ABOUT + " lacks '" + key + "'");
    }
    return value;
  }

  private static Cell cell(CSVRecord row) {
    String transmitters = row.get("transmitters");
    return new Cell(
        row.get("name"),
        row.get("class"),
        Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
        row.get("type"),
        transmitters.isEmpty() ? Set.of() : Set.of(transmitters.split("\\|")),
        position(row));
  }

  private static Optional<Position> position(CSVRecord row) {
    return row.get("x_um").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Position(
                Double.parseDouble(row.get("x_um")),
                Double.parseDouble(row.get("y_um")),
                Double.parseDouble(row.get("z_um"))));
  }

  private static List<Connection> connections(String name) {
    List<Connection> connections = new ArrayList<>();
    for (CSVRecord row : rows(name, "connections.csv")) {
      boolean electrical =
          switch (row.get("kind")) {
            case "electrical" -> true;
            case "chemical" -> false;
            default -> throw new IllegalStateException(row + " is of no known kind");
          };
      connections.add(
          new Connection(
              row.get("pre"), row.get("post"), electrical, Double.parseDouble(row.get("weight"))));
    }
    return connections;
  }

  private static List<CSVRecord> rows(String name, String file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = open(name, file)) {
      return format.parse(reader).getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader open(String name, String file) {
    String path = FOLDER + "/" + name + "/" + file;
    InputStream stream = loader().getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException("resource " + path + " is missing");
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static ClassLoader loader() {
    return Connectomes.class.getClassLoader();
  }
}
