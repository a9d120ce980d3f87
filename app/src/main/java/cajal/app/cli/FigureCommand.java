package cajal.app.cli;

import cajal.project.Project;
import cajal.project.ProjectFile;
import cajal.record.Recording;
import cajal.record.RecordingFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a figure of a project or of a recorded run.
@Command(
    name = "figure",
    description = "Writes a figure; a project is run for it first, a recorded run is only read.",
    mixinStandardHelpOptions = true)
final class FigureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PROJECT|RUN",
      description = "A project file, a folder, a sample, or the folder that 'run --out' left.")
  private String subject;

  @Option(
      names = "--view",
      required = true,
      paramLabel = "VIEW",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private ViewKind view;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to write; the ending svg, pdf or png chooses the format.")
  private Path out;

  @Mixin private FigureOptions look;

  @Mixin private RunOptions options;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  FigureCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    look.refuseUnknownEnding(out);
    Optional<Path> recorded = recorded(Path.of(subject));
    if (recorded.isPresent()) {
      ofRecording(recorded.get());
    } else {
      ofProject();
    }
    spec.commandLine().getErr().println("wrote " + out);
    return Cli.DONE;
  }

  private void ofRecording(Path folder) {
    Path file = Path.of(subject).resolve(ProjectFile.NAME);
    @Nullable Project project = Files.isRegularFile(file) ? ProjectFile.read(file) : null;
    try (Recording recording = RecordingFile.open(folder)) {
      look.write(view, project, recording, out);
    }
  }

  private void ofProject() throws InterruptedException {
    Project project = ProjectRun.read(subject, options);
    if (view == ViewKind.CANVAS) {
      look.write(view, project, null, out);
      return;
    }
    try (ProjectRun done =
        ProjectRun.of(
            project, options, Optional.empty(), Progress.ofPerson(spec.commandLine().getErr()))) {
      look.write(view, project, done.recording(), out);
    }
  }

  private static Optional<Path> recorded(Path folder) {
    return java.util.stream.Stream.of(folder, folder.resolve(RunFiles.RECORDING))
        .filter(RecordingFile::isRecording)
        .findFirst();
  }
}
