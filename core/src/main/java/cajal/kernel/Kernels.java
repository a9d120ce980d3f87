package cajal.kernel;

import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.SynapseJoin;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Compiled kernels of models. Classes are compiled once and kept; every call gives a new kernel,
/// since a kernel holds what is derived from its own parameters.
public final class Kernels {

  private static final Map<String, Class<?>> CLASSES = new ConcurrentHashMap<>();

  private Kernels() {}

  /// The kernel of a neuron model.
  ///
  /// @param form what the kernel may rely on
  /// @param method one of {@link Model#methods()}
  /// @param staged whether the engine integrates in stages, see {@link NeuronKernel#isStaged()}
  public static NeuronKernel neuron(
      Model model, NeuronForm form, Model.Method method, boolean staged) {
    if (!model.methods().contains(method)) {
      throw new IllegalArgumentException(
          model.name() + " cannot be integrated by " + method.title());
    }
    return made(new NeuronSource(model, form, method), staged);
  }

  private static NeuronKernel made(NeuronSource source, boolean staged) {
    try {
      Constructor<?> constructor =
          compiled(source.className(), source.text()).getDeclaredConstructor(boolean.class);
      return (NeuronKernel) constructor.newInstance(staged);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the kernel " + source.className() + " cannot be made", e);
    }
  }

  /// The kernel of a continuous synapse between two neuron models.
  ///
  /// @throws cajal.problem.ProblemException if one of them lacks a variable that the synapse reads
  public static CouplingKernel coupling(Model synapse, Model pre, Model post) {
    CouplingSource source = new CouplingSource(synapse, pre, post);
    return (CouplingKernel) made(source.className(), source.text());
  }

  /// The kernel of a synapse with a memory between two neuron models that it can join, see {@link
  /// cajal.model.SynapseJoin}.
  public static SynapseKernel synapse(Model synapse, Model pre, Model post) {
    SynapseSource source = new SynapseSource(synapse, pre, post);
    return (SynapseKernel) made(source.className(), source.text());
  }

  /// The kernel of a stimulator.
  public static StimulatorKernel stimulator(Model stimulator) {
    StimulatorSource source = new StimulatorSource(stimulator);
    return (StimulatorKernel) made(source.className(), source.text());
  }

  /// The kernel of what a recorder makes of many neurons.
  public static PooledKernel pooled(Model neuron, Expr value) {
    PooledSource source = new PooledSource(neuron, value);
    return (PooledKernel) made(source.className(), source.text());
  }

  /// The Java that is generated from a model, for people to read; empty for a synapse whose code
  /// depends on the neurons that it joins.
  public static String source(Model model) {
    return switch (model.kind()) {
      case NEURON -> new NeuronSource(model, NeuronForm.of(Set.of()), model.method()).text();
      case STIMULATOR -> new StimulatorSource(model).text();
      // A rule that reads nothing of its neurons gives the same code between any two.
      case SYNAPSE ->
          model.isPlastic() && !SynapseJoin.readsNeurons(model)
              ? new SynapseSource(model, model, model).text()
              : "";
    };
  }

  private static Object made(String className, String source) {
    try {
      return compiled(className, source).getDeclaredConstructor().newInstance();
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("the kernel " + className + " cannot be made", e);
    }
  }

  private static Class<?> compiled(String className, String source) {
    return CLASSES.computeIfAbsent(
        source,
        text ->
            Objects.requireNonNull(
                InMemoryCompiler.compile(Map.of(className, text)).get(className)));
  }

  /// Kernels that are wanted together. The compiler takes much longer to start than to compile one
  /// more class, so all that are not there yet are compiled at once.
  public static final class Order {

    private final Map<String, String> sources = new LinkedHashMap<>();

    /// Notes what {@link Kernels#neuron} will be asked for.
    public void neuron(Model model, NeuronForm form, Model.Method method) {
      NeuronSource source = new NeuronSource(model, form, method);
      add(source.className(), source.text());
    }

    /// Notes what {@link Kernels#coupling} will be asked for.
    public void coupling(Model synapse, Model pre, Model post) {
      CouplingSource source = new CouplingSource(synapse, pre, post);
      add(source.className(), source.text());
    }

    /// Notes what {@link Kernels#synapse} will be asked for.
    public void synapse(Model synapse, Model pre, Model post) {
      SynapseSource source = new SynapseSource(synapse, pre, post);
      add(source.className(), source.text());
    }

    /// Notes what {@link Kernels#stimulator} will be asked for.
    public void stimulator(Model stimulator) {
      StimulatorSource source = new StimulatorSource(stimulator);
      add(source.className(), source.text());
    }

    // Two kernels of one model have the same name; the second is compiled when it is asked for.
    private void add(String className, String source) {
      if (!CLASSES.containsKey(source)) {
        sources.putIfAbsent(className, source);
      }
    }

    /// Compiles what was noted.
    public void compile() {
      if (!sources.isEmpty()) {
        InMemoryCompiler.compile(sources)
            .forEach((name, made) ->
                CLASSES.putIfAbsent(Objects.requireNonNull(sources.get(name)), made));
      }
    }
  }
}
