package cajal.app.session.connectome;

/// How several connectomes are shown together.
public enum Comparing {
  NOTHING("One"),
  BESIDE("Side by side"),
  DIFFERENCE("Difference"),
  FATE("Stable, variable, dynamic");

  private final String title;

  Comparing(String title) {
    this.title = title;
  }

  /// As a person reads it.
  public String title() {
    return title;
  }
}
