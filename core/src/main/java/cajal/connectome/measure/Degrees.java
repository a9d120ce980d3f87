package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;

/// How many partners every cell has, and how many contacts with them.
final class Degrees implements Measure {

  @Override
  public About about() {
    return new About(
        "degrees",
        "Degrees and strengths",
        "How many partners every cell has, and how many contacts with them.",
        "A degree counts partners, a strength sums the weights of the connections with them. The"
            + " total degree is chemical partners in plus chemical partners out plus gap junction"
            + " partners, so that a partner counts up to three times; `partners` counts each"
            + " once. Cells with themselves do not count.",
        "",
        "Varshney et al. 2011, doi:10.1371/journal.pcbi.1001066");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency chemical = graph.layer(Layer.CHEMICAL);
    Adjacency gap = graph.layer(Layer.ELECTRICAL);
    Adjacency both = graph.undirected(Layer.BOTH);
    return List.of(
        Rows.ofCells("degrees", "Degrees and strengths", graph)
            .each("in_degree", "Cells that synapse onto this one.", chemical::inDegree)
            .each("out_degree", "Cells that this one synapses onto.", chemical::outDegree)
            .each("gap_degree", "Cells with which it has gap junctions.", gap::outDegree)
            .each(
                "total_degree",
                "Sum of the three degrees.",
                cell -> chemical.inDegree(cell) + chemical.outDegree(cell) + gap.outDegree(cell))
            .each("partners", "Cells with which it has any contact.", both::outDegree)
            .each("in_strength", "Weight of chemical synapses received.", chemical::inStrength)
            .each("out_strength", "Weight of chemical synapses made.", chemical::outStrength)
            .each("gap_strength", "Weight of gap junctions.", gap::outStrength)
            .each("total_strength", "Sum of the three strengths.", both::outStrength)
            .table(),
        new Quantities("degrees_summary", "Degrees in the whole")
            .add("cells", graph.size(), "Number of cells.")
            .add("chemical_connections", chemical.connections(), "Directed pairs with synapses.")
            .add("chemical_weight", chemical.totalWeight(), "Sum of their weights.")
            .add("gap_connections", gap.connections(), "Pairs with gap junctions.")
            .add("gap_weight", gap.totalWeight(), "Sum of their weights.")
            .add("connected_pairs", both.connections(), "Pairs with any contact.")
            .add(
                "chemical_density",
                chemical.connections() / ((double) graph.size() * (graph.size() - 1)),
                "Share of ordered pairs with synapses.")
            .table());
  }
}
