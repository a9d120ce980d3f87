package cajal.tornado;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Generated kernels, compiled into a folder: a device reads the class files themselves.
final class ClassFolder {

  private ClassFolder() {}

  /// Compiles one class of the package of generated code.
  static void compile(Path folder, String className, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw Refusal.of(
          "This Java runtime has no compiler, which devices need.",
          "Start the program with a JDK, 25 or newer.");
    }
    Path file = folder.resolve(className + ".java");
    Files.writeString(file, source);
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-classpath",
                      classPath(folder),
                      "-d",
                      folder.toString(),
                      "-g",
                      "-proc:none",
                      "-Xlint:none",
                      "-implicit:none"),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      if (!done) {
        throw new IllegalStateException("generated code does not compile:\n" + messages);
      }
    }
  }

  /// The jar or folder that a class comes from.
  static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes lie at no path", e);
    }
  }

  /// What a worker needs on its class path.
  static String classPath(Path folder) {
    return List.of(folder, place(cajal.kernel.DeviceMath.class), place(WorkerMain.class)).stream()
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
