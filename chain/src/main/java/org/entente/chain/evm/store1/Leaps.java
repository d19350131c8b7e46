package org.entente.chain.evm.store1;

import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView.Leap;
import org.jspecify.annotations.Nullable;

/// Goes from note to note of a holding by what was summed up there, by doubling and halving.
final class Leaps {
  private final Columns columns;
  private final Balances balances;

  Leaps(Columns columns, Balances balances) {
    this.columns = columns;
    this.balances = balances;
  }

  /// See [org.entente.chain.evm.AccountView#leap]; begins and ends at notes, of which `rows` count.
  @Nullable Leap leap(long holding, long transfer, Uint256 most, long end, long rows) {
    if (columns.ordinal(holding, transfer) != 0 || rows == 0) {
      return null;
    }
    Balances.Note first = balances.last(holding, transfer, rows);
    Way way = new Way(holding, balances.sums(holding, first.number(), rows), most, end, rows);
    long low = first.number();
    long step = 1;
    while (way.reaches(low + step)) {
      low += step;
      step *= 2;
    }
    for (step /= 2; step > 0; step /= 2) {
      low += way.reaches(low + step) ? step : 0;
    }
    MixedSends mixed = new MixedSends(columns, holding, columns.transfers.rows());
    for (; low > first.number(); low--) {
      long row = balances.row(holding, low, rows);
      long to = Columns.number(columns.balances, row, Columns.BALANCE_TRANSFER);
      if (!mixed.around(to)) {
        Balances.Sums there = balances.sums(row);
        return new Leap(
            to, there.received().minus(way.from.received()), there.sent().minus(way.from.sent()));
      }
    }
    return null;
  }

  /// From one note on.
  private final class Way {
    private final long holding;
    private final Balances.Sums from;
    private final Uint256 most;
    private final long end;
    private final long rows;

    Way(long holding, Balances.Sums from, Uint256 most, long end, long rows) {
      this.holding = holding;
      this.from = from;
      this.most = most;
      this.end = end;
      this.rows = rows;
    }

    /// What holds for a note holds for those before it.
    boolean reaches(long number) {
      long row = balances.row(holding, number, rows);
      if (row < 0 || Columns.number(columns.balances, row, Columns.BALANCE_TRANSFER) > end) {
        return false;
      }
      Balances.Sums there = balances.sums(row);
      return there.mixed() == from.mixed()
          && there.received().compareTo(Uint256.MAX) < 0
          && there.sent().compareTo(Uint256.MAX) < 0
          && there.sent().minus(from.sent()).compareTo(most) <= 0;
    }
  }
}
