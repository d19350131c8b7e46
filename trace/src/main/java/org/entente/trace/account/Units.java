package org.entente.trace.account;

import java.util.Arrays;
import org.entente.base.Uint256;

/// Units of one asset in order, clean or tainted by a start: on their way, or queued at a holding.
///
/// Neighbours of one origin are one piece, so it doesn't matter how they were cut on the way. A
/// ring, because fifo takes from the front what is added at the back.
final class Units {
  /// The origin of clean units.
  static final int CLEAN = -1;

  private Uint256[] amounts = new Uint256[4];
  private int[] origins = new int[4];
  private int head;
  private int count;

  void clear() {
    head = 0;
    count = 0;
  }

  int count() {
    return count;
  }

  Uint256 amount(int piece) {
    return amounts[cell(piece)];
  }

  int origin(int piece) {
    return origins[cell(piece)];
  }

  boolean isTainted() {
    for (int piece = 0; piece < count; piece++) {
      if (origin(piece) != CLEAN) {
        return true;
      }
    }
    return false;
  }

  Uint256 tainted() {
    Uint256 sum = Uint256.ZERO;
    for (int piece = 0; piece < count; piece++) {
      if (origin(piece) != CLEAN) {
        sum = sum.plus(amount(piece));
      }
    }
    return sum;
  }

  Uint256 total() {
    Uint256 sum = Uint256.ZERO;
    for (int piece = 0; piece < count; piece++) {
      sum = sum.plus(amount(piece));
    }
    return sum;
  }

  void add(Uint256 amount, int origin) {
    if (amount.isZero()) {
      return;
    }
    if (count > 0 && origin(count - 1) == origin) {
      int last = cell(count - 1);
      amounts[last] = amounts[last].plus(amount);
      return;
    }
    grow();
    count++;
    set(count - 1, amount, origin);
  }

  void addFirst(Uint256 amount, int origin) {
    if (amount.isZero()) {
      return;
    }
    if (count > 0 && origin(0) == origin) {
      amounts[head] = amounts[head].plus(amount);
      return;
    }
    grow();
    head = (head - 1) & (amounts.length - 1);
    count++;
    set(0, amount, origin);
  }

  void addAll(Units others) {
    for (int piece = 0; piece < others.count; piece++) {
      add(others.amount(piece), others.origin(piece));
    }
  }

  /// Moves the first `amount` units, which are there, behind those of `to`.
  void takeFirst(Uint256 amount, Units to) {
    Uint256 left = amount;
    while (!left.isZero()) {
      Uint256 piece = amounts[head];
      int origin = origins[head];
      Uint256 part = piece.min(left);
      to.add(part, origin);
      left = left.minus(part);
      if (part.equals(piece)) {
        head = (head + 1) & (amounts.length - 1);
        count--;
      } else {
        amounts[head] = piece.minus(part);
      }
    }
  }

  /// Moves the last `amount` units, which are there, behind those of `to`, the very last first.
  void takeLast(Uint256 amount, Units to) {
    Uint256 left = amount;
    while (!left.isZero()) {
      int last = cell(count - 1);
      Uint256 piece = amounts[last];
      Uint256 part = piece.min(left);
      to.add(part, origins[last]);
      left = left.minus(part);
      if (part.equals(piece)) {
        count--;
      } else {
        amounts[last] = piece.minus(part);
      }
    }
  }

  private void set(int piece, Uint256 amount, int origin) {
    amounts[cell(piece)] = amount;
    origins[cell(piece)] = origin;
  }

  private int cell(int piece) {
    return (head + piece) & (amounts.length - 1);
  }

  private void grow() {
    if (count < amounts.length) {
      return;
    }
    Uint256[] oldAmounts = amounts;
    int[] oldOrigins = origins;
    int first = oldAmounts.length - head;
    amounts = Arrays.copyOfRange(oldAmounts, head, head + 2 * oldAmounts.length);
    System.arraycopy(oldAmounts, 0, amounts, first, head);
    Arrays.fill(amounts, count, amounts.length, null);
    origins = Arrays.copyOfRange(oldOrigins, head, head + 2 * oldOrigins.length);
    System.arraycopy(oldOrigins, 0, origins, first, head);
    head = 0;
  }
}
