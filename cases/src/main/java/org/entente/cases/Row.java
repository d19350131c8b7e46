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
          + " e.command, e.sha256, e.learnt, e.published, (SELECT k.entry_hash FROM case_seal k"
          + " WHERE k.case_id = e.case_id AND k.position = e.position) FROM ";

  /// How many columns that are.
  static final int COUNT = 20;

  private static final int LEARNT = 18;
  private static final int PUBLISHED = 19;

  /// All entries of a case.
  static final String JOURNAL = COLUMNS + "case_entry e WHERE e.case_id = ? ORDER BY e.position";

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

  /// Those of a case that have no seal yet.
  static List<Entry> unsealed(Connection connection, String caseId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(JOURNAL);
        ResultSet rows = set(statement, caseId).executeQuery()) {
      List<Entry> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(unchecked(rows));
      }
      return entries;
    }
  }

  /// Throws [DamagedCase] unless it is what was recorded.
  static Entry entry(ResultSet row) throws SQLException {
    return CaseSeal.checked(unchecked(row), row.getBytes(COUNT));
  }

  private static Entry unchecked(ResultSet row) throws SQLException {
    String caseId = text(row, 1);
    int position = row.getInt(2);
    EntryKind kind =
        EntryKind.of(text(row, 3)).orElseThrow(() -> CaseSeal.unread(caseId, position));
    long recorded = row.getLong(10);
    long from = row.getLong(11);
    long to = row.getLong(12);
    long learnt = row.getLong(LEARNT);
    if (from >= to) {
      throw CaseSeal.unread(caseId, position);
    }
    return new Entry(
        caseId,
        position,
        kind,
        text(row, 4),
        text(row, 5),
        text(row, 6),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        recorded,
        new ValidTime(from, to),
        text(row, 13),
        text(row, 14),
        text(row, 15),
        text(row, 16),
        row.getString(17),
        learnt > 0 ? learnt : recorded,
        row.getLong(PUBLISHED));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
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

  /// The first column of all rows.
  static List<String> texts(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(text(rows, 1));
      }
      return texts;
    }
  }

  /// The first column of the first row; nothing without one.
  static byte[] bytes(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      byte[] bytes = rows.next() ? rows.getBytes(1) : null;
      return bytes == null ? new byte[0] : bytes;
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
