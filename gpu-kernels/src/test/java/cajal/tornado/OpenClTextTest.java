package cajal.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.compile.CompiledNetwork;
import cajal.kernel.DeviceArithmetic;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.network.Network;
import cajal.network.Population;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kernels as text for a driver of OpenCL. What the text computes is tested on a device, see {@link
/// TornadoDeviceTest}.
class OpenClTextTest {

  private static final int HEADER = 16;

  @TempDir private Path folder;

  /// Operations whose meaning differs between the two languages.
  static final class Operations {
    private Operations() {}

    public static void whole(double[] numbers, int[] places, long[] bits) {
      for (int i = 0; i < places.length; i++) {
        double x = numbers[4 + i];
        bits[i] = (bits[i] * 6364136223846793005L + 1) >>> 7;
        places[i] = (int) x;
        if (!(x < 2.5)) {
          numbers[4 + i] = halved(places[i] > 3 ? x : 0.1);
        }
      }
    }

    private static double halved(double x) {
      return Math.sqrt(x) / 2;
    }

    public static void unknown(double[] numbers) {
      numbers[0] = Math.exp(numbers[0]);
    }
  }

  private static String text(String method, String... arrays) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (int k = 0; k < arrays.length; k++) {
      lengths.add(100 + k);
    }
    Task task = new Task(Operations.class.getName(), method, List.of(arrays));
    return OpenClText.of(task, lengths, HEADER, name -> bytes(name));
  }

  private static byte[] bytes(String name) throws IOException {
    ClassLoader loader = OpenClTextTest.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name + ".class"))) {
      return in.readAllBytes();
    }
  }

  @Test
  void anArrayIsAPointerOfItsOwnThatBeginsBehindItsHeader() throws IOException {
    String text = text("whole", "numbers", "places", "bits");
    assertThat(text)
        .contains("__kernel void " + OpenClText.KERNEL)
        .contains("(__global double *) (b0 + 16), 100")
        .contains("(__global int *) (b1 + 16), 101")
        .contains("__global long *restrict a2, const int n2");
  }

  @Test
  void whatDiffersBetweenTheLanguagesIsSaidInFull() throws IOException {
    String text = text("whole", "numbers", "places", "bits");
    assertThat(text)
        .contains("#pragma OPENCL FP_CONTRACT OFF")
        // Numbers by their bits, and products and shifts without the sign.
        .contains("as_double(" + Double.doubleToRawLongBits(0.1) + "L)")
        .containsPattern("\\(long\\) \\(\\(ulong\\) t\\d+ \\* \\(ulong\\) t\\d+\\)")
        .containsPattern("\\(long\\) \\(\\(ulong\\) t\\d+ >> \\(t\\d+ & 63\\)\\)")
        // What is no number becomes 0, and is not below 2.5.
        .containsPattern("(t\\d+) != \\1 \\? 0 : convert_int_sat_rtz\\(\\1\\)")
        .containsPattern("if \\(t\\d+ < t\\d+\\) goto")
        .contains("sqrt(");
    // Functions come before whoever calls them.
    assertThat(text.indexOf("_halved(double d0)")).isBetween(0, text.indexOf("_whole(__global"));
  }

  @Test
  void aFunctionWhoseBitsNobodyPromisesIsLeftToTornadoVm() {
    assertThatThrownBy(() -> text("unknown", "numbers"))
        .isInstanceOf(OpenClText.Untold.class)
        .hasMessageContaining("Math.exp");
  }

  private String text(CompiledNetwork network) throws IOException {
    Layout layout = new Layout(network, 1, 64);
    ClassFolder.compile(folder, Layout.CLASS_NAME, layout.source(DeviceArithmetic.STRICT));
    Task task = layout.tasks().getFirst();
    assertThat(task.method()).isEqualTo(Whole.NAME);
    List<Integer> lengths =
        task.arrays().stream()
            .map(name -> DeviceArrays.length(Objects.requireNonNull(layout.arrays().get(name))))
            .toList();
    return OpenClText.of(
        task,
        lengths,
        HEADER,
        name -> {
          Path own = folder.resolve(name + ".class");
          return Files.exists(own) ? Files.readAllBytes(own) : bytes(name);
        });
  }

  @Test
  void everyNeuronThatADeviceRunsHasAText() throws IOException {
    ModelLibrary library = ModelLibrary.standard();
    List<Model> models =
        library.names().stream()
            .map(name -> library.find(name).orElseThrow())
            .filter(model -> model.kind() == Model.Kind.NEURON)
            .filter(model -> !model.name().equals("siegert_neuron"))
            .toList();
    Network network = Network.EMPTY;
    for (Model model : models) {
      network = network.with(Population.of(model.name(), model.name(), 3));
    }
    String text = text(TwoEngines.compiled(network));
    for (int index = 0; index < models.size(); index++) {
      assertThat(text).contains("_neurons_" + index + "(");
    }
  }

  @Test
  void everySynapseThatLearnsHasAText() throws IOException {
    List<Model> synapses =
        TestNetworks.synapses()
            .filter(synapse -> !DeviceEngineTest.REFUSED.contains(synapse.name()))
            .toList();
    for (Model synapse : synapses) {
      Network network = TestNetworks.learning(Network.EMPTY, synapse, TestNetworks.VARIED);
      assertThat(text(TwoEngines.compiled(network))).contains(OpenClText.KERNEL);
    }
    assertThat(text(TwoEngines.compiled(TestNetworks.spiking()))).contains("_receiveAll(");
    assertThat(text(TwoEngines.compiled(TestNetworks.coupled()))).contains(OpenClText.KERNEL);
  }
}
