package org.entente.trace.cluster;

/// Says which transactions have the coins of several owners, so that nothing follows from their
/// being spent together: CoinJoins.
///
/// Asked once for each transaction that spends coins of two or more scripts, in ledger order. Must
/// answer by the transaction and what is before it, the same each time, or clusters would depend on
/// when they were made.
@FunctionalInterface
public interface TxGuard {
  /// Lets everything through: for comparison with tools that have no guard.
  TxGuard NONE = _ -> true;

  /// With fewer inputs every transaction is one owner's: nobody need be asked.
  default int leastInputs() {
    return 0;
  }

  /// False where the transaction may be several owners' together.
  boolean oneOwner(long tx);
}
