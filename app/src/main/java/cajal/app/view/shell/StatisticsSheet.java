package cajal.app.view.shell;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.SharedRecording;
import cajal.figure.Palette;
import cajal.figure.PopulationColours;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.record.SpikeStatistics;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.statistics.HistogramDataset;

/// How the firing rates of a run are distributed over the neurons of each population.
final class StatisticsSheet extends VBox {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 300;

  /// The chart is painted twice as large and shown at half the size, so that it stays sharp.
  private static final int SHARPNESS = 2;

  private static final int BINS = 40;
  private static final int OPACITY = 150;

  private final Overlay overlay;
  private final Button close = new Button("Close");

  private StatisticsSheet(Recording recording, Palette palette, Overlay overlay) {
    this.overlay = overlay;
    getStyleClass().add("panel-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label heading = new Label("Firing rates");
    heading.getStyleClass().add("sheet-title");
    Label what =
        new Label(
            String.format(
                Locale.ROOT,
                "All spikes of %.3f s of simulated time; one count for each neuron.",
                recording.completedSteps() * recording.header().dtMs() / 1000));
    what.getStyleClass().add("hint");
    ImageView chart = new ImageView(image(recording, palette));
    chart.setFitWidth(WIDTH);
    chart.setPreserveRatio(true);
    chart.setAccessibleText("Histogram of firing rates over neurons");
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    close.setCancelButton(true);
    close.setOnAction(event -> overlay.hide());
    getChildren().addAll(heading, what, chart, table(recording), foot);
  }

  /// The sheet of the latest run; empty, with a word to the person, where there is none.
  static Optional<StatisticsSheet> of(Session session, RunSession run, Overlay overlay) {
    SharedRecording shared = run.recordingProperty().get();
    StatisticsSheet[] sheet = new StatisticsSheet[1];
    Palette palette = Palette.of(session.themeDarkProperty().get());
    if (shared == null
        || !shared.read(recording -> sheet[0] = new StatisticsSheet(recording, palette, overlay))) {
      session.say("There is no run to take statistics of: press Start first.");
      return Optional.empty();
    }
    return Optional.of(sheet[0]);
  }

  void open() {
    overlay.show(this, close, Pos.CENTER);
  }

  private static Image image(Recording recording, Palette palette) {
    double[] rates = SpikeStatistics.ratesHz(recording);
    double highest = Math.max(1, Arrays.stream(rates).max().orElse(1));
    HistogramDataset data = new HistogramDataset();
    List<PopulationRange> populations = recording.header().populations();
    for (PopulationRange population : populations) {
      double[] own = Arrays.copyOfRange(rates, population.first(), population.end());
      data.addSeries(population.name(), own, BINS, 0, highest);
    }
    JFreeChart chart = ChartFactory.createHistogram(null, "Rate (spikes/s)", "Neurons", data);
    Color ink = new Color(palette.ink());
    chart.setBackgroundPaint(new Color(palette.background()));
    chart.getLegend().setBackgroundPaint(null);
    chart.getLegend().setItemPaint(ink);
    chart.getLegend().setFrame(BlockBorder.NONE);
    XYPlot plot = chart.getXYPlot();
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(new Color(palette.grid()));
    plot.setDomainGridlinesVisible(false);
    for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
      axis.setLabelPaint(ink);
      axis.setTickLabelPaint(ink);
      axis.setAxisLinePaint(ink);
    }
    paintBars((XYBarRenderer) plot.getRenderer(), PopulationColours.of(populations, palette));
    java.awt.image.BufferedImage picture =
        chart.createBufferedImage(WIDTH * SHARPNESS, HEIGHT * SHARPNESS, WIDTH, HEIGHT, null);
    return SwingFXUtils.toFXImage(picture, null);
  }

  private static void paintBars(XYBarRenderer bars, List<Integer> colours) {
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setDrawBarOutline(true);
    for (int i = 0; i < colours.size(); i++) {
      Color colour = new Color(colours.get(i));
      bars.setSeriesPaint(
          i, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), OPACITY));
      bars.setSeriesOutlinePaint(i, colour);
      bars.setSeriesOutlineStroke(i, new BasicStroke(0.6f));
    }
  }

  private static GridPane table(Recording recording) {
    GridPane table = new GridPane(24, 5);
    String[] titles = {"Population", "Neurons", "Mean rate (1/s)", "SD (1/s)", "CV of ISI"};
    for (int column = 0; column < titles.length; column++) {
      Label title = new Label(titles[column]);
      title.getStyleClass().add("hint");
      table.add(title, column, 0);
    }
    for (SpikeStatistics s : SpikeStatistics.of(recording)) {
      table.addRow(
          table.getRowCount(),
          new Label(s.population()),
          new Label(String.format(Locale.ROOT, "%,d", s.size())),
          new Label(String.format(Locale.ROOT, "%.2f", s.rateHz())),
          new Label(String.format(Locale.ROOT, "%.2f", s.rateSdHz())),
          new Label(Double.isNaN(s.cvIsi()) ? "–" : String.format(Locale.ROOT, "%.3f", s.cvIsi())));
    }
    return table;
  }
}
