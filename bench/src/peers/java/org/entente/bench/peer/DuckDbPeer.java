package org.entente.bench.peer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/// An indexed table of edges and one recursive query. The recursion keeps the nodes it has seen
/// (`USING KEY`), or it would count the ways instead of the places; and it says `IN` instead of
/// joining, so that the few nodes of a level are hashed and not all edges: 20 times faster.
public final class DuckDbPeer implements Peer {
  private static final String REACH =
      """
      WITH RECURSIVE reached(node, hops) USING KEY (node) AS (
        SELECT ?::BIGINT, 0
        UNION
        SELECT target, (SELECT max(hops) FROM reached) + 1
        FROM edges
        WHERE source IN (SELECT node FROM reached WHERE hops < ?)
          AND target NOT IN (SELECT node FROM recurring.reached))
      SELECT count(*), sum(%s) FROM reached WHERE hops > 0
      """
          .formatted(Reach.SQL_WEIGHT);

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String title() {
    return "DuckDB 2.0.0 (recursive SQL)";
  }

  @Override
  public boolean takesLargeChains() {
    return true;
  }

  @Override
  public Graph build(Material material) throws Exception {
    Path file = material.folder().resolve("spends.duckdb");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '4GB'");
      statement.execute("CREATE TABLE edges (source BIGINT NOT NULL, target BIGINT NOT NULL)");
      fill(connection.unwrap(DuckDBConnection.class), material.edges());
      statement.execute("CREATE INDEX sources ON edges (source)");
      statement.execute("CHECKPOINT");
    }
    return new Table(connection, Files.size(file));
  }

  private static void fill(DuckDBConnection connection, Edges edges) throws SQLException {
    try (var rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "edges")) {
      for (long edge = 0; edge < edges.count(); edge++) {
        rows.beginRow();
        rows.append((long) edges.from(edge));
        rows.append((long) edges.to(edge));
        rows.endRow();
      }
    }
  }

  private static final class Table implements Graph {
    private final Connection connection;
    private final long bytes;
    private final PreparedStatement query;

    Table(Connection connection, long bytes) throws SQLException {
      this.connection = connection;
      this.bytes = bytes;
      query = connection.prepareStatement(REACH);
    }

    @Override
    public Footprint footprint() {
      return new Footprint(bytes, "database file: one table of both numbers, index on the source");
    }

    @Override
    public Reach reach(int start, int hops) throws SQLException {
      query.setLong(1, start);
      query.setInt(2, hops);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        Object sum = row.getObject(2);
        return new Reach(row.getLong(1), sum instanceof BigInteger big ? big.longValue() : 0);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        query.close();
        connection.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}
