package org.entente.exchange.store;

/// The store can't be read or written: the disk is full, a page is damaged. Whatever was asked for
/// wasn't done.
public final class StorageFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StorageFailure(Throwable cause) {
    super("the store failed: " + cause.getMessage(), cause);
  }
}
