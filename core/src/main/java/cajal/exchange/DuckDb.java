package cajal.exchange;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// The embedded database that reads Parquet and searches the catalogue. It is loaded when it is
/// first asked for, keeps nothing of its own on disk and fetches nothing from elsewhere.
final class DuckDb {

  private DuckDb() {}

  /// An empty database in memory.
  static Connection open() throws SQLException {
    Properties properties = new Properties();
    // Else the driver holds a whole answer before it gives its first row.
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
