package cajal.kernel;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Turns generated sources into classes of this package.
final class InMemoryCompiler {

  private InMemoryCompiler() {}

  /// Compiles classes of the package `cajal.kernel`.
  ///
  /// The classes are hidden, so that each is unloaded when its model is forgotten.
  ///
  /// @param sources by the simple name of the class that each declares
  /// @return the classes by the same names
  /// @throws ProblemException if this Java has no compiler
  static Map<String, Class<?>> compile(Map<String, String> sources) {
    return compile(sources, ClassShelf.ofUser().orElse(null));
  }

  /// The same with class files from a shelf where it has them; what it lacks is put there.
  static Map<String, Class<?>> compile(Map<String, String> sources, @Nullable ClassShelf shelf) {
    Map<String, Class<?>> classes = new HashMap<>();
    Map<String, String> missing = new LinkedHashMap<>();
    sources.forEach((name, source) ->
        Optional.ofNullable(shelf)
            .flatMap(s -> s.find(source))
            .flatMap(InMemoryCompiler::found)
            .ifPresentOrElse(c -> classes.put(name, c), () -> missing.put(name, source)));
    if (!missing.isEmpty()) {
      Map<String, byte[]> made = new HashMap<>();
      classFiles(missing)
          .forEach((name, classFile) -> {
            classes.put(name, define(classFile));
            made.put(Objects.requireNonNull(missing.get(name)), classFile);
          });
      if (shelf != null) {
        shelf.put(made);
      }
    }
    return classes;
  }

  // A file that something has damaged is as good as none.
  private static Optional<Class<?>> found(byte[] classFile) {
    try {
      return Optional.of(define(classFile));
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private static Class<?> define(byte[] classFile) {
    try {
      return MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("generated code lies outside its package", e);
    }
  }

  private static Map<String, byte[]> classFiles(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ProblemException(
          Problem.error(
              null,
              "this Java runtime has no compiler, which models need.",
              "Start the program with a JDK, 25 or newer."));
    }
    StringWriter messages = new StringWriter();
    Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    try (JavaFileManager files =
        new Output(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8), classes)) {
      List<String> options =
          List.of(
              "-classpath",
              classPath(),
              "--add-modules",
              "jdk.incubator.vector",
              "-proc:none",
              "-Xlint:none",
              "-implicit:none");
      List<Source> units = new ArrayList<>();
      sources.forEach((name, text) -> units.add(new Source(name, text)));
      boolean done = compiler.getTask(messages, files, null, options, null, units).call();
      if (!done || classes.size() != sources.size()) {
        throw new IllegalStateException(
            "generated code does not compile:\n" + messages + "\n" + sources.values());
      }
      Map<String, byte[]> compiled = new LinkedHashMap<>();
      classes.forEach((name, bytes) ->
          compiled.put(name.substring(name.lastIndexOf('.') + 1), bytes.toByteArray()));
      return compiled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Where the classes are that generated code calls. The property java.class.path is no answer:
  // launchers hide the class path in the manifest of a jar.
  private static String classPath() {
    Set<String> places = new TreeSet<>();
    for (Class<?> needed : List.of(NeuronKernel.class, cajal.model.ModelMath.class)) {
      places.add(place(needed).toString());
    }
    return places.stream().collect(Collectors.joining(java.io.File.pathSeparator));
  }

  /// The folder or file from which a class was loaded.
  static Path place(Class<?> loaded) {
    CodeSource source = loaded.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes lie at " + source.getLocation(), e);
    }
  }

  /// A source file.
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String simpleName, String text) {
      super(URI.create("memory:///cajal/kernel/" + simpleName + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Keeps the class files in memory.
  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes;

    Output(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
