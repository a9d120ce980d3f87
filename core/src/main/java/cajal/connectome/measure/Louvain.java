package cajal.connectome.measure;

/// Communities by the Louvain algorithm.
final class Louvain extends Communities {

  Louvain() {
    super(
        "louvain",
        "Communities (Louvain)",
        Modules.Algorithm.LOUVAIN,
        "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008");
  }
}
