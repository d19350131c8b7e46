package org.entente.trace;

import java.util.Arrays;

/// Haircut, poison and tiho: all taint flows together and each target gets an amount of it.
final class ShareRule implements Rule {
  /// Cuts `amount` tainted of `total` units into `shares`, one for each of the `count` targets;
  /// the last is the fee.
  interface Split {
    /// Poison: every target whole, and one unit where nobody knows how much that is.
    Split WHOLE =
        (amount, total, values, count, shares) -> {
          for (int target = 0; target < count; target++) {
            shares[target] = values[target] < 0 ? 1 : values[target];
          }
        };

    void split(long amount, long total, long[] values, int count, long[] shares);
  }

  private final Split split;
  private final OriginSets sets;
  private final Segments taint = new Segments();
  private long[] shares = new long[16];

  ShareRule(Split split, OriginSets sets) {
    this.split = split;
    this.sets = sets;
  }

  @Override
  public void deal(Transfer transfer, Transfer.Receiver receiver) {
    long amount = 0;
    int origins = (int) transfer.origin(0);
    int nearest = 0;
    for (int piece = 0; piece < transfer.pieceCount(); piece++) {
      amount += transfer.to(piece) - transfer.from(piece);
      origins = sets.union(origins, (int) transfer.origin(piece));
      int source = transfer.source(piece);
      nearest = transfer.sourceHops(source) < transfer.sourceHops(nearest) ? source : nearest;
    }
    int count = transfer.targetCount();
    if (count > shares.length) {
      shares = new long[Math.max(count, 2 * shares.length)];
    }
    Arrays.fill(shares, 0, count, 0);
    split.split(amount, transfer.total(), transfer.targetValues(), count, shares);
    for (int target = 0; target < count; target++) {
      if (shares[target] > 0) {
        taint.reset(transfer.sourceHops(nearest) + 1, transfer.sourcePlace(nearest));
        taint.add(0, shares[target], origins);
        receiver.receive(target, taint);
      }
    }
  }
}
