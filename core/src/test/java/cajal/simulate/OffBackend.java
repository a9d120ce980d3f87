package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.simulate.cpu.CpuBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/// The processor, but from some number of steps on the first variable of neuron 3 is off, and some
/// spikes are lost.
///
/// @param from that number of steps
/// @param by by how much it is off
/// @param lost of how many spikes one is lost; 0 for none
record OffBackend(long from, double by, int lost) implements Backend {

  @Override
  public String name() {
    return "off";
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
                  if (lost > 0 && taken[0] >= from) {
                    lose((Batch) arguments[2], (long) arguments[0], (int) arguments[1]);
                  }
                } else if (method.getName().equals("states") && taken[0] >= from) {
                  ((double[][][]) result)[0][0][3] += by;
                }
                return result;
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  private void lose(Batch batch, long step, int count) {
    int all = batch.spikes();
    int[] offsets = new int[all];
    int[] neurons = new int[all];
    for (int i = 0; i < all; i++) {
      offsets[i] = (int) (batch.step(i) - step);
      neurons[i] = batch.neuron(i);
    }
    batch.begin(step, count);
    for (int i = 0; i < all; i++) {
      if ((batch.step(i) + neurons[i]) % lost != 0) {
        batch.spike(offsets[i], neurons[i]);
      }
    }
  }
}
