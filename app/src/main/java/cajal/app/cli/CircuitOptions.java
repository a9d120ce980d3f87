package cajal.app.cli;

import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.project.Project;
import cajal.project.circuit.CircuitNetwork;
import cajal.project.circuit.CircuitPlan;
import cajal.project.circuit.CircuitPlan.Experiment;
import cajal.project.circuit.Dynamics;
import cajal.project.circuit.Sign;
import cajal.project.circuit.Signs;
import cajal.project.circuit.Stimulus;
import cajal.project.circuit.Strengths;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a person decides when a circuit becomes a network.
final class CircuitOptions {

  private static final Pattern STIMULUS = Pattern.compile("([^=]+)=([^@]+)(?:@([^-]+)-(.+))?");
  private static final Pattern MODEL_NAME = Pattern.compile("(?m)^\\s*neuron\\s+(\\S+)");

  @Option(
      names = "--cells",
      split = ",",
      paramLabel = "NAME",
      description = "Cells or classes, such as AVA,PVCL; else all neurons.")
  private List<String> cells = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL|FILE",
      description =
          "Neuron model: celegans_graded (the default), celegans_c302, celegans_w2d, iaf_psc_exp or any"
              + " other of 'cajal models', or a file with your own.")
  private String model = Dynamics.GRADED.model();

  @Option(
      names = "--stimulate",
      paramLabel = "CELLS=CURRENT[@START-STOP]",
      description =
          "A current into cells, such as PLM=20pA@500ms-1500ms; without times for the whole run."
              + " May be repeated.")
  private List<String> stimuli = new ArrayList<>();

  @Option(
      names = "--ablate",
      split = ",",
      paramLabel = "NAME",
      description = "Cells or classes to kill.")
  private List<String> ablated = new ArrayList<>();

  @Option(
      names = "--sign",
      paramLabel = "TRANSMITTER|CELL=SIGN",
      description =
          "Sign of a transmitter or of one cell: excitatory, inhibitory or none, such as"
              + " glutamate=inhibitory. May be repeated.")
  private List<String> signs = new ArrayList<>();

  @Option(names = "--muscles", description = "Adds the muscles that the circuit innervates.")
  private boolean muscles;

  @Option(
      names = "--normalise",
      description = "Every cell receives the same from all its chemical synapses.")
  private boolean normalise;

  @Option(
      names = "--excitation",
      paramLabel = "WEIGHT",
      description = "Strength of one excitatory contact, such as 30pS.")
  private @Nullable String excitation;

  @Option(
      names = "--inhibition",
      paramLabel = "WEIGHT",
      description = "Strength of one inhibitory contact.")
  private @Nullable String inhibition;

  @Option(
      names = "--gap",
      paramLabel = "CONDUCTANCE",
      description = "Conductance of one contact of a gap junction, such as 15pS.")
  private @Nullable String gap;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long the project runs; else 2 s.")
  private @Nullable String duration;

  /// @throws BadArgument if an option makes no sense
  CircuitPlan plan(Connectome connectome, CellNames names) {
    Dynamics dynamics = dynamics();
    CircuitPlan plan =
        CircuitPlan.whole(connectome)
            .of(List.copyOf(found(cells, names)))
            .with(dynamics)
            .with(signs(names))
            .with(
                new Experiment(
                    muscles,
                    found(ablated, names),
                    stimuli.stream().map(text -> stimulus(text, names)).toList()));
    if (excitation == null && inhibition == null && gap == null && !normalise) {
      return plan;
    }
    Strengths standard = CircuitNetwork.strengths(connectome, dynamics);
    return plan.with(
        new Strengths(
            strength("--excitation", excitation, standard.excitatory()),
            strength("--inhibition", inhibition, standard.inhibitory()),
            strength("--gap", gap, standard.gap()),
            normalise));
  }

  /// The project with the duration that was asked for.
  Project lasting(Project project) {
    return duration == null ? project : project.withDuration(RunOptions.time("--for", duration));
  }

  private static Set<String> found(List<String> wanted, CellNames names) {
    Set<String> found = new LinkedHashSet<>();
    for (String name : wanted) {
      names.find(name).stream().map(Cell::name).forEach(found::add);
    }
    return found;
  }

  private Dynamics dynamics() {
    Path file = Path.of(model);
    if (!Files.isRegularFile(file)) {
      return Dynamics.ofLibrary(model);
    }
    try {
      String text = Files.readString(file);
      Matcher name = MODEL_NAME.matcher(text);
      if (!name.find()) {
        throw new BadArgument("--model: " + file + " does not begin with 'neuron NAME'.");
      }
      return new Dynamics(name.group(1), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Signs signs(CellNames names) {
    Signs all = Signs.STANDARD;
    for (String text : signs) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new BadArgument(
            "--sign needs TRANSMITTER=SIGN or CELL=SIGN, such as glutamate=inhibitory, not '"
                + text
                + "'.");
      }
      String who = text.substring(0, equals).strip();
      Sign sign = sign(text.substring(equals + 1));
      if (all.byTransmitter().containsKey(who)) {
        all = all.withTransmitter(who, sign);
      } else {
        for (Cell cell : names.find(who)) {
          all = all.withCell(cell.name(), sign);
        }
      }
    }
    return all;
  }

  private static Sign sign(String word) {
    try {
      return Sign.of(word);
    } catch (IllegalArgumentException e) {
      throw new BadArgument("--sign: " + e.getMessage());
    }
  }

  private Stimulus stimulus(String text, CellNames names) {
    Matcher parts = STIMULUS.matcher(text);
    if (!parts.matches()) {
      throw new BadArgument(
          "--stimulate needs CELLS=CURRENT@START-STOP, such as PLM=20pA@500ms-1500ms, not '"
              + text
              + "'.");
    }
    Quantity amplitude = quantity("--stimulate", parts.group(2).strip());
    if (!amplitude.dimension().equals(Dimension.CURRENT)) {
      throw new BadArgument("--stimulate needs a current such as 20pA, not '" + text + "'.");
    }
    boolean timed = parts.group(3) != null;
    List<String> wanted = List.of(parts.group(1).split(","));
    return new Stimulus(
        "stimulus " + (stimuli.indexOf(text) + 1),
        List.copyOf(found(wanted, names)),
        amplitude,
        Quantity.ms(timed ? RunOptions.timeFromZero("--stimulate", parts.group(3).strip()) : 0),
        Quantity.ms(
            timed
                ? RunOptions.time("--stimulate", parts.group(4).strip()).coherent()
                : Double.POSITIVE_INFINITY));
  }

  private static Quantity strength(String option, @Nullable String text, Quantity standard) {
    if (text == null) {
      return standard;
    }
    Quantity given = quantity(option, text);
    if (!given.dimension().equals(standard.dimension())) {
      throw new BadArgument(
          option + " needs a value such as " + standard + " for this model, not '" + text + "'.");
    }
    if (!(given.value() >= 0)) {
      throw new BadArgument(option + " must not be below 0, as the sign says what it does.");
    }
    return given;
  }

  private static Quantity quantity(String option, String text) {
    try {
      return Quantity.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadArgument(option + ": " + e.getMessage() + ".");
    }
  }
}
