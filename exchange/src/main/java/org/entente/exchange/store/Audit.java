package org.entente.exchange.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Who did and read what. Each entry's hash is SHA-256 over the hash before it (32 zeros at the
/// beginning) and a JSON list of number, time and the six texts of the act: nothing can be
/// changed, left out or put in between without every later hash being another. Rows can't be
/// changed or deleted through the store either. What was cut off at the end is not seen by the
/// chain alone: compare the last hash with one that was noted before.
public final class Audit {
  /// Something that somebody did or read.
  ///
  /// @param who empty for nobody we know
  /// @param means by what we know it is them
  /// @param address where from; empty for the command line
  public record Act(
      String who, String means, String address, String what, String detail, String result) {}

  /// An act as it stands in the chain.
  ///
  /// @param at microseconds since 1970
  /// @param hash in hexadecimal
  public record Entry(long number, long at, Act act, String hash) {}

  /// Whether the chain is whole.
  ///
  /// @param broken the first entry that isn't as it was written; 0 for none
  /// @param head the last hash, in hexadecimal
  public record Proof(long entries, long broken, String head) {}

  /// An entry's number and hash.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Head(long number, byte[] hash) {}

  private static final String COLUMNS =
      "SELECT number, at, who, means, address, what, detail, result, hash FROM audit";
  private static final byte[] BEGINNING = new byte[32];

  private final Database database;
  private final Surroundings surroundings;

  Audit(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /// On disk when it returns.
  public void append(Act act) {
    long at = surroundings.nowMicros();
    database.write(connection -> append(connection, at, act));
  }

  /// On disk with what is written next, in its order.
  public void appendSoon(Act act) {
    long at = surroundings.nowMicros();
    database.writeSoon(connection -> append(connection, at, act));
  }

  static int append(Connection connection, long at, Act act) throws SQLException {
    long number = 1;
    byte[] before = BEGINNING;
    try (PreparedStatement last =
            connection.prepareStatement(
                "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1");
        ResultSet rows = last.executeQuery()) {
      if (rows.next()) {
        number = rows.getLong(1) + 1;
        before = rows.getBytes(2);
      }
    }
    return Row.update(
        connection,
        "INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)",
        number,
        at,
        act.who(),
        act.means(),
        act.address(),
        act.what(),
        act.detail(),
        act.result(),
        hash(before, number, at, act));
  }

  private static byte[] hash(byte[] before, long number, long at, Act act) {
    JsonValue.Array entry =
        new JsonValue.Array(
            List.of(
                JsonValue.of(number),
                JsonValue.of(at),
                JsonValue.of(act.who()),
                JsonValue.of(act.means()),
                JsonValue.of(act.address()),
                JsonValue.of(act.what()),
                JsonValue.of(act.detail()),
                JsonValue.of(act.result())));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      return digest.digest(JsonWriter.text(entry).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The newest `limit` of what was asked for, oldest first.
  ///
  /// @param person whose; null for everybody's
  public List<Entry> entries(long since, @Nullable String person, int limit) {
    return database.read(
        connection -> {
          String sql =
              COLUMNS
                  + " WHERE at >= ?"
                  + (person == null ? "" : " AND who = ?")
                  + " ORDER BY number DESC LIMIT "
                  + limit;
          List<Object> values = new ArrayList<>(List.of(since));
          if (person != null) {
            values.add(person);
          }
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, values.toArray()).executeQuery()) {
            List<Entry> entries = new ArrayList<>();
            while (rows.next()) {
              entries.add(entry(rows));
            }
            Collections.reverse(entries);
            return entries;
          }
        });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Act act =
        new Act(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8));
    return new Entry(
        row.getLong(1), row.getLong(2), act, java.util.HexFormat.of().formatHex(row.getBytes(9)));
  }

  /// The newest entry's; 0 and zeros when there is none.
  public Head head() {
    return head("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        .orElse(new Head(0, BEGINNING.clone()));
  }

  /// That of an entry, if it is there.
  public Optional<Head> at(long number) {
    return head("SELECT number, hash FROM audit WHERE number = ?", number);
  }

  private Optional<Head> head(String sql, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, values).executeQuery()) {
            return rows.next()
                ? Optional.of(new Head(rows.getLong(1), rows.getBytes(2)))
                : Optional.empty();
          }
        });
  }

  /// Computes the chain anew, from the first entry on.
  public Proof prove() {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(COLUMNS + " ORDER BY number");
              ResultSet rows = statement.executeQuery()) {
            byte[] before = BEGINNING;
            long count = 0;
            long broken = 0;
            while (rows.next()) {
              count++;
              Entry entry = entry(rows);
              byte[] hash = hash(before, count, entry.at(), entry.act());
              before = rows.getBytes(9);
              boolean isWhole = entry.number() == count && Arrays.equals(hash, before);
              if (!isWhole && broken == 0) {
                broken = entry.number();
              }
            }
            return new Proof(count, broken, java.util.HexFormat.of().formatHex(before));
          }
        });
  }
}
