package cajal.analyse.spectrum;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Power of signals or of spike rates over frequency.
final class PowerSpectra implements Analysis<PowerSpectra.Parameters> {

  private static final int DRAWN = 6;

  record Parameters(Estimate estimate) {}

  @Override
  public Card card() {
    return Card.of(
            "power_spectra",
            Card.Group.SPECTRA,
            "Power spectra",
            "Power over frequency of signals, or of the rates of spike trains.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS)
        .from("Welch (1967) IEEE Trans Audio Electroacoust 15:70-73", "10.1109/TAU.1967.1161901");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Estimate.usual());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    SampledChannels channels = SampledChannels.of(input, parameters.estimate().binMs());
    Transform transform = parameters.estimate().transform(channels);
    List<double[]> power =
        work.map(
            channels.names().size(),
            "spectra",
            i -> transform.power(channels.values()[i], channels.stepS()));
    return new Found(
        channels.names(), transform.frequenciesHz(channels.stepS()), power, channels.notes());
  }

  /// Power of each channel.
  ///
  /// @param frequenciesHz `[frequency]`
  /// @param power of each channel, `[frequency]`
  record Found(List<String> names, double[] frequenciesHz, List<double[]> power, List<String> notes)
      implements Result {

    @Override
    public List<Table> tables() {
      int bins = frequenciesHz.length;
      double[] peaks =
          power.stream()
              .mapToDouble(p ->
                  IntStream.range(1, bins)
                      .boxed()
                      .max((a, b) -> Double.compare(p[a], p[b]))
                      .map(i -> p[i] > 0 ? frequenciesHz[i] : Double.NaN)
                      .orElse(Double.NaN))
              .toArray();
      return List.of(
          new Table(
              "units",
              "Peaks of power",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", names),
                  new Column.Numbers(
                      "peak_hz", "Hz", "Frequency above 0 of the largest power.", peaks))),
          new Table(
              "spectra",
              "Power spectra",
              List.of(
                  new Column.Texts(
                      "unit",
                      "Name of the unit.",
                      names.stream().flatMap(n -> Stream.generate(() -> n).limit(bins)).toList()),
                  new Column.Numbers(
                      "frequency_hz",
                      "Hz",
                      "Frequency.",
                      names.stream().flatMapToDouble(_ -> Arrays.stream(frequenciesHz)).toArray()),
                  new Column.Numbers(
                      "power",
                      "",
                      "Power density; its integral over Hz is the variance.",
                      power.stream().flatMapToDouble(Arrays::stream).toArray()))));
    }

    @Override
    public List<String> notes() {
      return names.size() <= DRAWN
          ? notes
          : Stream.concat(
                  notes.stream(),
                  Stream.of("the figure shows " + DRAWN + " of " + names.size() + " units"))
              .toList();
    }

    // Without the mean and the fastest alternation, which have a single phase and half the power.
    private double[] inner(double[] values) {
      return values.length < 3 ? values : Arrays.copyOfRange(values, 1, values.length - 1);
    }

    @Override
    public List<Plot> plots(Palette palette) {
      List<Curve> curves = new ArrayList<>();
      for (int i = 0; i < Math.min(DRAWN, names.size()); i++) {
        curves.add(
            new Curve(
                names.get(i),
                inner(frequenciesHz),
                Arrays.stream(inner(power.get(i)))
                    .map(p -> p > 0 ? 10 * Math.log10(p) : Double.NaN)
                    .toArray()));
      }
      return List.of(
          new Plot(
              "power_spectra",
              Panels.figure(
                  "Power spectra",
                  palette,
                  1,
                  List.of(
                      Panels.curves(
                          curves,
                          new Label("Frequency", "Hz"),
                          new Label("Power density", "dB"),
                          palette)))));
    }
  }
}
