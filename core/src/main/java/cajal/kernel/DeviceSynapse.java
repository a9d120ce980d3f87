package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events of a synapse with a memory, printed for a device.
///
/// Every turn of a loop owns some target neurons and all that belongs to their synapses, and meets
/// the spikes of a step in the order of the processor: so no additions race, and sums have the same
/// bits.
public final class DeviceSynapse {

  /// Arrays of the kernels, in the order of their arguments.
  public static final List<String> ARRAYS =
      List.of(
          "clock",
          "index",
          "counts",
          "history",
          "synapse",
          "last",
          "rings",
          "state",
          "parameter",
          "ziggurat");

  private static final String ARGUMENTS =
      "(long[] clock__, int[] index__, int[] counts__, int[] history__, double[] synapse__,"
          + " int[] last__, double[] rings__, double[] state__, double[] parameter__,"
          + " double[] ziggurat__) {";

  private final SynapseCode synapse;
  private final Body.Plastic body;
  private final DeviceSynapsePlace place;
  private final boolean varied;
  private final DeviceExpressions text;
  private final DeviceSynapseLoop loop;

  private DeviceSynapse(Model synapse, Model pre, Model post, DeviceSynapsePlace place) {
    text = new DeviceExpressions(place.key() + "L", "k");
    this.synapse = SynapseCode.of(synapse, pre, post, text::of);
    this.body = this.synapse.body();
    this.place = place;
    varied = place.wiring().delays() >= 0;
    loop = new DeviceSynapseLoop(this.synapse, place, text);
  }

  /// How many numbers are derived from the parameters.
  public static int derivedCount(Model synapse, Model pre, Model post) {
    return SynapseCode.of(synapse, pre, post, JavaText.ofSynapse()::of).fixed().size();
  }

  /// A class that derives them: a {@link SynapsePreparation}.
  public static String preparation(String className, Model synapse, Model pre, Model post) {
    SynapseCode code = SynapseCode.of(synapse, pre, post, JavaText.ofSynapse()::of);
    List<Body.Definition> fixed = code.fixed();
    Code values = new Code();
    for (int d = 0; d < fixed.size(); d++) {
      values.line("all__[" + d + "] = " + JavaText.name(fixed.get(d).name()) + ";");
    }
    Code text = new Code();
    text.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    text.line("final class " + className + " implements SynapsePreparation {").line("");
    text.line("@Override").line("public double[] derived(SynapseColumns columns) {");
    text.line("final double[] all__ = new double[" + fixed.size() + "];");
    return text.all(code.head(values))
        .all(values)
        .line("return all__;")
        .line("}")
        .line("}")
        .toString();
  }

  /// The methods that pass the spikes of a step on, to be called one after the other: names are
  /// `name__events`, `name__jumps` and, where anything happens at regular times, `name__every`.
  ///
  /// @throws ProblemException if a device cannot do what the synapse needs
  public static List<String> methods(
      String name, Model synapse, Model pre, Model post, DeviceSynapsePlace place) {
    DeviceSynapse made = new DeviceSynapse(synapse, pre, post, place);
    if (made.body.rewires()) {
      throw refusal(synapse, "its synapses come and go during a run");
    }
    try {
      List<String> methods = new ArrayList<>();
      methods.add(made.events(name + "__events"));
      methods.add(made.jumps(name + "__jumps"));
      if (!made.body.every().isEmpty()) {
        methods.add(made.every(name + "__every"));
      }
      return methods;
    } catch (DeviceExpressions.Inexpressible e) {
      throw refusal(synapse, String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException refusal(Model synapse, String why) {
    return new ProblemException(
        Problem.error(
            null,
            "The synapse '" + synapse.name() + "' cannot run on a device: " + why + ".",
            "Run it on the processor."));
  }

  private Code method(String name, Code lane) {
    Code code = new Code();
    code.comment("synapses of " + synapse.synapse().name());
    code.line("public static void " + name + ARGUMENTS);
    code.line("for (@Parallel int w__ = 0; w__ < " + place.lanes() + "; w__++) {");
    code.line("final long step = clock__[0];");
    if (lane.mentions("dt")) {
      code.line("final double dt = " + JavaText.number(place.dtMs()) + ";");
    }
    code.line("final int depth__ = " + index(place.history().atDepth()) + ";");
    code.line("final int from__ = index__[" + place.target().bounds() + " + w__];");
    code.line("final int to__ = index__[" + (place.target().bounds() + 1) + " + w__];");
    for (int p = 0; p < synapse.synapse().parameters().size(); p++) {
      String parameter = JavaText.name(synapse.synapse().parameters().get(p).name());
      if (lane.mentions(parameter)) {
        code.line("final double " + parameter + " = parameter__[" + place.parameter()[p] + "];");
      }
    }
    List<Body.Definition> fixed = synapse.fixed();
    for (int d = 0; d < fixed.size(); d++) {
      String definition = JavaText.name(fixed.get(d).name());
      if (lane.mentions(definition)) {
        code.line("final double " + definition + " = parameter__[" + place.derived()[d] + "];");
      }
    }
    return code.all(lane).line("}").line("}");
  }

  static String index(int at) {
    return "index__[" + at + "]";
  }

  private String events(String name) {
    Code lane = new Code().all(rows());
    Body.Event modulated = body.events().get(Side.MODULATOR);
    DeviceSynapsePlace.Side modulator = place.modulator();
    if (modulated != null && modulator != null) {
      lane.comment("spikes of the modulator");
      Code row = new Code();
      row.line("for (int source__ = 0; source__ < " + place.source().size() + "; source__++) {");
      row.all(loop.row(modulated)).line("}");
      lane.all(spikes(modulator, "step", "", row));
    }
    Body.Event post = body.events().get(Side.POST);
    if (post != null) {
      lane.comment("spikes of target neurons, a delay ago");
      Code run = new Code();
      int[] incoming = place.wiring().incoming();
      run.line("final int neuron__ = spike__;");
      run.line("int run__ = index__[" + incoming[0] + " + neuron__];");
      run.line("final int last_run__ = index__[" + (incoming[0] + 1) + " + neuron__];");
      run.line("while (run__ < last_run__ && index__[" + incoming[1] + " + run__] < age__) {");
      run.line("run__ = run__ + 1;").line("}");
      run.line("if (run__ < last_run__ && index__[" + incoming[1] + " + run__] == age__) {");
      run.line("final int begin__ = index__[" + incoming[2] + " + run__];");
      run.line("final int end__ = index__[" + (incoming[2] + 1) + " + run__];");
      run.all(loop.incoming(post)).line("}");
      int longest = place.wiring().delaySteps();
      lane.line(
          "for (int age__ = "
              + (varied ? 1 : longest)
              + "; age__ < "
              + (longest + 1)
              + "; age__++) {");
      lane.line("final long then__ = step - age__;").line("if (-1 < then__) {");
      lane.all(spikes(place.target(), "then__", "own", run)).line("}").line("}");
    }
    Body.Event pre = body.events().get(Side.PRE);
    if (pre != null) {
      lane.comment("spikes of source neurons");
      Code row = new Code().line("final int source__ = spike__;").all(loop.row(pre));
      lane.all(spikes(place.source(), "step", "", row));
    }
    return method(name, lane).toString();
  }

  /// What neurons are now becomes the past that synapses read later.
  private Code rows() {
    Code code = new Code();
    int size = place.target().size();
    if (varied) {
      code.line(
          "final int row__ = DeviceLists.slot(step, " + (place.wiring().delaySteps() + 1) + ");");
      for (int i = 0; i < synapse.traces(Side.POST).size(); i++) {
        kept(code, place.wiring().rows()[i], place.target().trace()[i], "row__", size);
      }
    }
    for (int i = 0; i < synapse.late().size(); i++) {
      int variable = synapse.post().stateIndex(synapse.late().get(i).variable());
      String slot = "late__" + i;
      code.line(
          "final int "
              + slot
              + " = DeviceLists.slot(step, "
              + index(place.wiring().lateAt() + i)
              + " + 1);");
      kept(code, place.wiring().late()[i], place.target().state()[variable], slot, size);
    }
    return code;
  }

  private static void kept(Code code, int rows, int now, String row, int size) {
    code.line("for (int i = from__; i < to__; i++) {");
    code.line("state__[" + rows + " + " + row + " * " + size + " + i] = state__[" + now + " + i];");
    code.line("}");
  }

  /// A loop over the spikes of a population in a step, or over those of the lane's own neurons.
  private Code spikes(DeviceSynapsePlace.Side side, String step, String own, Code each) {
    Code code = new Code().line("{");
    code.line("final int slot__ = DeviceLists.slot(" + step + ", depth__);");
    code.line(
        "final int count__ = counts__[slot__ * "
            + place.history().populations()
            + " + "
            + side.population()
            + "];");
    code.line(
        "final int list__ = slot__ * " + place.history().neurons() + " + " + side.first() + ";");
    String first = "list__";
    String last = "list__ + count__";
    if (!own.isEmpty()) {
      code.line(
          "final int first__ = DeviceLists.first(history__, list__, list__ + count__, from__);");
      code.line(
          "final int end_of__ = DeviceLists.first(history__, first__, list__ + count__, to__);");
      first = "first__";
      last = "end_of__";
    }
    code.line("for (int s__ = " + first + "; s__ < " + last + "; s__++) {");
    code.line("final int spike__ = history__[s__];");
    return code.all(each).line("}").line("}");
  }

  private String jumps(String name) {
    Code lane = new Code();
    Code post = jump(Side.POST);
    if (!post.isEmpty()) {
      Code each = new Code().line("final int neuron__ = spike__;").all(post);
      if (varied) {
        lane.all(spikes(place.target(), "step", "own", each));
      } else {
        lane.line("final long felt__ = step - " + place.wiring().delaySteps() + ";");
        lane.line("if (-1 < felt__) {");
        lane.all(spikes(place.target(), "felt__", "own", each)).line("}");
      }
    }
    Code pre = jump(Side.PRE);
    if (!pre.isEmpty()) {
      // Sources are divided among the lanes too.
      Code each = new Code().line("final int source__ = spike__;").all(pre);
      Code all = spikes(place.source(), "step", "own", each);
      lane.line("{");
      lane.line("final int lane_from__ = index__[" + place.source().bounds() + " + w__];");
      lane.line("final int lane_to__ = index__[" + (place.source().bounds() + 1) + " + w__];");
      lane.all(renamed(all)).line("}");
    }
    Code modulator = jump(Side.MODULATOR);
    DeviceSynapsePlace.Side side = place.modulator();
    if (!modulator.isEmpty() && side != null) {
      lane.line("if (w__ == 0) {").all(spikes(side, "step", "", modulator)).line("}");
    }
    return method(name, lane).toString();
  }

  private static Code renamed(Code code) {
    Code renamed = new Code();
    for (String line : code.toString().split("\n", -1)) {
      if (!line.isBlank()) {
        renamed.line(
            line.strip().replace(", from__)", ", lane_from__)").replace(", to__)", ", lane_to__)"));
      }
    }
    return renamed;
  }

  // What a spike adds to the traces of its neuron.
  private Code jump(Side side) {
    Body.Traces traces = body.traces().get(side);
    DeviceSynapsePlace.Side of = loop.side(side);
    Code code = new Code();
    if (traces == null || of == null) {
      return code;
    }
    Code work = new Code();
    traces.onSpike().forEach(a -> work.all(synapse.assignment(a)));
    Code stores = new Code();
    for (int i = 0; i < synapse.traces(side).size(); i++) {
      String x = JavaText.name(synapse.traces(side).get(i).name());
      String home = "state__[" + of.trace()[i] + " + " + DeviceSynapseLoop.neuron(side) + "]";
      if (work.mentions(x)) {
        code.line("double " + x + " = " + home + ";");
        stores.line(home + " = " + x + ";");
      }
    }
    return code.all(work).all(stores);
  }

  private String every(String name) {
    Code lane = new Code();
    int[] incoming = place.wiring().incoming();
    for (int e = 0; e < body.every().size(); e++) {
      Body.Every every = body.every().get(e);
      lane.line("if (DeviceLists.slot(step + 1, " + index(place.everyAt() + e) + ") == 0) {");
      lane.line("for (int neuron__ = from__; neuron__ < to__; neuron__++) {");
      lane.line(
          "final int begin__ = index__["
              + incoming[2]
              + " + index__["
              + incoming[0]
              + " + neuron__]];");
      lane.line(
          "final int end__ = index__["
              + incoming[2]
              + " + index__["
              + (incoming[0] + 1)
              + " + neuron__]];");
      Code inner = loop.incoming(new Body.Event(every.assignments(), Optional.empty(), List.of()));
      if (every.condition().isPresent()) {
        Expr condition = every.condition().get();
        Code test = new Code().all(synapse.declared(condition));
        test.line("meets__ = " + text.of(condition) + ";");
        lane.line("boolean meets__ = false;");
        lane.line("{").all(loop.values(test)).all(test).line("}");
        lane.line("if (meets__) {").all(inner).line("}");
      } else {
        lane.all(inner);
      }
      lane.line("}").line("}");
    }
    return method(name, lane).toString();
  }
}
