package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entente.cases.CaseBook;
import org.jspecify.annotations.Nullable;

/// Moves all rows from one engine to another, as they were at one instant, all or none. Both have
/// the same tables; those of `to` are empty. The index of texts is made anew.
record Transfer(Engine fromEngine, Connection from, Engine toEngine, Connection to) {
  /// An object has up to 100 MB: what waits in memory is bounded by bytes, too.
  private static final int FETCHED = 20;

  private static final int MOST_ROWS = 500;
  private static final long MOST_BYTES = 8L << 20;

  /// Gives how many rows it moved.
  long run() throws SQLException {
    fromEngine.beginReading(from, true);
    toEngine.begin(to);
    long count = 0;
    try {
      fromEngine.forLong(from);
      toEngine.forLong(to);
      for (Schema.Table table : Schema.tables()) {
        if (Row.text(to, "SELECT 1 FROM " + table.name() + " LIMIT 1") != null) {
          throw new SQLException(
              "there is something in it already; name a database or a schema that is empty");
        }
        count += move(table.name());
        if (table.isNumbered()) {
          toEngine.setLastNumber(to, table.name(), fromEngine.lastNumber(from, table.name()));
        }
      }
      CaseBook.index(to, toEngine.search());
      toEngine.commit(to);
    } catch (SQLException | RuntimeException e) {
      toEngine.rollBack(to);
      throw e;
    } finally {
      fromEngine.endReading(from, true);
    }
    return count;
  }

  private long move(String table) throws SQLException {
    long count = 0;
    try (PreparedStatement all = from.prepareStatement("SELECT * FROM " + table + " ORDER BY 1")) {
      all.setFetchSize(FETCHED);
      try (ResultSet rows = all.executeQuery();
          PreparedStatement insert = to.prepareStatement(insert(table, rows.getMetaData()))) {
        @Nullable Object[] values = new Object[rows.getMetaData().getColumnCount()];
        int waiting = 0;
        long bytes = 0;
        while (rows.next()) {
          for (int i = 0; i < values.length; i++) {
            Object value = rows.getObject(i + 1);
            values[i] = value;
            bytes += size(value);
          }
          Row.set(insert, values).addBatch();
          count++;
          if (++waiting == MOST_ROWS || bytes > MOST_BYTES) {
            insert.executeBatch();
            waiting = 0;
            bytes = 0;
          }
        }
        insert.executeBatch();
      }
    }
    return count;
  }

  private static String insert(String table, ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
    }
    return "INSERT INTO "
        + table
        + "("
        + String.join(", ", names)
        + ") VALUES ("
        + String.join(",", Collections.nCopies(names.size(), "?"))
        + ")";
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case byte[] bytes -> bytes.length;
      case String text -> 2L * text.length();
      case null, default -> Long.BYTES;
    };
  }
}
