package org.entente.trace.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.entente.trace.exit.Exit;
import org.jspecify.annotations.Nullable;

/// Followed money moves in a transaction.
///
/// Equal news have equal ids, whoever computes them. `block` (with `height` and Unix `time`) is
/// null while it is in none; of an undone transaction it is the block that is off the chain.
public record Alert(
    String id,
    String live,
    Stage stage,
    List<Event> events,
    String method,
    String network,
    String tx,
    @Nullable Where where,
    List<Party> from,
    List<Party> to) {
  private static final int ID_BYTES = 16;

  public Alert {
    events = List.copyOf(events);
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /// Why it is worth telling.
  public enum Event {
    /// Taint begins here: a start was paid.
    STARTED,
    MOVED,
    /// It reaches an account that the watch list names.
    SERVICE,
    BRIDGE,
    /// It reaches a place where somebody can stop it, or that leads out of sight.
    EXIT
  }

  /// A block. `time` in Unix seconds.
  public record Where(String block, long height, long time) {}

  /// Taint of `amount` at a place; `kind` and `label` where something is known of it, `exit` where
  /// that was asked for and it is one.
  public record Party(
      String at,
      @Nullable String address,
      String asset,
      String amount,
      String kind,
      @Nullable String label,
      @Nullable Exit exit) {
    Party(
        String at,
        @Nullable String address,
        String asset,
        String amount,
        String kind,
        @Nullable String label) {
      this(at, address, asset, amount, kind, label, null);
    }

    /// The same, of which is known what it is.
    Party known(String otherKind, String otherLabel) {
      return new Party(at, address, asset, amount, otherKind, otherLabel, exit);
    }

    /// The same, at this exit.
    Party at(@Nullable Exit reached) {
      return reached == null ? this : new Party(at, address, asset, amount, kind, label, reached);
    }
  }

  /// `turn` counts how often the same transaction has gone away and come back before.
  static String id(String live, Stage stage, String network, String tx, String block, int turn) {
    String all = String.join("\n", live, stage.text(), network, tx, block, Integer.toString(turn));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
