package cajal.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.network.Network;
import cajal.network.Population;
import cajal.simulate.cpu.CpuBackend;
import cajal.work.Progress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two runs side by side are found identical, or different where they first differ.
class ComparisonTest {

  private static CompiledNetwork network() {
    return Networks.compile(
        Network.EMPTY.with(
            Population.of("E", "iaf_psc_exp", 5).withParameter("I_e", Networks.pa(500))));
  }

  /// A backend whose neuron 3 is off by a little from some number of steps on.
  private static Backend faulty(long from) {
    return new Backend() {
      @Override
      public String name() {
        return "faulty";
      }

      @Override
      public Engine load(CompiledNetwork network, int threads) {
        Engine sound = new CpuBackend().load(network, threads);
        long[] taken = new long[1];
        return (Engine)
            Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (_, method, arguments) -> {
                  try {
                    Object result = method.invoke(sound, arguments);
                    if (method.getName().equals("advance")) {
                      taken[0] += (int) arguments[1];
                    } else if (method.getName().equals("states") && taken[0] >= from) {
                      ((double[][][]) result)[0][0][3] += 1e-9;
                    }
                    return result;
                  } catch (InvocationTargetException e) {
                    throw Objects.requireNonNull(e.getCause());
                  }
                });
      }
    };
  }

  @Test
  void theSameEngineIsIdenticalToItself() {
    Comparison.Report report =
        Comparison.of(network(), new CpuBackend(), new CpuBackend(), 40, Progress.NONE);
    assertThat(report.identical()).isTrue();
    assertThat(report.spikes()).isPositive();
    assertThat(report.text()).startsWith("Identical");
    assertThat(Comparison.problem(report)).isEmpty();
  }

  @Test
  void theFirstDifferenceIsFoundInItsStep() {
    Comparison.Report report =
        Comparison.of(network(), new CpuBackend(), faulty(157), 40, Progress.NONE);
    Comparison.Difference difference = Objects.requireNonNull(report.difference());
    assertThat(difference.timeMs()).isEqualTo(157 * network().dtMs());
    assertThat(difference.population()).isEqualTo("E");
    assertThat(difference.neuron()).isEqualTo("3");
    assertThat(difference.variable()).isEqualTo("V_m");
    assertThat(report.text()).contains("V_m of neuron 3 of 'E' at 15.7000 ms").contains("1.00e-09");
    assertThat(Comparison.problem(report)).isPresent();
  }
}
