package cajal.analyse;

import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.table.Table;
import java.util.List;

/// What an analysis found: a value that tells itself as tables and figures.
public interface Result {

  /// Tables with stable names and columns; those with a column `unit` have a row for each unit.
  List<Table> tables();

  /// Figures of it, the most telling first.
  List<Plot> plots(Palette palette);

  /// What a reader must know, such as `all spikes`, or `sample 1,000 of 52,300 spikes`.
  List<String> notes();

  /// How the computation went.
  default Diagnostics diagnostics() {
    return Diagnostics.EXACT;
  }

  /// What others' programs read beside tables and figures, such as graphs.
  default List<Attachment> attachments() {
    return List.of();
  }

  /// A file.
  ///
  /// @param name with its ending
  record Attachment(String name, byte[] content) {}

  /// A figure with the stable name that its file gets.
  ///
  /// @param name lower case with underscores
  record Plot(String name, Figure figure) {}
}
