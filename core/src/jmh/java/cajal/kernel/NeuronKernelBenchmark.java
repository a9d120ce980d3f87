package cajal.kernel;

import cajal.model.Model;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

/// A step of a population that fires, by vectors and one neuron after the other.
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
    "izhikevich_2003 as_stated",
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

  /// Currents that differ, so that about half of the neurons fire now and then.
  @Setup(Level.Trial)
  public void build() {
    String[] words = model.split(" ");
    Model of = Bench.model(words[0]);
    Model.Method method =
        of.methods().stream().filter(m -> m.id().equals(words[1])).findFirst().orElseThrow();
    Bench bench = Bench.of(of, method, 0.1, neurons, Map.of(), Set.of());
    columns = bench.columns;
    kernel = reference ? Kernels.reference(of, Set.of(), method) : bench.kernel;
    kernel.prepare(columns);
    for (double[] input : columns.input()) {
      Arrays.setAll(input, i -> 800.0 * i / neurons);
    }
  }

  @Benchmark
  public int step() {
    fired.clear();
    for (int from = 0; from < neurons; from += CHUNK) {
      kernel.advance(columns, from, Math.min(neurons, from + CHUNK), step, fired);
    }
    step++;
    return fired.count();
  }
}
