package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.model.Body;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.problem.ProblemException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Device kernels of all neuron models, run as plain Java beside the scalar reference.
class DeviceNeuronTest {

  private static final int SIZE = 23;
  private static final int TABLE = Fading.NONE.table().length;

  /// Models whose equations need what no device computes with the same bits.
  private static final Set<String> INEXPRESSIBLE = Set.of("siegert_neuron");

  static Stream<Model> neurons() {
    ModelLibrary library = ModelLibrary.standard();
    return library.names().stream()
        .map(name -> library.find(name).orElseThrow())
        .filter(model -> model.kind() == Model.Kind.NEURON)
        .filter(model -> !INEXPRESSIBLE.contains(model.name()));
  }

  @Test
  void aModelThatADeviceCannotComputeWithTheSameBitsSaysWhy() {
    for (String name : INEXPRESSIBLE) {
      Model model = Bench.model(name);
      assertThatThrownBy(
              () -> DeviceNeuron.of(model, NeuronForm.of(Set.of()), model.method(), false))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("same bits");
    }
  }

  /// A model, a method and a form of the kernel.
  record Case(Model model, Model.Method method, NeuronForm form, Device device) {

    @Override
    public String toString() {
      return model.name() + " by " + method.title() + form.perNeuron() + form.fading();
    }
  }

  // Compiled all at once: the compiler takes longer to start than to compile one.
  private static final class Compiled {
    static final List<Case> CASES = all();
  }

  private static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    Kernels.Order order = new Kernels.Order();
    neurons()
        .forEach(model -> {
          for (Model.Method method : model.methods()) {
            order.neuron(model, form(model, method), method);
          }
        });
    order.compile();
    Map<String, String> sources = new HashMap<>();
    neurons()
        .forEach(model -> {
          Set<String> each = new HashSet<>();
          model.parameters().forEach(p -> each.add(p.name()));
          for (Model.Method method : model.methods()) {
            NeuronForm form = form(model, method);
            cases.add(new Case(model, method, form, new Device(model, method, form, sources)));
          }
          NeuronForm own = NeuronForm.of(each);
          cases.add(
              new Case(
                  model, model.method(), own, new Device(model, model.method(), own, sources)));
        });
    Map<String, Class<?>> classes = InMemoryCompiler.compile(sources);
    cases.forEach(c -> c.device().begin(classes));
    return cases;
  }

  private static NeuronForm form(Model model, Model.Method method) {
    return new NeuronForm(
        Set.of(),
        Set.of(),
        NeuronForm.directPorts(model).keySet(),
        NeuronForm.fadingPorts(model, method, Set.of()));
  }

  static Stream<Case> cases() {
    return Compiled.CASES.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aDeviceKernelGivesTheBitsOfTheProcessor(Case of) throws ReflectiveOperationException {
    NeuronColumns columns = of.device().reference.columns;
    for (int step = 0; step < 300; step++) {
      for (int p = 0; p < of.model().ports().size(); p++) {
        Model.Port port = of.model().ports().get(p);
        for (int i = 0; i < SIZE; i++) {
          boolean hit = (step * 7 + i * 3 + p) % 41 == 0;
          int sign = port.sign() == 0 ? 1 : port.sign();
          columns.arrived()[p][i] = hit ? sign * (port.counts() ? 1 : 2 + i) : 0;
        }
      }
      for (double[] input : columns.input()) {
        for (int i = 0; i < SIZE; i++) {
          input[i] = 5 * Math.sin(0.01 * step * (i + 1));
        }
      }
      List<Integer> fired = of.device().advance(columns, step);
      of.device().reference.step();
      assertThat(fired).isEqualTo(listed(of.device().reference.fired));
    }
    assertThat(Arrays.deepEquals(of.device().state(), columns.state())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aDeviceKernelHasNothingThatTornadoVmMistakesOrRefuses(Case of) {
    assertThat(DeviceRules.broken(of.device().text)).as(of.device().text).isEmpty();
  }

  private static List<Integer> listed(Fired fired) {
    List<Integer> neurons = new ArrayList<>();
    for (int k = 0; k < fired.count(); k++) {
      neurons.add(fired.neuron(k));
    }
    return neurons;
  }

  /// One population in the arrays of a device.
  static final class Device {

    private final Model model;
    private final NeuronForm form;
    private final DeviceNeuron neuron;
    private final String name;
    private final DevicePlace place;
    private final String text;
    private final Bench reference;
    private final long[] clock = new long[2];
    private final double[] state;
    private final double[] inputs;
    private final int[] left = new int[5 + SIZE];
    private final int[] fired = new int[3 + SIZE];
    private double[] parameter = {};
    private @Nullable Method advance;

    Device(Model model, Model.Method method, NeuronForm form, Map<String, String> sources) {
      this.model = model;
      this.form = form;
      NeuronForm shared = new NeuronForm(Set.of(), Set.of(), form.direct(), form.fading());
      reference = Bench.of(model, method, 0.05, SIZE, Map.of(), shared);
      neuron = DeviceNeuron.of(model, form, method, false);
      NeuronColumns columns = reference.columns;
      int parameters = columns.parameter().length;
      place =
          new DevicePlace(
              SIZE,
              3,
              5,
              spread(columns.state().length, 1),
              spread(columns.state().length, (parameters + neuron.derivedCount()) * SIZE, TABLE),
              spread(columns.arrived().length, 2),
              spread(columns.input().length, 2 + columns.arrived().length * SIZE),
              spread(parameters, 0),
              spread(neuron.derivedCount(), parameters * SIZE),
              columns.dtMs(),
              columns.key());
      state = new double[1 + columns.state().length * SIZE];
      inputs = new double[2 + (columns.arrived().length + columns.input().length) * SIZE];
      for (int s = 0; s < columns.state().length; s++) {
        System.arraycopy(columns.state()[s], 0, home(s), at(s), SIZE);
      }
      name = "Device" + sources.size() + "__" + model.name();
      text = DeviceNeuron.classText(name, List.of(neuron.method("advance", place)));
      sources.put(name, text);
      sources.put("Prepare" + name, neuron.preparation("Prepare" + name));
    }

    void begin(Map<String, Class<?>> classes) {
      NeuronColumns shared = reference.columns;
      double[][] columns = new double[shared.parameter().length][];
      for (int p = 0; p < columns.length; p++) {
        boolean each = form.perNeuron().contains(model.parameters().get(p).name());
        columns[p] = new double[each ? SIZE : 1];
        Arrays.fill(columns[p], shared.parameter()[p][0]);
      }
      NeuronColumns own =
          new NeuronColumns(
              shared.state(),
              columns,
              shared.arrived(),
              shared.arrivedFrom(),
              shared.input(),
              shared.refractory(),
              shared.dtMs(),
              shared.key());
      double[][] derived = DeviceKernels.preparation(classes, "Prepare" + name).derived(own);
      int numbers = (columns.length + derived.length) * SIZE;
      parameter = new double[numbers + shared.state().length * TABLE];
      for (int v = 0; v < shared.state().length; v++) {
        double[] table = shared.fading()[v].table();
        System.arraycopy(table, 0, parameter, place.fading()[v], TABLE);
      }
      for (int p = 0; p < columns.length; p++) {
        System.arraycopy(columns[p], 0, parameter, place.parameter()[p], columns[p].length);
      }
      for (int d = 0; d < derived.length; d++) {
        System.arraycopy(derived[d], 0, parameter, place.derived()[d], derived[d].length);
      }
      advance = DeviceKernels.method(classes, name, "advance");
    }

    private static int[] spread(int count, int first) {
      return spread(count, first, SIZE);
    }

    private static int[] spread(int count, int first, int distance) {
      int[] at = new int[count];
      Arrays.setAll(at, k -> first + k * distance);
      return at;
    }

    private int variable(int port) {
      return model.stateIndex(((Body.Neuron) model.body()).arrivals().get(port).variable());
    }

    private int port(int variable) {
      for (int p = 0; p < model.ports().size(); p++) {
        if (variable(p) == variable && form.direct().contains(model.ports().get(p).name())) {
          return p;
        }
      }
      return -1;
    }

    private double[] home(int variable) {
      return port(variable) < 0 ? state : inputs;
    }

    private int at(int variable) {
      int port = port(variable);
      return port < 0 ? place.state()[variable] : place.arrived()[port];
    }

    List<Integer> advance(NeuronColumns columns, int step) throws ReflectiveOperationException {
      clock[0] = step;
      Map<String, Integer> signs = NeuronForm.directPorts(model);
      for (int p = 0; p < columns.arrived().length; p++) {
        if (!form.direct().contains(model.ports().get(p).name())) {
          System.arraycopy(columns.arrived()[p], 0, inputs, place.arrived()[p], SIZE);
        }
      }
      for (int k = 0; k < columns.input().length; k++) {
        System.arraycopy(columns.input()[k], 0, inputs, place.input()[k], SIZE);
      }
      Objects.requireNonNull(advance)
          .invoke(null, clock, state, inputs, parameter, left, fired, Ziggurat.table());
      for (int p = 0; p < columns.arrived().length; p++) {
        String port = model.ports().get(p).name();
        for (int i = 0; i < SIZE && form.direct().contains(port); i++) {
          Fading fading = columns.fading()[variable(p)];
          double amount = signs.getOrDefault(port, 0) * columns.arrived()[p][i];
          int at = place.arrived()[p] + i;
          inputs[at] = inputs[at] * fading.renewal(step) + amount * fading.growth(step);
        }
      }
      List<Integer> neurons = new ArrayList<>();
      for (int i = 0; i < SIZE; i++) {
        for (int copies = fired[3 + i]; copies > 0; copies--) {
          neurons.add(i);
        }
      }
      return neurons;
    }

    double[][] state() {
      double[][] columns = new double[model.states().size()][];
      for (int s = 0; s < columns.length; s++) {
        columns[s] = Arrays.copyOfRange(home(s), at(s), at(s) + SIZE);
      }
      return columns;
    }
  }
}
