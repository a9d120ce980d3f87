package cajal.app.cli;

import cajal.network.Distribution;
import cajal.network.DistributionText;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.Nearest;
import cajal.project.Project;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a person may change about a project for one run.
final class RunOptions {

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long to simulate, such as 1s or 250ms; else as the project says.")
  private @Nullable String duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random draws; else as the project says.")
  private @Nullable Long seed;

  @Option(
      names = "--dt",
      paramLabel = "TIME",
      description = "Length of a step, such as 0.1ms; else as the project says.")
  private @Nullable String dt;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Number of threads; the spikes do not depend on it. Else one for small networks"
              + " and all processors for large ones.")
  private @Nullable Integer threads;

  @Option(
      names = "--set",
      paramLabel = "OWNER.PARAM=VALUE",
      description =
          "Sets a parameter of a population, stimulator or projection, such as"
              + " --set E.tau_m=15ms or --set 'E.V_th=normal(-55 mV, 1 mV)'. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "Writes the run at its end, so that it can go on later.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      description =
          "Writes the checkpoint on the way as well, each time that so much was simulated, such as"
              + " 10s.")
  private @Nullable String checkpointEvery;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Goes on from a checkpoint of the same project until the time of --for; the recording"
              + " begins there.")
  private @Nullable Path resume;

  @Mixin private BackendOptions backend = new BackendOptions();

  @Option(
      names = "--verify",
      paramLabel = "TIME",
      description =
          "With --backend: first runs so long on the processor too, and goes on only if all spikes and"
              + " states are identical, or with --fast-math alike.")
  private @Nullable String verify;

  /// What runs the network.
  String backend() {
    return backend.chosen();
  }

  /// How long the backend is compared with the processor, ms, if the person wants that.
  Optional<Double> verifyMs() {
    return Optional.ofNullable(verify).map(text -> time("--verify", text).coherent());
  }

  Optional<Path> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  /// Simulated time between two checkpoints on the way, ms; infinite for none.
  ///
  /// @throws BadArgument if it is no time or there is no file
  double checkpointEveryMs() {
    if (checkpointEvery == null) {
      return Double.POSITIVE_INFINITY;
    }
    if (checkpoint == null) {
      throw new BadArgument("--checkpoint-every needs --checkpoint with the name of a file.");
    }
    return time("--checkpoint-every", checkpointEvery).coherent();
  }

  /// The checkpoint from which to go on.
  Optional<Path> resume() {
    return Optional.ofNullable(resume);
  }

  /// The project as it will be run.
  ///
  /// @throws BadArgument if an option makes no sense for it
  Project apply(Project project) {
    var _ = checkpointEveryMs();
    Project changed = project;
    if (duration != null) {
      changed = changed.withDuration(time("--for", duration));
    }
    if (dt != null) {
      changed = changed.withDt(time("--dt", dt));
    }
    if (seed != null) {
      changed = changed.withSeed(seed);
    }
    for (String setting : settings) {
      changed = changed.withNetwork(set(changed.network(), setting));
    }
    return changed;
  }

  boolean changesParameters() {
    return !settings.isEmpty();
  }

  /// Number of threads, if the person chose one.
  Optional<Integer> threads() {
    if (threads != null && threads < 1) {
      throw new BadArgument("--threads must be at least 1, not " + threads + ".");
    }
    return Optional.ofNullable(threads);
  }

  /// Options that only say how long.
  static RunOptions lasting(String duration) {
    RunOptions options = new RunOptions();
    options.duration = duration;
    return options;
  }

  /// A time from 0 on, in ms.
  static double timeFromZero(String option, String text) {
    return text.matches("0+(\\.0*)?\\s*[a-z]*") ? 0 : time(option, text).coherent();
  }

  /// A positive time.
  static Quantity time(String option, String text) {
    try {
      Quantity time = Quantity.parse(text);
      if (!time.dimension().equals(Dimension.TIME)) {
        throw new BadArgument(
            option + " needs a time with its unit, such as 250ms, not '" + text + "'.");
      }
      if (!(time.coherent() > 0) || Double.isInfinite(time.coherent())) {
        throw new BadArgument(option + " must be above 0, not '" + text + "'.");
      }
      return time;
    } catch (IllegalArgumentException e) {
      throw new BadArgument(option + ": " + e.getMessage() + ".");
    }
  }

  private static Network set(Network network, String setting) {
    int equals = setting.indexOf('=');
    int dot = setting.lastIndexOf('.', equals < 0 ? setting.length() : equals);
    if (equals < 0 || dot <= 0) {
      throw new BadArgument(
          "--set needs OWNER.PARAM=VALUE, such as E.tau_m=15ms, not '" + setting + "'.");
    }
    String owner = setting.substring(0, dot);
    String parameter = setting.substring(dot + 1, equals);
    Distribution value;
    try {
      value = DistributionText.parse(setting.substring(equals + 1));
    } catch (IllegalArgumentException e) {
      throw new BadArgument("--set " + owner + "." + parameter + ": " + e.getMessage());
    }
    if (network.projection(owner).isPresent()) {
      return network.replaceProjection(owner, p -> set(p, parameter, value));
    }
    Node node = network.node(owner).orElseThrow(() -> new BadArgument(unknown(network, owner)));
    return switch (node) {
      case Population p -> network.replace(owner, _ -> p.withParameter(parameter, value));
      case Stimulator s -> network.replace(owner, _ -> s.withParameter(parameter, value));
      case Recorder _ ->
          throw new BadArgument("--set: the recorder '" + owner + "' has no parameters.");
    };
  }

  private static Projection set(Projection projection, String parameter, Distribution value) {
    return switch (parameter) {
      case "weight" -> projection.withWeight(Optional.of(value));
      case "delay" -> projection.withDelay(value);
      default -> projection.withParameter(parameter, value);
    };
  }

  private static String unknown(Network network, String owner) {
    List<String> names = new ArrayList<>(network.nodes().stream().map(Node::name).toList());
    names.addAll(network.projections().stream().map(Projection::name).toList());
    return "--set: there is no '" + owner + "' in this project. " + Nearest.remedy(owner, names);
  }
}
