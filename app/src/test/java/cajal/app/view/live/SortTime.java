package cajal.app.view.live;

import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.figure.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Times sorting, grouping and colouring a raster of 5,000 neurons and 10^7 spikes by a column, and
/// painting it anew with all spikes in sight.
public final class SortTime {

  private static final int NEURONS = 5_000;

  private SortTime() {}

  public static void main(String[] arguments) {
    SyntheticRecording recording = SyntheticRecording.balanced(NEURONS, 500_000);
    recording.growTo(200_000);
    System.out.printf("%,d spikes%n", recording.spikes().count());
    SplittableRandom random = new SplittableRandom(1);
    double[] column = random.doubles(NEURONS).toArray();
    NeuronRows plain = NeuronRows.of(recording.header(), List.of());
    List<String> names = IntStream.range(0, NEURONS).mapToObj(plain::nameOf).toList();
    List<CellRef> cells =
        IntStream.range(0, NEURONS).mapToObj(row -> plain.cellAt(row).orElseThrow()).toList();
    RasterPainter painter = new RasterPainter();
    Surface page = new Surface(1200, 400, new int[1200 * 400]);
    Lane.Frame frame =
        new Lane.Frame(new Columns(0, 1200, 20_000.0 / 1200, 0.1), new int[0], Palette.LIGHT);
    for (int trial = 0; trial < 5; trial++) {
      long begun = System.nanoTime();
      List<Integer> order = new ArrayList<>(IntStream.range(0, NEURONS).boxed().toList());
      order.sort(Comparator.comparingDouble(row -> column[row]));
      List<CellRef> sorted = order.stream().map(cells::get).toList();
      UnitLook look =
          UnitLook.PLAIN
              .sorted(new UnitLook.Order("column", sorted))
              .painted(CellPaint.ofNumbers("column", "", names, column));
      NeuronRows rows = plain.looking(look);
      double sortMs = (System.nanoTime() - begun) / 1e6;
      begun = System.nanoTime();
      painter.paint(recording.spikes(), frame, rows, new RowWindow(0, NEURONS), page);
      double paintMs = (System.nanoTime() - begun) / 1e6;
      System.out.printf("sorted and coloured in %.0f ms, painted in %.0f ms%n", sortMs, paintMs);
    }
  }
}
