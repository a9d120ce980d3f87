package cajal.kernel;

import cajal.compile.Inputs;
import cajal.model.Model;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A step of a population that fires, by vectors and one neuron after the other, in the form that a
/// network without stimulators gives a kernel.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"})
public class NeuronKernelBenchmark {

  // As many neurons as the engine advances between two looks at whether it shall stop.
  private static final int CHUNK = 4096;

  /// Model and method of integration.
  @Param({
    "iaf_psc_exp exact",
    "iaf_cond_exp exponential_euler",
    "iaf_cond_exp rk4",
    "izhikevich_2003 stepwise",
    "aeif_cond_exp rk4",
    "gif_cond_exp rk4",
    "hh_cond_exp_traub rk4"
  })
  public String model = "";

  @Param({"4000", "100000"})
  public int neurons;

  /// Whether neurons are advanced one after the other.
  @Param({"false", "true"})
  public boolean reference;

  private NeuronKernel kernel;
  private NeuronColumns columns;
  private final Fired fired = new Fired();
  private long step;

  /// With a constant current, from different states, so that spikes are spread over time.
  @Setup(Level.Trial)
  public void build() {
    String[] words = model.split(" ");
    Model of = Bench.model(words[0]);
    Model.Method method =
        of.methods().stream().filter(m -> m.id().equals(words[1])).findFirst().orElseThrow();
    Map<String, Double> current = of.name().startsWith("izh") ? Map.of() : Map.of("I_e", 500.0);
    columns = together(Bench.of(of, method, 0.1, neurons, current, Set.of()).columns);
    Set<String> inputs = of.inputs().stream().map(Model.Input::name).collect(Collectors.toSet());
    Set<String> direct = NeuronForm.directPorts(of).keySet();
    Set<String> fading = NeuronForm.fadingPorts(of, method, Set.of());
    kernel = Kernels.neuron(of, new NeuronForm(Set.of(), inputs, direct, fading), method, false);
    kernel.prepare(columns);
    Fading.set(columns.fading(), kernel);
    double[] potential = columns.state()[0];
    for (int i = 0; i < neurons; i++) {
      potential[i] += 5 * Draw.uniform(1, i, 0);
    }
  }

  // As an engine has them.
  private static NeuronColumns together(NeuronColumns apart) {
    double[][] state = apart.state();
    int distance = Inputs.length(state[0].length);
    double[] all = new double[state.length * distance];
    double[][] home = new double[state.length][];
    int[] from = new int[state.length];
    for (int v = 0; v < state.length; v++) {
      home[v] = all;
      from[v] = v * distance;
      System.arraycopy(state[v], 0, all, from[v], state[v].length);
    }
    return new NeuronColumns(
        home,
        from,
        apart.fading(),
        apart.parameter(),
        apart.arrived(),
        apart.arrivedFrom(),
        apart.input(),
        apart.refractory(),
        apart.dtMs(),
        apart.key());
  }

  @Benchmark
  public int step() {
    fired.clear();
    for (int from = 0; from < neurons; from += CHUNK) {
      int to = Math.min(neurons, from + CHUNK);
      if (reference) {
        kernel.advanceEach(columns, from, to, step, fired);
      } else {
        kernel.advance(columns, from, to, step, fired);
      }
    }
    step++;
    return fired.count();
  }
}
