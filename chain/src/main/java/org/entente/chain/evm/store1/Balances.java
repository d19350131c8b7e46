package org.entente.chain.evm.store1;

import org.entente.base.Uint256;
import org.entente.chain.column1.RowIndex;

/// Finds the noted balance to start from: a holding's notes are numbered from 1, so the last one
/// before a transfer is found by doubling and halving, whether there are three of them or a
/// million.
final class Balances {
  private final Columns columns;
  private final RowIndex index;

  Balances(Columns columns, RowIndex index) {
    this.columns = columns;
    this.index = index;
  }

  /// A place to start from: the `number`th note of a holding (0 is its first transfer), the
  /// transfer and what was seen before it.
  record Note(long number, long transfer, Uint256 seen) {}

  /// The last note of `holding` at or before `transfer`, among the first `rows`. There is one if
  /// the holding was touched by then.
  Note last(long holding, long transfer, long rows) {
    long start = Columns.number(columns.holdingStarts, holding);
    Keys.BalanceKey key = new Keys.BalanceKey(columns);
    long low = 0;
    long row = RowIndex.NONE;
    long high = 1;
    while (true) {
      long found = find(key.set(holding, high), transfer, rows);
      if (found == RowIndex.NONE) {
        break;
      }
      row = found;
      low = high;
      high *= 2;
    }
    while (low + 1 < high) {
      long middle = (low + high) >>> 1;
      long found = find(key.set(holding, middle), transfer, rows);
      if (found == RowIndex.NONE) {
        high = middle;
      } else {
        row = found;
        low = middle;
      }
    }
    return row == RowIndex.NONE
        ? new Note(0, start, Uint256.ZERO)
        : new Note(
            low,
            Columns.number(columns.balances, row, Columns.BALANCE_TRANSFER),
            Columns.uint256(columns.balances, row, Columns.BALANCE_SEEN));
  }

  /// What is seen before `transfer`, and all sums of its flows.
  record Sums(Uint256 seen, Uint256 received, Uint256 sent, int mixed) {
    static final Sums NONE = new Sums(Uint256.ZERO, Uint256.ZERO, Uint256.ZERO, 0);
  }

  /// Row of note `number` of `holding` among the first `rows`, or [RowIndex#NONE].
  long row(long holding, long number, long rows) {
    return rows == 0
        ? RowIndex.NONE
        : index.find(new Keys.BalanceKey(columns).set(holding, number), rows);
  }

  /// What this note tells.
  Sums sums(long row) {
    return new Sums(
        Columns.uint256(columns.balances, row, Columns.BALANCE_SEEN),
        Columns.uint256(columns.flows, row, 0),
        Columns.uint256(columns.flows, row, Columns.FLOW_SENT),
        (int) columns.flows.latest(row, Columns.FLOW_MIXED));
  }

  /// The same; note 0 is a holding's first transfer.
  Sums sums(long holding, long number, long rows) {
    return number == 0 ? Sums.NONE : sums(row(holding, number, rows));
  }

  /// Those to be noted at `transfer`, number `note.number() + 1`.
  Sums next(long holding, long transfer, Note note, long rows) {
    Sums before = sums(holding, note.number(), rows);
    Uint256 seen = before.seen;
    Uint256 received = before.received;
    Uint256 sent = before.sent;
    MixedSends mixed = new MixedSends(columns, holding, transfer + 1);
    boolean isMixed = note.number() > 0 && mixed.around(note.transfer());
    for (long at = note.transfer(); at < transfer; at = columns.next(holding, at)) {
      Uint256 amount = columns.amount(at);
      if (columns.fromOf(at) == holding) {
        seen = seen.minusOrZero(amount);
        sent = sent.plusOrMax(amount);
        isMixed = isMixed || mixed.at(at);
      }
      if (columns.toOf(at) == holding) {
        seen = seen.plusOrMax(amount);
        received = received.plusOrMax(amount);
      }
    }
    return new Sums(seen, received, sent, before.mixed + (isMixed ? 1 : 0));
  }

  private long find(Keys.BalanceKey key, long transfer, long rows) {
    long row = rows == 0 ? RowIndex.NONE : index.find(key, rows);
    boolean early =
        row != RowIndex.NONE
            && Columns.number(columns.balances, row, Columns.BALANCE_TRANSFER) <= transfer;
    return early ? row : RowIndex.NONE;
  }

  /// See [org.entente.chain.evm.AccountView#seenBefore]; `rows` notes count.
  Uint256 seenBefore(long holding, long transfer, long rows) {
    Note note = last(holding, transfer, rows);
    Uint256 seen = note.seen();
    for (long at = note.transfer(); at < transfer; at = columns.next(holding, at)) {
      seen = columns.after(holding, at, seen);
    }
    return seen;
  }

  /// The last transfer of `holding` below `end`, if its first is.
  long lastTransfer(long holding, long end, long rows) {
    long at = last(holding, end - 1, rows).transfer();
    for (long next = columns.next(holding, at); next < end; next = columns.next(holding, at)) {
      at = next;
    }
    return at;
  }
}
