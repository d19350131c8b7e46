package org.entente.trace;

import org.entente.base.OutPoint;
import org.entente.chain.ChainView;

/// Names the places where taint can be by one long each, so that the walk needs no objects: an
/// output by its number, the fee of a transaction and an input whose output nobody saw by
/// negative numbers.
public final class Place {
  /// Not a place: where the walk began.
  public static final long START = Long.MIN_VALUE;

  private static final long FIRST_UNSEEN = Long.MIN_VALUE + 1;

  private Place() {}

  /// What a transaction leaves to the miner.
  public static long fee(long tx) {
    return ~tx;
  }

  /// The output, not in this ledger, that an input spends.
  public static long unseen(long input) {
    return FIRST_UNSEEN + input;
  }

  public static boolean isOutput(long place) {
    return place >= 0;
  }

  public static boolean isFee(long place) {
    return place < 0 && place >= Long.MIN_VALUE / 2;
  }

  public static boolean isUnseen(long place) {
    return place > START && place < Long.MIN_VALUE / 2;
  }

  public static long txOfFee(long fee) {
    return ~fee;
  }

  public static long inputOfUnseen(long unseen) {
    return unseen - FIRST_UNSEEN;
  }

  /// TXID:VOUT, or TXID:fee.
  public static String text(ChainView chain, long place) {
    if (isOutput(place)) {
      long tx = chain.txOfOutput(place);
      return new OutPoint(chain.txId(tx), (int) (place - chain.firstOutput(tx))).toString();
    }
    return isFee(place)
        ? chain.txId(txOfFee(place)) + ":fee"
        : chain.unseen(inputOfUnseen(place)).outPoint().toString();
  }

  /// The transaction that an output or fee belongs to; of an unseen output, the one that spends
  /// it.
  public static long tx(ChainView chain, long place) {
    if (isOutput(place)) {
      return chain.txOfOutput(place);
    }
    return isFee(place) ? txOfFee(place) : txOfInput(chain, inputOfUnseen(place));
  }

  private static long txOfInput(ChainView chain, long input) {
    long low = 0;
    long high = chain.txCount() - 1;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (chain.firstInput(middle) <= input) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
