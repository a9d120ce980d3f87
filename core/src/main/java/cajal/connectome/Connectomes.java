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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The connectomes that come with Cajal: each is a folder `connectomes/NAME` among the resources.
///
/// A folder holds `about.properties` (title, citation, doi, weight_unit, stage, sex, scope,
/// age_hours, caveat.1 and so on, provenance, derivation, cell_table), `cells.csv` and
/// `connections.csv` (pre, post, kind, weight, and ligand and receptor where signals need no
/// synapse). Where `cell_table` names one, `cells.csv` only lists the names of the cells that
/// occur, and what is known of them stands in the table `cells/TABLE.csv`, once for all datasets of
/// a species. Adding such a folder adds a connectome.
public final class Connectomes {

  private static final String FOLDER = "connectomes";
  private static final String ABOUT = "about.properties";
  private static final Set<String> OWN_COLUMNS =
      Set.of("name", "class", "kind", "type", "transmitters", "x_um", "y_um", "z_um");
  private static final Map<String, Connectome> LOADED = new ConcurrentHashMap<>();
  private static final Map<String, Map<String, Cell>> TABLES = new ConcurrentHashMap<>();

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

  /// The name of the one connectome that a person means: in any case, or only its beginning.
  public static Optional<String> meant(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    List<String> begin = names().stream().filter(name -> name.startsWith(plain)).toList();
    return begin.contains(plain)
        ? Optional.of(plain)
        : begin.size() == 1 && !plain.isEmpty() ? Optional.of(begin.getFirst()) : Optional.empty();
  }

  /// The connectome of that name; the same value at every call.
  ///
  /// @throws ProblemException if there is none of that name, with the nearest
  public static Connectome load(String name) {
    Connectome loaded = LOADED.get(name);
    if (loaded != null) {
      return loaded;
    }
    known(name);
    return LOADED.computeIfAbsent(name, Connectomes::read);
  }

  private static void known(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new ProblemException(
          Problem.error(
              null, "There is no connectome '" + name + "'.", Nearest.remedy(name, names)));
    }
  }

  /// What the connectome of that name is, without reading its cells and connections.
  ///
  /// @throws ProblemException if there is none of that name, with the nearest
  public static About about(String name) {
    known(name);
    return about(name, properties(name));
  }

  private static Connectome read(String name) {
    Properties properties = properties(name);
    return new Connectome(
        about(name, properties),
        cells(name, properties.getProperty("cell_table")),
        rows(FOLDER + "/" + name + "/connections.csv").stream()
            .map(Connectomes::connection)
            .toList());
  }

  private static Properties properties(String name) {
    Properties about = new Properties();
    try (Reader reader = open(FOLDER + "/" + name + "/" + ABOUT)) {
      about.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return about;
  }

  private static About about(String name, Properties properties) {
    Map<String, String> entries = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
    for (String key : List.of("title", "citation", "doi", "weight_unit", "provenance")) {
      if (!entries.containsKey(key)) {
        throw new IllegalStateException(ABOUT + " of " + name + " lacks '" + key + "'");
      }
    }
    entries.merge("provenance", properties.getProperty("derivation", ""), (a, b) -> a + " " + b);
    return About.of(name, entries);
  }

  private static List<Cell> cells(String name, @Nullable String table) {
    List<CSVRecord> listed = rows(FOLDER + "/" + name + "/cells.csv");
    if (table == null) {
      return listed.stream().map(Connectomes::cell).toList();
    }
    Map<String, Cell> known = cellTable(table);
    return listed.stream()
        .map(row -> Objects.requireNonNull(known.get(row.get("name")), () -> name + ": " + row))
        .toList();
  }

  /// What is known of the cells of a species, by their names in the order of the table: neurons
  /// first.
  ///
  /// @param species such as `celegans`
  public static Map<String, Cell> cellTable(String species) {
    return TABLES.computeIfAbsent(species, Connectomes::table);
  }

  private static Map<String, Cell> table(String name) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (CSVRecord row : rows("cells/" + name + ".csv")) {
      cells.put(row.get("name"), cell(row));
    }
    return Collections.unmodifiableMap(cells);
  }

  private static Cell cell(CSVRecord row) {
    Map<String, String> facts = new LinkedHashMap<>(row.toMap());
    facts.keySet().removeAll(OWN_COLUMNS);
    facts.values().removeIf(String::isEmpty);
    String transmitters = row.get("transmitters");
    return new Cell(
        row.get("name"),
        row.get("class"),
        Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
        row.get("type"),
        transmitters.isEmpty() ? Set.of() : Set.of(transmitters.split("\\|")),
        position(row),
        facts);
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

  private static Connection connection(CSVRecord row) {
    boolean bound = row.isMapped("ligand");
    return new Connection(
        row.get("pre"),
        row.get("post"),
        ConnectionKind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
        Double.parseDouble(row.get("weight")),
        bound ? row.get("ligand") : "",
        bound ? row.get("receptor") : "");
  }

  private static List<CSVRecord> rows(String path) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = open(path)) {
      return format.parse(reader).getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader open(String path) {
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
