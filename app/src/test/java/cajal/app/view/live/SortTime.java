package cajal.app.view.live;

import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.figure.Palette;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Times sorting and colouring a raster of 5,000 neurons and 10^7 spikes by a column, which the
/// window's thread does, and painting it anew with all spikes in sight, which a worker does: time
/// of the processor, the first line in a program that has never sorted before.
public final class SortTime {

  private static final int NEURONS = 5_000;
  private static final int STEPS = 200_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SortTime() {}

  public static void main(String[] arguments) {
    SyntheticRecording recording = SyntheticRecording.balanced(NEURONS, 500_000);
    RasterPainter painter = new RasterPainter();
    Surface page = new Surface(1200, 400, new int[1200 * 400]);
    NeuronRows plain = NeuronRows.of(recording.header(), List.of());
    RowWindow all = new RowWindow(0, NEURONS);
    // A run paints while it grows.
    for (int steps = STEPS / 20; steps <= STEPS; steps += STEPS / 20) {
      recording.growTo(steps);
      painter.paint(recording.spikes(), frame(steps), plain, all, page);
    }
    System.out.printf("%,d spikes%n", recording.spikes().count());
    SplittableRandom random = new SplittableRandom(1);
    double[] column = random.doubles(NEURONS).toArray();
    List<String> names = IntStream.range(0, NEURONS).mapToObj(plain::nameOf).toList();
    List<CellRef> cells =
        IntStream.range(0, NEURONS).mapToObj(row -> plain.cellAt(row).orElseThrow()).toList();
    for (int trial = 0; trial < 5; trial++) {
      long begun = THREADS.getCurrentThreadCpuTime();
      List<Integer> order = new ArrayList<>(IntStream.range(0, NEURONS).boxed().toList());
      order.sort(Comparator.comparingDouble(row -> column[row]));
      List<CellRef> sorted = order.stream().map(cells::get).toList();
      UnitLook look =
          UnitLook.PLAIN
              .sorted(new UnitLook.Order("column", sorted))
              .painted(CellPaint.ofNumbers("column", "", names, column));
      NeuronRows rows = plain.looking(look);
      double sortMs = (THREADS.getCurrentThreadCpuTime() - begun) / 1e6;
      begun = THREADS.getCurrentThreadCpuTime();
      painter.paint(recording.spikes(), frame(STEPS), rows, all, page);
      double paintMs = (THREADS.getCurrentThreadCpuTime() - begun) / 1e6;
      System.out.printf("sorted and coloured in %.0f ms, painted in %.0f ms%n", sortMs, paintMs);
    }
  }

  private static Lane.Frame frame(int steps) {
    return new Lane.Frame(
        new Columns(0, 1200, steps / 10.0 / 1200, 0.1), new int[0], Palette.LIGHT);
  }
}
