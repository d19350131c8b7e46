package org.entente.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements with parameters, and entries out of rows.
final class Row {
  /// Begins a query for entries of a table `e`; the rest follows.
  static final String COLUMNS =
      "SELECT e.case_id, e.position, e.kind, e.word, e.title, e.body, e.about, e.other,"
          + " e.replaces, e.recorded, e.valid_from, e.valid_to, e.author, e.marking, e.source,"
          + " e.command, e.sha256, e.learnt FROM ";

  /// How many columns that are.
  static final int COUNT = 18;

  private Row() {}

  static List<Entry> entries(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      List<Entry> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(entry(rows));
      }
      return entries;
    }
  }

  static Entry entry(ResultSet row) throws SQLException {
    long learnt = row.getLong(COUNT);
    Entry entry = recorded(row);
    return learnt > 0 ? entry.learnt(learnt) : entry;
  }

  private static Entry recorded(ResultSet row) throws SQLException {
    return new Entry(
        row.getString(1),
        row.getInt(2),
        EntryKind.of(row.getString(3)).orElseThrow(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        row.getLong(10),
        new ValidTime(row.getLong(11), row.getLong(12)),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        row.getString(17));
  }

  static long number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// The first column of the first row; null without one.
  static @Nullable String text(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return set(statement, values).executeUpdate();
    }
  }

  static PreparedStatement set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> statement.setObject(i + 1, null);
        case Number number -> statement.setLong(i + 1, number.longValue());
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case int[] numbers -> statement.setObject(i + 1, numbers);
        case Object other -> statement.setString(i + 1, other.toString());
      }
    }
    return statement;
  }
}
