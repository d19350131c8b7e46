package org.entente.chain.evm.store1;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.cursors.LongCursor;
import org.entente.chain.column1.Column;
import org.entente.chain.evm.store1.Manifest.Counts;

/// Keeps the derived columns true when rows go: see the package comment on links.
final class Links {
  private final Columns columns;

  Links(Columns columns) {
    this.columns = columns;
  }

  /// After a crash: clears what names rows that are not there, and sets the last ones anew.
  void heal() {
    long transfers = columns.transfers.rows();
    for (long t = 0; t < transfers; t++) {
      if (healed(columns.links, t, 0, transfers) == Columns.NONE) {
        setLast(columns.fromOf(t), t);
      }
      if (healed(columns.links, t, Columns.LINK_TO, transfers) == Columns.NONE) {
        setLast(columns.toOf(t), t);
      }
    }
    long holdings = columns.holdingAccounts.rows();
    for (long account = 0; account < columns.addresses.rows(); account++) {
      healed(columns.accountFirsts, account, 0, holdings);
      healed(columns.accountLasts, account, 0, holdings);
    }
    for (long h = 0; h < holdings; h++) {
      if (healed(columns.holdingNexts, h, 0, holdings) == Columns.NONE) {
        set(columns.accountLasts, Columns.number(columns.holdingAccounts, h), h);
      }
    }
  }

  private static long healed(Column column, long row, int offset, long count) {
    long entry = Columns.number(column, row, offset);
    if (entry < count) {
      return entry;
    }
    column.set(row, offset, 5, Columns.NONE);
    return Columns.NONE;
  }

  private void setLast(long holding, long transfer) {
    if (holding != Columns.NONE) {
      set(columns.holdingLasts, holding, transfer);
    }
  }

  /// Leaves pages that are right as they are.
  private static void set(Column column, long row, long value) {
    if (Columns.number(column, row) != value) {
      column.set(row, value);
    }
  }

  /// What must be mended when all behind `to` is gone: the holdings that stay but lose transfers;
  /// and for each holding that goes, newest first, its account and the holding before it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Cut(Counts to, LongHashSet holdings, long[] accounts, long[] previous) {}

  Cut cut(Counts to) {
    LongHashSet touched = new LongHashSet();
    for (long t = to.transfers(); t < columns.transfers.rows(); t++) {
      for (long holding : new long[] {columns.fromOf(t), columns.toOf(t)}) {
        if (holding < to.holdings()) {
          touched.add(holding);
        }
      }
    }
    int gone = (int) (columns.holdingAccounts.rows() - to.holdings());
    long[] accounts = new long[gone];
    long[] previous = new long[gone];
    for (int i = 0; i < gone; i++) {
      long holding = columns.holdingAccounts.rows() - 1 - i;
      accounts[i] = Columns.number(columns.holdingAccounts, holding);
      previous[i] = Columns.number(columns.holdingPrevious, holding);
    }
    return new Cut(to, touched, accounts, previous);
  }

  /// When the rows are gone.
  void mend(Cut cut, Balances balances) {
    Counts to = cut.to();
    for (LongCursor holding : cut.holdings()) {
      long last = balances.lastTransfer(holding.value, to.transfers(), to.balances());
      columns.holdingLasts.set(holding.value, last);
      if (columns.fromOf(last) == holding.value) {
        columns.links.set(last, 0, 5, Columns.NONE);
      }
      if (columns.toOf(last) == holding.value) {
        columns.links.set(last, Columns.LINK_TO, 5, Columns.NONE);
      }
    }
    for (int i = 0; i < cut.accounts().length; i++) {
      if (cut.accounts()[i] < to.accounts()) {
        columns.accountLasts.set(cut.accounts()[i], cut.previous()[i]);
        if (cut.previous()[i] == Columns.NONE) {
          columns.accountFirsts.set(cut.accounts()[i], Columns.NONE);
        }
      }
      if (cut.previous()[i] < to.holdings()) {
        columns.holdingNexts.set(cut.previous()[i], Columns.NONE);
      }
    }
  }
}
