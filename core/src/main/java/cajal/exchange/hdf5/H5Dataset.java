package cajal.exchange.hdf5;

/// An array of a file that is going to be written.
public final class H5Dataset extends H5Node {

  private final H5Content content;

  H5Dataset(H5Content content) {
    this.content = content;
  }

  public H5Content content() {
    return content;
  }
}
