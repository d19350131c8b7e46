package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TileTree;
import org.jspecify.annotations.Nullable;

/// What can be shown of the logs that are held here, to somebody who has nothing of them.
public final class LogProofs {
  /// Two notes that a log signed and that can't both be true.
  ///
  /// @param at when it was found, microseconds since 1970
  /// @param held the note that was believed
  /// @param shown the note that stands against it
  /// @param proof a file that shows it to anybody; null when the log hides its second tree
  public record Contradiction(
      String origin, long at, String reason, String held, String shown, @Nullable String proof) {}

  /// What of a kind stands in a log, as far as a checkpoint covers it.
  ///
  /// @param sender empty for our own log
  /// @param type of the objects
  /// @param lastAt the sender's time of the newest entry about one, RFC 3339
  public record Tally(
      String sender, String recipient, String type, long released, long revoked, String lastAt) {}

  private final Database database;

  LogProofs(Database database) {
    this.database = database;
  }

  public List<Contradiction> contradictions() {
    return database.read(Contradictions::all);
  }

  /// How much of each type was released and revoked, log by log.
  public List<Tally> tallies() {
    return database.read(
        connection -> {
          List<Tally> all = new ArrayList<>();
          for (LogBook.Head head : LogBook.all(connection)) {
            tally(connection, head, all);
          }
          return all;
        });
  }

  private static void tally(Connection connection, LogBook.Head head, List<Tally> all)
      throws SQLException {
    Map<String, long[]> counts = new TreeMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT position, id, action FROM entry WHERE log = ? AND position < ?"
                    + " AND refusal IS NULL ORDER BY position");
        ResultSet rows = Row.set(statement, head.number(), head.size()).executeQuery()) {
      while (rows.next()) {
        String id = rows.getString(2);
        int dashes = id.lastIndexOf("--");
        long[] count =
            counts.computeIfAbsent(dashes < 0 ? id : id.substring(0, dashes), _ -> new long[3]);
        count[rows.getString(3).equals(LogEntry.Action.RELEASE.word()) ? 0 : 1]++;
        count[2] = rows.getLong(1);
      }
    }
    for (Map.Entry<String, long[]> one : counts.entrySet()) {
      long[] count = one.getValue();
      byte[] last = LogBook.body(connection, head.number(), count[2]);
      String at = LogEntry.parse(head.origin(), last).at();
      all.add(new Tally(head.sender(), head.recipient(), one.getKey(), count[0], count[1], at));
    }
  }

  /// The position of an object's newest entry in a log; empty when it has none.
  public Optional<Long> last(String origin, String id) {
    return database.read(
        connection -> {
          List<LogBook.Past> past = LogBook.past(connection, head(connection, origin).number(), id);
          return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast().position());
        });
  }

  /// Shows that the entry stands at `index` in the log as its newest checkpoint signs it. Throws
  /// [BadInput] when it has no such entry.
  public InclusionProof inclusion(String origin, long index) {
    return database.read(
        connection -> {
          LogBook.Head head = head(connection, origin);
          if (head.note().isEmpty() || index < 0) {
            throw missing(index, 0);
          }
          SignedNote note = SignedNote.parse(origin, head.note().getBytes(UTF_8));
          long size = Checkpoint.parse(origin, note.text()).size();
          if (index >= size) {
            throw missing(index, size);
          }
          LogBook.Head covered = head.covering(size);
          try {
            return new InclusionProof(
                LogBook.body(connection, head.number(), index),
                index,
                tree(connection, covered).inclusion(index, size),
                note);
          } catch (IOException e) {
            throw new StorageFailure(new SQLException(e));
          }
        });
  }

  private static BadInput missing(long index, long size) {
    return new BadInput(
        "--index",
        "",
        "there is no entry " + index + ": the checkpoint covers " + size,
        "Give one from 0 to " + (size - 1));
  }

  /// The tree of a log's entries as they are held here.
  static TileTree tree(Connection connection, LogBook.Head head) {
    return new TileTree(
        head.size(),
        path -> {
          try {
            return LogBook.tile(connection, head, path)
                .orElseThrow(() -> new IOException(path + " is missing"));
          } catch (SQLException e) {
            throw new IOException(e);
          }
        });
  }

  private static LogBook.Head head(Connection connection, String origin) throws SQLException {
    List<LogBook.Head> heads = LogBook.all(connection);
    return heads.stream()
        .filter(one -> one.origin().equals(origin))
        .findFirst()
        .orElseThrow(() -> unknown(origin, heads));
  }

  static BadInput unknown(String origin, List<LogBook.Head> heads) {
    return new BadInput(
        "--log",
        "",
        "there is no log " + origin + " here",
        "See: entente log show. Held: "
            + String.join(", ", heads.stream().map(LogBook.Head::origin).toList()));
  }
}
