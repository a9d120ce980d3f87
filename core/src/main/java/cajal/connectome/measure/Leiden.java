package cajal.connectome.measure;

/// Communities by the Leiden algorithm, which are always connected.
final class Leiden extends Communities {

  Leiden() {
    super(
        "leiden",
        "Communities (Leiden)",
        Modules.Algorithm.LEIDEN,
        "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z");
  }
}
