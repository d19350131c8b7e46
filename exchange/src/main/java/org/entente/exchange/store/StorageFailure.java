package org.entente.exchange.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The store can't be read or written: the disk is full, a page is damaged, its server is gone.
/// Whatever was asked for wasn't done, unless it says otherwise. The message says what is wrong and
/// what to do.
public sealed class StorageFailure extends RuntimeException permits DamagedItem {
  private static final long serialVersionUID = 1;

  /// States of an SQLException of ours, beside those of PostgreSQL.
  static final String UNREACHED = "08000";

  static final String TAKEN = "55P03";

  private static final String FAILED = "the store failed";
  private static final String DAMAGED =
      "a page of the store is damaged: stop the node and restore the newest backup"
          + " (entente node restore)";
  private static final String FULL =
      "the disk is full and nothing of this was taken: make room, then send it again";
  private static final String AWAY =
      "the node's database can't be reached and nothing of this was taken: send it again when it"
          + " can";
  private static final String UNKNOWN =
      "the node's database went away at the end: whether this was taken isn't known. Send it again"
          + " when it can be reached: what is there already isn't taken twice";
  private static final String OTHER =
      "another node runs on this database: stop it, or give this node a database or a schema of"
          + " its own";

  private final String advice;

  StorageFailure(Throwable cause) {
    this(said(cause), cause);
  }

  StorageFailure(String advice) {
    super(advice);
    this.advice = advice;
  }

  private StorageFailure(String said, Throwable cause) {
    super(said.equals(FAILED) ? said + ": " + cause.getMessage() : said, cause);
    advice = said;
  }

  /// Of a store in which a look through all of it found damage.
  public static StorageFailure damaged() {
    return new StorageFailure(DAMAGED);
  }

  /// Of what was to be committed when it failed.
  static StorageFailure atCommit(SQLException cause) {
    return isLoss(cause) ? new StorageFailure(UNKNOWN, cause) : new StorageFailure(cause);
  }

  /// A word for programs: what is wrong.
  public String code() {
    if (isDamage()) {
      return "store-damaged";
    }
    return switch (advice) {
      case FULL -> "store-full";
      case AWAY, UNKNOWN -> "store-away";
      case OTHER -> "store-taken";
      default -> "store-failed";
    };
  }

  /// Whether something of what is stored isn't what was put there.
  public boolean isDamage() {
    return this instanceof DamagedItem || advice.equals(DAMAGED);
  }

  /// What is wrong and what to do, for whoever asked: nothing of the store's insides.
  public String advice() {
    return advice;
  }

  private static String said(Throwable cause) {
    if (!(cause instanceof SQLException sql)) {
      return FAILED;
    }
    if (isDamage(sql)) {
      return DAMAGED;
    }
    if (isFull(sql)) {
      return FULL;
    }
    if (isLoss(sql)) {
      return AWAY;
    }
    return state(sql).equals(TAKEN) ? OTHER : FAILED;
  }

  static boolean isDamage(SQLException cause) {
    int code = code(cause);
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code
        || state(cause).startsWith("XX00");
  }

  static boolean isFull(SQLException cause) {
    return code(cause) == SQLiteErrorCode.SQLITE_FULL.code || state(cause).equals("53100");
  }

  /// No connection, a server that stops or starts, or one that only reads by now.
  private static boolean isLoss(SQLException cause) {
    String state = state(cause);
    return state.startsWith("08")
        || state.startsWith("57P0")
        || state.startsWith("28")
        || state.equals("53300")
        || state.equals("25006")
        || state.equals("3D000");
  }

  private static int code(SQLException cause) {
    return cause instanceof SQLiteException ? cause.getErrorCode() & 0xff : 0;
  }

  private static String state(SQLException cause) {
    @Nullable String state = cause.getSQLState();
    return state == null ? "" : state;
  }
}
