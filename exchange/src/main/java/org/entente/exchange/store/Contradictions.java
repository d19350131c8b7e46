package org.entente.exchange.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.exchange.log.ForkProof;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TileTree;
import org.entente.exchange.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// What logs signed that can't both be true. It is kept for good, whatever the log says later.
final class Contradictions {
  private Contradictions() {}

  /// Each second note stands once.
  static void put(
      Connection connection,
      long now,
      String origin,
      String reason,
      String held,
      String shown,
      @Nullable ForkProof proof)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO contradiction(origin, shown, held, reason, at, proof) VALUES (?,?,?,?,?,?)"
            + " ON CONFLICT(origin, shown) DO NOTHING",
        origin,
        shown,
        held,
        reason,
        now,
        proof == null ? null : proof.toString());
  }

  /// Null when the two do not contradict each other, as far as the tree shows.
  static @Nullable ForkProof proof(
      SignedNote one, SignedNote other, List<VerifierKey> log, @Nullable TileTree tree) {
    try {
      TileTree known =
          tree == null
              ? new TileTree(
                  0,
                  path -> {
                    throw new IOException("no tree is at hand: " + path);
                  })
              : tree;
      return ForkProof.of(one, other, log, known);
    } catch (BadInput | IOException | IllegalArgumentException _) {
      return null;
    }
  }

  static List<LogProofs.Contradiction> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT origin, at, reason, held, shown, proof FROM contradiction"
                    + " ORDER BY at, origin");
        ResultSet rows = statement.executeQuery()) {
      List<LogProofs.Contradiction> all = new ArrayList<>();
      while (rows.next()) {
        all.add(
            new LogProofs.Contradiction(
                rows.getString(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6)));
      }
      return all;
    }
  }
}
