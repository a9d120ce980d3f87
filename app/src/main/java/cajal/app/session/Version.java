package cajal.app.session;

/// Which version of Cajal this is, as its jar says.
public final class Version {

  private Version() {}

  /// Such as `0.1.0`; `development` where it runs from classes that were not packaged.
  public static String text() {
    String packaged = Version.class.getPackage().getImplementationVersion();
    return packaged == null ? "development" : packaged;
  }
}
