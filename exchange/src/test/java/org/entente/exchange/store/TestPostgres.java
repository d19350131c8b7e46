package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// A server of PostgreSQL that ends with this process. Each test asks for a schema of its own,
/// which is a database to a node and made in an instant.
final class TestPostgres {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable TestPostgres shared;

  private final Process process;
  private final BufferedReader out;
  private final int port;

  private TestPostgres(Path folder) throws IOException {
    Path script = Path.of(".ci/postgres").toAbsolutePath();
    if (!Files.exists(script)) {
      script = Path.of("../.ci/postgres").toAbsolutePath().normalize();
    }
    ProcessBuilder builder =
        folder.toString().isEmpty()
            ? new ProcessBuilder(script.toString())
            : new ProcessBuilder(script.toString(), folder.toString());
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(UTF_8);
    String first = out.readLine();
    if (first == null) {
      throw new IOException("no PostgreSQL");
    }
    port = Integer.parseInt(first);
  }

  /// The one that all tests share; where there is none, the test is skipped.
  static synchronized TestPostgres shared() {
    try {
      if (shared == null) {
        // A folder on a disk, where its speed matters.
        shared = new TestPostgres(Path.of(System.getProperty("entente.postgres", "")));
      }
      return shared;
    } catch (IOException e) {
      Assumptions.abort("PostgreSQL can't be started here: " + e.getMessage());
      throw new IllegalStateException(e);
    }
  }

  /// One that the test may kill, and ends.
  static TestPostgres own() {
    shared();
    try {
      return new TestPostgres(Path.of(""));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String schema() throws SQLException {
    String name = "node" + NUMBER.incrementAndGet();
    execute("CREATE SCHEMA " + name);
    return name;
  }

  /// An empty place for one node.
  PostgresPlace place() throws SQLException {
    return new PostgresPlace(url("postgres", schema()), null);
  }

  String url(String user, String schema) {
    return "postgresql://%s@127.0.0.1:%d/postgres?currentSchema=%s".formatted(user, port, schema);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Ends all its processes, as a power cut would.
  void kill() throws IOException {
    tell("kill");
  }

  void start() throws IOException {
    tell("start");
  }

  private void tell(String word) throws IOException {
    process.getOutputStream().write((word + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    out.readLine();
  }

  void end() throws IOException {
    process.getOutputStream().close();
  }
}
