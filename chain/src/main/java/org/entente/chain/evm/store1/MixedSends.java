package org.entente.chain.evm.store1;

import org.entente.chain.evm.TransferKind;

/// Whether a holding sends by itself, or in a transaction that moves another asset too: see the
/// package comment on flows. Remembers the last transaction, because who sends much at once asks
/// for each transfer of it.
final class MixedSends {
  /// Rows on either side that are looked at.
  private static final long NEAR = 256;

  private static final int GAS = TransferKind.GAS.code();

  private final Columns columns;
  private final long holding;
  private final long rows;
  private long begin;
  private long end;
  private boolean mixed;

  /// As the first `rows` transfers tell.
  MixedSends(Columns columns, long holding, long rows) {
    this.columns = columns;
    this.holding = holding;
    this.rows = rows;
  }

  /// True if what it sends by `transfer` is mixed.
  boolean at(long transfer) {
    if (isGas(transfer)) {
      return false;
    }
    return columns.toOf(transfer) == holding || around(transfer);
  }

  /// True if it sends anything mixed in the transaction of `transfer`.
  boolean around(long transfer) {
    if (transfer < begin || transfer >= end) {
      begin = transfer;
      while (!isGas(begin) && begin > 0 && transfer - begin < NEAR && !isGas(begin - 1)) {
        begin--;
      }
      end = transfer + 1;
      while (end < rows && end - transfer < NEAR && !isGas(end)) {
        end++;
      }
      boolean begins = begin == 0 || isGas(begin) || isGas(begin - 1);
      boolean open = !begins || (end < rows && !isGas(end));
      mixed = open || (end - begin > 1 && sends() && movesTwoAssets());
    }
    return mixed;
  }

  private boolean sends() {
    for (long t = begin; t < end; t++) {
      if (columns.fromOf(t) == holding && !isGas(t)) {
        return true;
      }
    }
    return false;
  }

  private boolean movesTwoAssets() {
    long asset = Columns.number(columns.holdingAssets, holding);
    for (long t = begin; t < end; t++) {
      long from = columns.fromOf(t);
      long to = columns.toOf(t);
      boolean mine = from == holding || to == holding || isGas(t);
      if (!mine && from != Columns.NONE && to != Columns.NONE && !columns.amount(t).isZero()) {
        if (Columns.number(columns.holdingAssets, to) != asset) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isGas(long transfer) {
    return (columns.kindAndLog(transfer) & ((1 << Columns.KIND_BITS) - 1)) == GAS;
  }
}
