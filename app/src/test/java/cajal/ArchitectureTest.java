package cajal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The boundaries of docs/architecture.md, kept by a test.
class ArchitectureTest {

  /// Packages in the order of the one-way street: each may use only those before it.
  private static final List<String> STREET =
      List.of(
          "cajal.problem",
          "cajal.work",
          "cajal.discover",
          "cajal.file",
          "cajal.table",
          "cajal.unit",
          "cajal.model",
          "cajal.network",
          "cajal.connectome",
          "cajal.activity",
          "cajal.kernel",
          "cajal.record",
          "cajal.compile",
          "cajal.simulate",
          "cajal.figure",
          "cajal.exchange",
          "cajal.analyse",
          "cajal.project",
          "cajal.tornado",
          "cajal.app.session",
          "cajal.app.command",
          "cajal.app.view",
          "cajal.app.benchmark",
          "cajal.app.cli",
          "cajal.app");

  private static final JavaClasses CAJAL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cajal");

  @Test
  void packagesDependDownTheStreetOnly() {
    Set<String> homeless = new TreeSet<>();
    for (JavaClass c : CAJAL) {
      if (place(c) < 0) {
        homeless.add(c.getPackageName());
      }
    }
    assertThat(homeless).as("packages that have no place in the street").isEmpty();
    for (int i = 0; i < STREET.size() - 1; i++) {
      int here = i;
      classes()
          .that(DescribedPredicate.describe("are in " + STREET.get(i), c -> place(c) == here))
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe("are not after " + STREET.get(i), c -> place(c) <= here))
          .because("drawings flow to figures and nothing flows back")
          .allowEmptyShould(true)
          .check(CAJAL);
    }
  }

  /// Index of the longest matching prefix, so that `cajal.app.session` is not taken for
  /// `cajal.app`.
  private static int place(JavaClass c) {
    String name = c.getPackageName();
    int best = -1;
    for (int i = 0; i < STREET.size(); i++) {
      String prefix = STREET.get(i);
      boolean matches = name.equals(prefix) || name.startsWith(prefix + ".");
      if (matches && (best < 0 || prefix.length() > STREET.get(best).length())) {
        best = i;
      }
    }
    return best;
  }

  @Test
  void noPackagesGoRoundInCircles() {
    slices().matching("cajal.(**)").should().beFreeOfCycles().check(CAJAL);
  }

  @Test
  void coreSeesNoScreen() {
    noClasses()
        .that(outside("cajal.app.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx.."))
        .because("every job must also run where there is no window")
        .check(CAJAL);
  }

  @Test
  void onlyFiguresDraw() {
    noClasses()
        .that(outside("cajal.figure..", "cajal.app.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.awt..", "javax.imageio..", "javax.swing..", "org.apache.pdfbox.."))
        .because("a figure is a value until the painter in cajal.figure meets it")
        .check(CAJAL);
  }

  @Test
  void theSessionKnowsNoSceneGraph() {
    noClasses()
        .that(resideInAPackage("cajal.app.session.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage.."))
        .because("what the window does must be testable without one")
        .check(CAJAL);
  }

  @Test
  void theCommandLineNeedsNoWindow() {
    noClasses()
        .that(resideInAPackage("cajal.app.cli.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("javafx..", "cajal.app.view.."))
        .because("it runs on machines without a screen")
        .allowEmptyShould(true)
        .check(CAJAL);
  }

  @Test
  void everyRandomDrawDescendsFromTheSeed() {
    noClasses()
        .that(
            outside("cajal.app..")
                // The library that finds communities draws from java.util.Random only; here it is
                // given its seed.
                .and(
                    DescribedPredicate.not(
                        named("cajal\\.connectome\\.measure\\.Partition(\\$.*)?"))))
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat(
            named("java\\.util\\.(Random|SplittableRandom)|java\\.util\\.random\\..*"))
        .because("the same project and seed must give the same spikes")
        .check(CAJAL);
  }

  @Test
  void coreReadsNoClockButWhereARunTellsItsSpeed() {
    noClasses()
        // A device that does not answer is given up after a while.
        .that(outside("cajal.app..", "cajal.simulate..", "cajal.record..", "cajal.tornado.."))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .because("results must not depend on when they are computed")
        .check(CAJAL);
  }

  @Test
  void onlyTheEngineAndAnalysesStartThreadsInCore() {
    noClasses()
        .that(
            outside("cajal.app..", "cajal.simulate..")
                .and(DescribedPredicate.not(named("cajal\\.analyse\\.Workers(\\$.*)?"))))
        .should()
        .dependOnClassesThat(
            named(
                "java\\.lang\\.Thread\\$Builder.*|java\\.util\\.concurrent\\.(Executors|ForkJoinPool)"))
        .because(
            "who starts a thread must stop it: a run does both, and the one pool of the analyses"
                + " is bounded and ends with the process")
        .check(CAJAL);
  }

  @Test
  void classesAreNamedForWhatTheyAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils|Util|Impl)(\\$.*)?")
        .because("such a name says nothing about the domain")
        .check(CAJAL);
  }

  @Test
  void noSourceFileIsLongerThan400Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : sources()) {
      long lines = Files.readString(source).lines().count();
      if (lines > 400) {
        tooLong.add(source.getFileName() + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<Path> silent = new TreeSet<>();
    for (Path source : sources()) {
      boolean isProgram = source.toString().replace('\\', '/').contains("src/main");
      if (isProgram && !Files.exists(source.resolveSibling("package-info.java"))) {
        silent.add(source.getParent());
      }
    }
    assertThat(silent).isEmpty();
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return resideInAPackage("cajal..")
        .and(DescribedPredicate.not(resideInAnyPackage(packages)))
        .as("outside " + String.join(", ", packages));
  }

  private static DescribedPredicate<JavaClass> named(String pattern) {
    return DescribedPredicate.describe("are " + pattern, c -> c.getName().matches(pattern));
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("check"))) {
      root = root.getParent();
    }
    List<Path> found = new ArrayList<>();
    for (String module : List.of("core", "gpu-kernels", "app")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
        files.filter(f -> f.toString().endsWith(".java")).forEach(found::add);
      }
    }
    return found;
  }
}
