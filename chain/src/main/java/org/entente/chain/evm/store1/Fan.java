package org.entente.chain.evm.store1;

import java.util.function.LongConsumer;
import org.entente.chain.evm.store1.Manifest.Counts;

/// Whom one holding pays.
///
/// A history is a chain of links, and each step waits for memory before the next is known. But a
/// busy holding's notes tell where each 128th step leads; so several pieces are walked at once,
/// and their waits overlap.
final class Fan {
  private static final int LANES = 8;

  private final Columns columns;
  private final Balances balances;
  private final long holding;
  private final Counts bounds;

  /// Where each lane stands, and the note at which its piece ends.
  private final long[] at = new long[LANES];

  private final long[] end = new long[LANES];

  /// Whom each lane's last transfer paid.
  private final long[] paid = new long[LANES];

  private long note = 1;
  private long begin;

  /// From note 1 on, which stands at transfer `begin`.
  private Fan(Columns columns, Balances balances, long holding, Counts bounds, long begin) {
    this.columns = columns;
    this.balances = balances;
    this.holding = holding;
    this.bounds = bounds;
    this.begin = begin;
  }

  /// Most holdings have no note.
  static void run(
      Columns columns, Balances balances, long holding, Counts bounds, LongConsumer to) {
    long transfer = Columns.number(columns.holdingStarts, holding);
    for (int i = 0; i < Columns.BALANCE_STEP && transfer < bounds.transfers(); i++) {
      long nextOfFrom = Columns.number(columns.links, transfer);
      long nextOfTo = Columns.number(columns.links, transfer, Columns.LINK_TO);
      long from = columns.fromOf(transfer);
      long target = columns.toOf(transfer);
      if (from == holding && target < bounds.holdings()) {
        to.accept(target);
      }
      transfer = from == holding ? nextOfFrom : nextOfTo;
    }
    if (transfer < bounds.transfers()) {
      new Fan(columns, balances, holding, bounds, transfer).run(to);
    }
  }

  private void run(LongConsumer to) {
    int lanes = 0;
    while (lanes < LANES && begin < bounds.transfers()) {
      take(lanes);
      lanes++;
    }
    while (lanes > 0) {
      for (int lane = 0; lane < lanes; lane++) {
        step(lane);
      }
      for (int lane = 0; lane < lanes; lane++) {
        if (paid[lane] < bounds.holdings()) {
          to.accept(paid[lane]);
        }
      }
      for (int lane = lanes - 1; lane >= 0; lane--) {
        if (at[lane] >= end[lane]) {
          lanes = next(lane, lanes);
        }
      }
    }
  }

  /// The lane's piece is done: it gets another, or the last lane's. Gives how many lanes go on.
  private int next(int lane, int lanes) {
    if (begin < bounds.transfers()) {
      take(lane);
      return lanes;
    }
    at[lane] = at[lanes - 1];
    end[lane] = end[lanes - 1];
    return lanes - 1;
  }

  /// Gives the lane the next piece.
  private void take(int lane) {
    note++;
    long row = balances.row(holding, note, bounds.balances());
    at[lane] = begin;
    begin =
        row < 0
            ? bounds.transfers()
            : Columns.number(columns.balances, row, Columns.BALANCE_TRANSFER);
    end[lane] = begin;
  }

  /// Asks memory for all at once, and waits for nothing that another lane asks for.
  private void step(int lane) {
    long transfer = at[lane];
    long nextOfFrom = Columns.number(columns.links, transfer);
    long nextOfTo = Columns.number(columns.links, transfer, Columns.LINK_TO);
    boolean pays = Columns.number(columns.transfers, transfer) == holding;
    long target = Columns.number(columns.transfers, transfer, Columns.TRANSFER_TO);
    paid[lane] = pays ? target : Columns.NONE;
    at[lane] = pays ? nextOfFrom : nextOfTo;
  }
}
