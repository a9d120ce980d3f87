package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;

/// Cells are central that central cells connect to.
final class EigenvectorCentrality implements Measure {

  @Override
  public About about() {
    return new About(
        "eigenvector",
        "Eigenvector centrality",
        "Cells are central that central cells connect to.",
        "The vector, of length 1, in which every cell's value is proportional to the sum of the values"
            + " of those that connect to it; it belongs to the largest eigenvalue. Without value where"
            + " no connections go round in a circle.",
        "",
        "Bonacich 1972, doi:10.1080/0022250X.1972.9989806");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Spectrum spectrum = Spectrum.of(graph.layer(options.layer()), options.weighted(), progress);
    return List.of(
        Rows.ofCells("eigenvector", "Eigenvector centrality of each cell", graph)
            .numbers("eigenvector", "Value in the vector of length 1.", spectrum.vector())
            .table(),
        new Quantities("eigenvector_summary", "Spectrum")
            .add("eigenvalue", spectrum.value(), "Largest eigenvalue; 0 without circles.")
            .table());
  }
}
