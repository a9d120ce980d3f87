package cajal.simulate.cpu;

import cajal.kernel.Fired;
import cajal.kernel.LaneDraws;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Has the virtual machine compile kernels on neurons that nobody sees.
///
/// A kernel that takes several neurons at once is fifty times slower than later until it is
/// compiled, which needs thousands of calls. So a run begins with one neuron after the other, which
/// gives the same bits, while a thread calls the other form until that is compiled, too.
final class Rehearsal implements AutoCloseable {

  /// Neurons to rehearse with; fewer in a population are not worth it.
  private static final int NEURONS = 256;

  /// Calls of each form between two looks at the clock.
  private static final int CALLS = 16;

  /// How many times as long as the other a form by vectors takes at most that has been compiled. It
  /// need not be faster: some processors have no vectors that multiply whole numbers.
  private static final double COMPILED = 1.5;

  /// How many times in a row.
  private static final int TIMES = 64;

  /// Some machines are slow.
  private static final long LIMIT_NS = 3_000_000_000L;

  /// So large that most neurons fire, whichever of their variables it is that has to grow.
  private static final double LARGE = 1000;

  private static final Set<Class<?>> REHEARSED = ConcurrentHashMap.newKeySet();

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean ready;
  private volatile boolean unwanted;

  /// @param draws whether stimulators draw random numbers
  Rehearsal(List<PopulationState> populations, boolean draws) {
    List<Part> parts = new ArrayList<>();
    Set<Class<?>> chosen = new HashSet<>();
    for (PopulationState population : populations) {
      Class<?> kind = population.kernel().getClass();
      if (population.size() >= NEURONS
          && population.kernel().takesSeveral()
          && !population.staged()
          && !REHEARSED.contains(kind)
          && chosen.add(kind)) {
        parts.add(new Part(population.another(), population.sample(NEURONS)));
      }
    }
    boolean mix = draws && !REHEARSED.contains(LaneDraws.class);
    if (parts.isEmpty()) {
      end();
    }
    if (mix || !parts.isEmpty()) {
      Thread.ofPlatform().daemon().name("cajal-rehearsal").start(() -> rehearse(parts, draws));
    }
  }

  /// Whether kernels take several neurons at once without delay.
  boolean isOver() {
    return ready;
  }

  void await() throws InterruptedException {
    over.await();
  }

  private void end() {
    ready = true;
    over.countDown();
  }

  private void rehearse(List<Part> parts, boolean draws) {
    try {
      for (Part part : parts) {
        rehearse(part.kernel.getClass(), part::each, part::several, part::between);
      }
    } finally {
      end();
    }
    // Kernels that draw have done so by now.
    if ((draws || LaneDraws.isAsked()) && !REHEARSED.contains(LaneDraws.class)) {
      rehearseDraws();
    }
  }

  private void rehearseDraws() {
    long[] numbers = new long[NEURONS];
    if (rehearse(
        LaneDraws.class,
        () -> LaneDraws.mixEach(numbers, NEURONS),
        () -> LaneDraws.mixSeveral(numbers, NEURONS),
        () -> {})) {
      LaneDraws.mixByVectors();
    }
  }

  /// @param what is noted as rehearsed afterwards
  /// @param each does something one after the other
  /// @param several does the same by vectors
  /// @param between is called between two looks at the clock
  /// @return whether vectors have become faster
  boolean rehearse(Class<?> what, Runnable each, Runnable several, Runnable between) {
    long begin = System.nanoTime();
    int times = 0;
    long gainedNs = 0;
    while (!unwanted && times < TIMES && System.nanoTime() - begin < LIMIT_NS) {
      long first = System.nanoTime();
      for (int k = 0; k < CALLS; k++) {
        each.run();
      }
      long second = System.nanoTime();
      for (int k = 0; k < CALLS; k++) {
        several.run();
      }
      long eachNs = second - first;
      long severalNs = System.nanoTime() - second;
      boolean compiled = severalNs < COMPILED * eachNs;
      times = compiled ? times + 1 : 0;
      gainedNs = compiled ? gainedNs + eachNs - severalNs : 0;
      between.run();
    }
    if (!unwanted) {
      REHEARSED.add(what);
    }
    return times == TIMES && gainedNs > 0;
  }

  @Override
  public void close() {
    unwanted = true;
  }

  /// A kernel and the columns of its neurons.
  private static final class Part {

    private final NeuronKernel kernel;
    private final NeuronColumns columns;
    private final double[][] first;
    private Fired fired = new Fired();
    private long step;

    Part(NeuronKernel kernel, NeuronColumns columns) {
      this.kernel = kernel;
      this.columns = columns;
      first = new double[columns.state().length + columns.arrived().length][];
      for (int c = 0; c < first.length; c++) {
        first[c] = column(c).clone();
      }
      kernel.prepare(columns);
    }

    private double[] column(int index) {
      int states = columns.state().length;
      return index < states ? columns.state()[index] : columns.arrived()[index - states];
    }

    void each() {
      fired.clear();
      kernel.advanceEach(columns, 0, NEURONS, step++, fired);
    }

    void several() {
      fired.clear();
      kernel.advance(columns, 0, NEURONS, step++, fired);
    }

    // From the start again, before what decays has become so small that it takes longer.
    void between() {
      fire();
      for (int c = 0; c < first.length; c++) {
        System.arraycopy(first[c], 0, column(c), 0, first[c].length);
      }
    }

    // What has never happened is not compiled, and a spike would make the kernel slow again.
    private void fire() {
      for (int c = 0; c < first.length; c++) {
        column(c)[NEURONS / 2] = LARGE;
      }
      Arrays.fill(columns.refractory(), 0);
      fired = new Fired();
      kernel.advance(columns, 0, NEURONS, step++, fired);
    }
  }
}
