package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TileDifference;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.log.TileTree;
import org.jspecify.annotations.Nullable;

/// Compares everything that is held of a log with the checkpoint that its owner signed: whatever
/// is missing, extra or changed is named by its place. Where all is well the other side is asked
/// nothing; else a few tiles of its tree say which entries differ.
public final class LogAudit {
  /// Something that isn't as the log says.
  ///
  /// @param index of the entry; -1 for what belongs to none
  /// @param id of its object, or an object's hash where no entry names it
  public record Finding(long index, String what, String id) {}

  /// What was compared.
  ///
  /// @param entries that are here
  /// @param objects that are here
  public record Report(
      String origin, long size, long entries, long objects, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  private static final int MOST = 1_000;
  private static final byte[] NOTHING = new byte[Merkle.HASH];

  private final Database database;

  LogAudit(Database database) {
    this.database = database;
  }

  /// One log, by its origin.
  ///
  /// @param theirs the tree as its owner has it; null: ours as it was kept when entries came
  public Report of(String origin, TileTree.@Nullable Source theirs) {
    return database.read(
        connection -> {
          List<LogBook.Head> heads = LogBook.all(connection);
          LogBook.Head head =
              heads.stream()
                  .filter(one -> one.origin().equals(origin))
                  .findFirst()
                  .orElseThrow(() -> LogProofs.unknown(origin, heads));
          return new Comparing(connection, head).report(theirs);
        });
  }

  /// The hashes of one level, in one piece of memory.
  private static final class Hashes {
    private byte[] bytes = new byte[TilePath.FULL * Merkle.HASH];
    private int count;

    void add(byte[] hash) {
      if (bytes.length == count * Merkle.HASH) {
        bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
      }
      System.arraycopy(hash, 0, bytes, count * Merkle.HASH, Merkle.HASH);
      count++;
    }

    byte[] range(int from, int to) {
      return Arrays.copyOfRange(bytes, from * Merkle.HASH, to * Merkle.HASH);
    }
  }

  /// Of one log; every row is read once, in order.
  private static final class Comparing {
    private final Connection connection;
    private final LogBook.Head head;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Hashes> levels = new ArrayList<>();
    private final Map<String, Long> live = new LinkedHashMap<>();
    private final Map<Long, String> ids = new LinkedHashMap<>();
    private long next;
    private long entries;

    Comparing(Connection connection, LogBook.Head head) {
      this.connection = connection;
      this.head = head;
    }

    Report report(TileTree.@Nullable Source theirs) throws SQLException {
      read();
      while (next < head.size()) {
        missing();
      }
      tree(theirs);
      long objects = objects();
      return new Report(head.origin(), head.size(), entries, objects, findings);
    }

    private void find(long index, String what, String id) {
      if (findings.size() < MOST) {
        findings.add(new Finding(index, what, id));
      }
    }

    private void missing() {
      find(next, "the entry is missing", "");
      leaf(NOTHING);
      next++;
    }

    private void read() throws SQLException {
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT position, body, action, id, version, sha256, refusal FROM entry"
                      + " WHERE log = ? ORDER BY position");
          ResultSet rows = Row.set(statement, head.number()).executeQuery()) {
        while (rows.next()) {
          long position = rows.getLong(1);
          while (next < position && next < head.size()) {
            missing();
          }
          entries++;
          if (position < head.size()) {
            take(rows);
          } else if (position >= head.frontier().size()) {
            find(position, "the entry is extra: it is behind all that is held", rows.getString(4));
          }
        }
      }
    }

    private void take(ResultSet row) throws SQLException {
      byte[] body = row.getBytes(2);
      leaf(Merkle.leaf(body));
      String id = row.getString(4);
      ids.put(next, id);
      try {
        LogEntry entry = LogEntry.parse(head.origin(), body);
        boolean isSame =
            entry.action().word().equals(row.getString(3))
                && entry.id().equals(id)
                && entry.version().equals(row.getString(5))
                && entry.sha256().equals(row.getString(6));
        if (!isSame) {
          find(next, "the entry is not what is noted beside it", id);
        }
        if (entry.action() == LogEntry.Action.REVOKE) {
          live.remove(entry.sha256());
        } else if (row.getString(7) == null) {
          live.put(entry.sha256(), next);
        }
      } catch (BadInput e) {
        find(next, "the entry can't be read: " + e.reason(), id);
      }
      next++;
    }

    /// Adds a leaf, and what it completes above it.
    private void leaf(byte[] hash) {
      byte[] at = hash;
      for (int level = 0; ; level++) {
        if (levels.size() == level) {
          levels.add(new Hashes());
        }
        Hashes row = levels.get(level);
        row.add(at);
        if (row.count % TilePath.FULL != 0) {
          return;
        }
        at = TileDifference.root(row.range(row.count - TilePath.FULL, row.count));
      }
    }

    private byte[] own(TilePath path) {
      int from = Math.toIntExact(path.index() * TilePath.FULL);
      return levels.get(path.level()).range(from, from + path.width());
    }

    private byte[] kept(TilePath path) throws IOException {
      try {
        return path.level() == 0
            ? own(path)
            : LogBook.tile(connection, head, path)
                .orElseThrow(() -> new IOException(path + " isn't kept"));
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    private void tree(TileTree.@Nullable Source theirs) {
      if (head.note().isEmpty()) {
        return;
      }
      try {
        SignedNote note = SignedNote.parse(head.origin(), head.note().getBytes(UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(head.origin(), note.text());
        byte[] root = new TileTree(head.size(), this::own).root(head.size());
        if (Arrays.equals(root, checkpoint.rootHash())) {
          return;
        }
        int before = findings.size();
        if (theirs == null) {
          kept();
        } else if (!Arrays.equals(
            new TileTree(head.size(), theirs).root(head.size()), checkpoint.rootHash())) {
          find(-1, "the tree that we were shown is not the one that was signed", "");
        } else {
          for (long leaf : TileDifference.leaves(head.size(), this::own, theirs, MOST)) {
            find(leaf, "the entry is not the one that was signed", ids.getOrDefault(leaf, ""));
          }
        }
        if (findings.size() == before) {
          find(-1, "the entries have not the root that was signed", "");
        }
      } catch (IOException | BadInput e) {
        find(-1, "the tree can't be compared: " + e.getMessage(), "");
      }
    }

    /// Without the other side: which run of 256 entries is not what it was when they came.
    private void kept() throws IOException {
      long tiles = TilePath.count(1, head.size());
      for (long tile = 0; tile < tiles; tile++) {
        int at = (int) (tile % TilePath.FULL) * Merkle.HASH;
        long above = tile / TilePath.FULL;
        TilePath path = new TilePath(1, above, TilePath.width(1, above, head.size()));
        byte[] was = kept(path);
        byte[] is = own(path);
        boolean isSame =
            was.length == is.length
                && Arrays.equals(was, at, at + Merkle.HASH, is, at, at + Merkle.HASH);
        if (!isSame) {
          long first = tile * TilePath.FULL;
          find(first, "one of the 256 entries from here on is not the one that came", "");
        }
      }
    }

    private long objects() throws SQLException {
      long objects = 0;
      try (PreparedStatement statement =
              connection.prepareStatement("SELECT sha256, json FROM content WHERE log = ?");
          ResultSet rows = Row.set(statement, head.number()).executeQuery()) {
        while (rows.next()) {
          objects++;
          String hash = rows.getString(1);
          Long index = live.remove(hash);
          String is = Hex.encode(Merkle.sha256(rows.getString(2).getBytes(UTF_8)));
          // What no checkpoint covers yet is none of the log's.
          if (index == null && head.frontier().size() == head.size()) {
            find(-1, "the object is extra: no entry gives it", hash);
          } else if (index != null && !is.equals(hash)) {
            find(index, "the object is changed", ids.getOrDefault(index, ""));
          }
        }
      }
      live.forEach((_, index) -> find(index, "the object is missing", ids.getOrDefault(index, "")));
      return objects;
    }
  }
}
