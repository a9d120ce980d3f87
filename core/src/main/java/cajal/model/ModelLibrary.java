package cajal.model;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The models that come with the program, and over them those of a project.
///
/// A model of the program is whatever file `models/NAME.cajal` the class path holds; each is read
/// when it is first asked for, and kept.
public final class ModelLibrary implements ModelSource {

  private static final String FOLDER = "models";
  private static final String SUFFIX = ".cajal";

  /// Finds the models on first use only, since that reads the class path.
  private static final class Standard {
    static final ModelLibrary LIBRARY = new ModelLibrary(found());
  }

  private final Map<String, String> texts;
  private final Map<String, Model> parsed = new ConcurrentHashMap<>();

  private ModelLibrary(Map<String, String> texts) {
    this.texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /// The models that come with the program.
  public static ModelLibrary standard() {
    return Standard.LIBRARY;
  }

  /// This library with the models of a project laid over it.
  ///
  /// @param projectModels text of each model, by name
  public ModelLibrary with(Map<String, String> projectModels) {
    Map<String, String> all = new TreeMap<>(texts);
    all.putAll(projectModels);
    ModelLibrary overlaid = new ModelLibrary(all);
    parsed.forEach((name, model) -> {
      if (!projectModels.containsKey(name)) {
        overlaid.parsed.put(name, model);
      }
    });
    return overlaid;
  }

  /// Names of all models, in alphabetical order.
  public List<String> names() {
    return List.copyOf(texts.keySet());
  }

  @Override
  public Optional<Model> find(String name) {
    String text = texts.get(name);
    return text == null
        ? Optional.empty()
        : Optional.of(parsed.computeIfAbsent(name, n -> parsed(text, n)));
  }

  private static Model parsed(String text, String name) {
    Model model = ModelParser.parse(text, name);
    if (!model.name().equals(name)) {
      throw new ProblemException(
          Problem.error(
              new Problem.Place(name, 1, 1),
              "the model kept under the name '" + name + "' calls itself '" + model.name() + "'.",
              "Give both the same name."));
    }
    return model;
  }

  @Override
  public List<String> names(Model.Kind kind) {
    return texts.keySet().stream().filter(name -> isOf(name, kind)).toList();
  }

  // A malformed model has no kind yet, but its neighbours can still be listed.
  private boolean isOf(String name, Model.Kind kind) {
    try {
      return find(name).filter(model -> model.kind() == kind).isPresent();
    } catch (ProblemException e) {
      return false;
    }
  }

  private static Map<String, String> found() {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (URL url : Collections.list(ModelLibrary.class.getClassLoader().getResources(FOLDER))) {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
          // A cached file would be shared, and closed under its other users.
          jar.setUseCaches(false);
          try (JarFile file = jar.getJarFile()) {
            fromJar(file, texts);
          }
        } else {
          fromFolder(url.toURI(), texts);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the model files cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the model files lie at an impossible place", e);
    }
    return texts;
  }

  private static void fromJar(JarFile file, Map<String, String> texts) throws IOException {
    for (JarEntry entry : Collections.list(file.entries())) {
      String path = entry.getName();
      if (path.startsWith(FOLDER + "/") && path.endsWith(SUFFIX)) {
        try (InputStream in = file.getInputStream(entry)) {
          texts.put(
              nameOf(path.substring(FOLDER.length() + 1)),
              new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static void fromFolder(URI folder, Map<String, String> texts) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        texts.put(nameOf(String.valueOf(file.getFileName())), Files.readString(file));
      }
    }
  }

  private static String nameOf(String fileName) {
    return fileName.substring(0, fileName.length() - SUFFIX.length());
  }
}
