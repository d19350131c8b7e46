package org.entente.exchange.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// The store can't be read or written: the disk is full, a page is damaged. Whatever was asked for
/// wasn't done. The message says what is wrong and what to do.
public sealed class StorageFailure extends RuntimeException permits DamagedItem {
  private static final long serialVersionUID = 1;

  private static final String FAILED = "the store failed";

  private final String advice;

  StorageFailure(Throwable cause) {
    String said = said(cause);
    super(said.equals(FAILED) ? said + ": " + cause.getMessage() : said, cause);
    advice = said;
  }

  StorageFailure(String advice) {
    super(advice);
    this.advice = advice;
  }

  /// What is wrong and what to do, for whoever asked: nothing of the store's insides.
  public String advice() {
    return advice;
  }

  private static String said(Throwable cause) {
    int code = cause instanceof SQLException sql ? sql.getErrorCode() & 0xff : 0;
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return "a page of the store is damaged: stop the node and restore the newest backup"
          + " (entente node restore)";
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return "the disk is full and nothing of this was taken: make room, then send it again";
    }
    return FAILED;
  }
}
