package cajal.exchange;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The embedded database that reads Parquet and searches the catalogue. It is loaded when it is
/// first asked for, keeps nothing of its own on disk and fetches nothing from elsewhere.
final class DuckDb {

  private DuckDb() {}

  /// An empty database in memory.
  static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
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
