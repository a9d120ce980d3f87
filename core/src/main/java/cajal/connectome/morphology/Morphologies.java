package cajal.connectome.morphology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The shapes of neurons that come with Cajal, by species: a folder `morphologies/SPECIES` with
/// `about.properties` and `points.csv` (cell, type, x_um, y_um, z_um, radius_um, parent numbered
/// from 0 within the cell).
///
/// @param title what they are, for a person
/// @param citation who made them
/// @param caveat what to keep in mind
/// @param cells the shapes by the names of their cells, in the order of the file
public record Morphologies(
    String title, String citation, String caveat, Map<String, Morphology> cells) {

  private static final Map<String, Morphologies> LOADED = new ConcurrentHashMap<>();

  public Morphologies {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /// The shape of the neuron of that name, where there is one.
  public Optional<Morphology> of(String cell) {
    return Optional.ofNullable(cells.get(cell));
  }

  /// Those of C. elegans: 302 neurons; the same value at every call.
  public static Morphologies celegans() {
    return LOADED.computeIfAbsent("celegans", Morphologies::read);
  }

  private static Morphologies read(String species) {
    Properties about = new Properties();
    Map<String, List<CSVRecord>> rows = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader properties = open(species, "about.properties");
        Reader points = open(species, "points.csv")) {
      about.load(properties);
      for (CSVRecord row : format.parse(points)) {
        rows.computeIfAbsent(row.get("cell"), _ -> new ArrayList<>()).add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Morphology> cells = new LinkedHashMap<>();
    rows.forEach((cell, points) -> cells.put(cell, morphology(cell, points)));
    return new Morphologies(
        about.getProperty("title", species),
        about.getProperty("citation", ""),
        about.getProperty("caveat.1", ""),
        cells);
  }

  private static Morphology morphology(String cell, List<CSVRecord> points) {
    return new Morphology(
        cell,
        column(points, "x_um"),
        column(points, "y_um"),
        column(points, "z_um"),
        column(points, "radius_um"),
        points.stream()
            .mapToInt(p -> p.get("parent").isEmpty() ? -1 : Integer.parseInt(p.get("parent")))
            .toArray(),
        points.stream()
            .mapToInt(p -> p.get("type").equals("soma") ? Morphology.SOMA : 2)
            .toArray());
  }

  private static double[] column(List<CSVRecord> points, String name) {
    return points.stream().mapToDouble(p -> Double.parseDouble(p.get(name))).toArray();
  }

  private static Reader open(String species, String file) {
    String path = "morphologies/" + species + "/" + file;
    InputStream stream = Morphologies.class.getClassLoader().getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException("resource " + path + " is missing");
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
