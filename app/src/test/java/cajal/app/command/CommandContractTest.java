package cajal.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cajal.app.fixture.Fx;
import cajal.app.session.Selection;
import cajal.discover.Discovery;
import cajal.network.Network;
import cajal.network.Population;
import cajal.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every command keeps, whoever wrote it.
class CommandContractTest {

  private static final List<Command> ALL = Commands.all();

  private static final Project DRAWN =
      Project.empty("Drawn").withNetwork(Network.EMPTY.with(Population.of("E", "iaf", 3)));

  @Test
  void everyClassOfThePackageThatIsACommandIsFound() throws IOException {
    Path sources = Path.of("src/main/java/cajal/app/command");
    try (Stream<Path> files = Files.list(sources)) {
      List<String> written =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Command.java") && !name.equals("Command.java"))
              .map(name -> name.replace(".java", ""))
              .sorted()
              .toList();
      assertThat(written).hasSizeGreaterThan(25);
      assertThat(ALL.stream().map(c -> c.getClass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void commandsAreFoundInAJarAsInADirectory(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("cajal/app/command/SaveCommand.class"));
      out.closeEntry();
      out.putNextEntry(new ZipEntry("cajal/app/command/Choice.class"));
      out.closeEntry();
    }
    assertThat(Discovery.at(jar, Commands.class, Command.class))
        .hasSize(1)
        .first()
        .isInstanceOf(SaveCommand.class);
  }

  @Test
  void namesPlacesAndKeysAreUnique() {
    List<String> keys = new ArrayList<>();
    for (Command command : ALL) {
      for (String key : command.card().keys()) {
        keys.add(KeyCombination.valueOf(key).getName());
      }
    }
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(ALL.stream().map(c -> c.card().name())).doesNotHaveDuplicates();
    assertThat(ALL.stream().map(c -> c.card().menu() + " " + c.card().position()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCommandSaysWhatItDoesInASentence() {
    for (Command command : ALL) {
      assertThat(command.card().description()).as("%s", command).matches("[A-Z].*\\.");
      assertThat(command.card().name()).as("%s", command).matches("[A-Z].*[^.]");
    }
  }

  @Test
  void everyCommandRunsOnAnEmptyAndOnADrawnProjectWithoutFailing() {
    for (Project project : List.of(Project.empty("Empty"), DRAWN)) {
      for (Command command : ALL) {
        Fx.run(() -> {
          FakeWorkspace workspace = new FakeWorkspace(project);
          workspace.session().select(new Selection(java.util.Set.of("E"), java.util.Set.of()));
          assertThatCode(
                  () -> {
                    command.enabled(workspace).getValue();
                    command.choices(workspace).forEach(choice -> choice.action().run());
                    command.run(workspace);
                  })
              .as("%s on %s", command.card().name(), project.title())
              .doesNotThrowAnyException();
          workspace.run().close();
        });
      }
    }
  }

  @Test
  void noCommandClaimsALineThatMeansNothing() {
    Fx.run(() -> {
      FakeWorkspace workspace = new FakeWorkspace(DRAWN);
      for (Command command : ALL) {
        for (String line : List.of("", " ", "xyzzy", "run for", "seed", "add", "run for 5 mV")) {
          assertThat(command.interpret(line, workspace))
              .as("%s on “%s”", command.card().name(), line)
              .isEmpty();
        }
      }
    });
  }

  @Test
  void aTypedSeedBecomesTheSeedOfTheProject() {
    Fx.run(() -> {
      FakeWorkspace workspace = new FakeWorkspace(DRAWN);
      new RestartWithNewSeedCommand().interpret("seed 5", workspace).orElseThrow().action().run();
      assertThat(workspace.session().project().seed()).isEqualTo(5);
      workspace.run().close();
    });
  }

  @Test
  void aTimeThatCannotBeReadIsRefusedWithTheWayToMendIt() {
    Fx.run(() -> {
      FakeWorkspace workspace = new FakeWorkspace(DRAWN);
      new RunForCommand().run(workspace);
      assertThat(workspace.session().notices()).hasSize(1);
      assertThat(workspace.session().notices().getFirst().remedy()).contains("500 ms");
    });
  }
}
