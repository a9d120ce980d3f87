package cajal.app.session;

import cajal.exchange.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Where this user's catalogue of runs and recordings lies.
public final class RunCatalogue {

  private RunCatalogue() {}

  /// The user's own, by the XDG base directory rules; the system property `cajal.catalogue` names
  /// another file.
  public static Catalogue ofUser() {
    String chosen = System.getProperty("cajal.catalogue");
    return new Catalogue(
        chosen != null ? Path.of(chosen) : UserFolders.state().resolve("catalogue.jsonl"));
  }

  /// The present moment in UTC.
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
