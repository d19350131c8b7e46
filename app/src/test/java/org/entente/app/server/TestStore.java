package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.app.server.home.NodeSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// What a node of a test keeps what it has in.
public enum TestStore {
  SQLITE {
    @Override
    public Map<String, String> keys() {
      return Map.of();
    }
  },
  POSTGRES {
    @Override
    public Map<String, String> keys() {
      return Map.of(NodeSettings.DATABASE, url("postgres", schema()));
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// Ends with this process.
  private static @Nullable Process server;

  private static int port;

  /// A node's settings: each time another, empty store.
  public abstract Map<String, String> keys();

  /// Beside others.
  public Map<String, String> keys(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(keys());
    all.putAll(others);
    return all;
  }

  public static String url(String user, String schema) {
    return "postgresql://%s@127.0.0.1:%d/postgres?currentSchema=%s".formatted(user, port(), schema);
  }

  public static String schema() {
    String name = "node" + NUMBER.incrementAndGet();
    execute("CREATE SCHEMA " + name);
    return name;
  }

  public static void execute(String sql) {
    String address = "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres";
    try (Connection connection = DriverManager.getConnection(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether any row of a node's schema has this text in it; bytes are shown in hexadecimal.
  public static boolean holds(String url, String text) {
    String schema = url.substring(url.lastIndexOf('=') + 1);
    String address = "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres";
    try (Connection connection = DriverManager.getConnection(address);
        var names = connection.createStatement();
        ResultSet tables =
            names.executeQuery(
                "SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "'")) {
      while (tables.next()) {
        String sql =
            "SELECT 1 FROM %s.%s AS t WHERE position(? IN t.*::text) > 0"
                .formatted(schema, tables.getString(1));
        try (var search = connection.prepareStatement(sql)) {
          search.setString(1, text);
          if (search.executeQuery().next()) {
            return true;
          }
        }
      }
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Of the server that all share; where there is none, the test is skipped.
  private static synchronized int port() {
    if (server == null) {
      Path script = Path.of(".ci/postgres").toAbsolutePath();
      if (!Files.exists(script)) {
        script = Path.of("../.ci/postgres").toAbsolutePath().normalize();
      }
      try {
        server =
            new ProcessBuilder(script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = server.inputReader(UTF_8);
        String first = out.readLine();
        port = first == null ? 0 : Integer.parseInt(first);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    Assumptions.assumeTrue(port > 0, "PostgreSQL can't be started here");
    return port;
  }

  /// Ends the server's processes, as a power cut would, and starts it again.
  public static synchronized void cut() throws IOException {
    Process running = java.util.Objects.requireNonNull(server);
    running.getOutputStream().write("kill\nstart\n".getBytes(UTF_8));
    running.getOutputStream().flush();
    BufferedReader out = running.inputReader(UTF_8);
    out.readLine();
    out.readLine();
  }
}
