package org.entente.exchange.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.log.LogEntry;
import org.jspecify.annotations.Nullable;

/// What a partner was given and what was taken back from it, for people: our log for it, read
/// from its end.
public final class Given {
  /// An entry of the log.
  ///
  /// @param json RFC 8785 of what the partner may hold; null: taken back, or nothing but that
  /// @param isAcknowledged whether the partner has said that it has the entry
  public record Item(long index, LogEntry entry, @Nullable String json, boolean isAcknowledged) {}

  /// Some of them, the newest first.
  ///
  /// @param more whether anything older is left
  public record Page(List<Item> items, boolean more) {
    public Page {
      items = List.copyOf(items);
    }
  }

  private static final String BEFORE =
      "SELECT e.position, e.body, c.json, e.sha256 FROM entry e"
          + " LEFT JOIN content c ON c.log = e.log AND c.sha256 = e.sha256"
          + " AND e.action = 'release'"
          + " WHERE e.log = ? AND e.position < ? ORDER BY e.position DESC LIMIT ?";

  private final Database database;

  Given(Database database) {
    this.database = database;
  }

  /// The entries with a lower index than `before`; none for whom there is no log.
  public Page before(String recipient, long before, int limit) {
    return database.read(
        connection -> {
          Optional<LogBook.Head> head = LogBook.find(connection, "", recipient);
          if (head.isEmpty()) {
            return new Page(List.of(), false);
          }
          try (PreparedStatement statement = connection.prepareStatement(BEFORE);
              ResultSet rows =
                  Row.set(statement, head.get().number(), before, limit + 1).executeQuery()) {
            List<Item> items = new ArrayList<>();
            boolean isRow = rows.next();
            while (isRow && items.size() < limit) {
              long index = rows.getLong(1);
              String json = rows.getString(3);
              items.add(
                  new Item(
                      index,
                      LogEntry.parse("the log", rows.getBytes(2)),
                      json == null ? null : Seal.checked(rows.getString(4), json),
                      index < head.get().acknowledged()));
              isRow = rows.next();
            }
            return new Page(items, isRow);
          }
        });
  }
}
