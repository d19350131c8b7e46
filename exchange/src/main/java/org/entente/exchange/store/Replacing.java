package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.release.Change;
import org.entente.exchange.release.Markings;
import org.jspecify.annotations.Nullable;

/// Takes back what one partner was given, for something in its place or for nothing.
///
/// @param at RFC 3339
record Replacing(Connection connection, LogBook.Head head, Partner partner, String at) {
  /// Takes back each live version of these ids but the one with this hash. An entry names what is
  /// given instead, so that a correction is told from a withdrawal.
  ///
  /// @param instead the hash of what is given in place; null: nothing is
  /// @param object what would be given in place
  List<Outbox.Replaced> takeBack(
      Set<String> ids, @Nullable String instead, JsonValue.Members object, Markings markings)
      throws SQLException {
    List<Outbox.Replaced> replaced = new ArrayList<>();
    for (String id : ids) {
      List<LogBook.Past> old =
          live(id).stream().filter(one -> !one.sha256().equals(instead)).toList();
      for (LogBook.Past one : old) {
        // What stays must not show in what goes: where nothing goes it is a plain withdrawal.
        String why = instead == null ? null : why(one, object, markings).word();
        long index = takeBack(id, one, why, instead);
        replaced.add(
            new Outbox.Replaced(
                id,
                one.version(),
                partner.name(),
                head.origin(),
                index,
                why == null ? "withdrawal" : why));
      }
      if (!old.isEmpty()) {
        empty(id);
      }
    }
    return replaced;
  }

  /// One of each hash, however often it was given.
  List<LogBook.Past> live(String id) throws SQLException {
    Set<String> known = new HashSet<>();
    return LogBook.live(LogBook.past(connection, head.number(), id)).stream()
        .filter(one -> known.add(one.sha256()))
        .toList();
  }

  long takeBack(String id, LogBook.Past one, @Nullable String why, @Nullable String instead)
      throws SQLException {
    LogEntry entry =
        new LogEntry(
            LogEntry.Action.REVOKE, at, id, one.version(), one.sha256(), null, null, why, instead);
    long index =
        LogBook.append(connection, head.number(), head.frontier(), entry, entry.bytes(), null);
    LogBook.dropContent(connection, head.number(), one.sha256());
    return index;
  }

  /// What the partner's people see of an id goes, too.
  void empty(String id) throws SQLException {
    long collection =
        Row.number(
            connection,
            "SELECT number FROM collection WHERE alias = ?",
            Outbox.collectionAlias(partner.name()));
    int count =
        Row.update(
            connection, "DELETE FROM object WHERE id = ? AND collection = ?", id, collection);
    Intake.grow(connection, collection, -count);
  }

  private Change why(LogBook.Past one, JsonValue.Members object, Markings markings)
      throws SQLException {
    String json =
        Row.text(
            connection,
            "SELECT json FROM content WHERE log = ? AND sha256 = ?",
            head.number(),
            one.sha256());
    if (json == null) {
      return Change.CORRECTION;
    }
    String whole = Seal.checked(one.sha256(), json);
    JsonValue.Members before = (JsonValue.Members) JsonReader.parse("the log", whole);
    return Change.of(before, markings.label(before), object, markings.label(object));
  }

  /// An object's own id, and that of the whole or of the form of it.
  static Set<String> ids(String id, String whole, String form) {
    return new LinkedHashSet<>(List.of(id, whole, form));
  }
}
