package org.entente.trace.exposure;

/// Where money is that leads to nobody with a name.
public enum Rest {
  /// Made by a miner: it comes from nobody.
  MINED("mined"),
  /// Came out of, or went into, what may be a CoinJoin: beyond it nobody knows.
  COINJOIN("coinjoin"),
  /// From outputs that the ledger doesn't hold, or of unknown value.
  UNSEEN("unseen"),
  /// Lies where it went, with somebody who has no name.
  UNSPENT("unspent"),
  /// Paid to miners.
  FEE("fee"),
  /// Burnt.
  BURN("burn"),
  /// Came back to, or had been with, the address itself.
  SELF("self"),
  /// Not followed: the budget was used up, or the amount was too small.
  LIMIT("limit");

  private final String text;

  Rest(String text) {
    this.text = text;
  }

  /// As in JSON.
  public String text() {
    return text;
  }
}
