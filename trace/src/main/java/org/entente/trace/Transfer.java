package org.entente.trace;

import java.util.Arrays;

/// One transaction's money, laid end to end: what it comes from (sources) and what it goes to
/// (targets) have the same sum. Forwards inputs are the sources, outputs and then the fee the
/// targets; backwards it is the other way round. Tainted pieces of the sources are kept in units
/// of the whole queue.
final class Transfer {
  /// Takes what one target gets; `taint` is only lent.
  interface Receiver {
    void receive(int target, Segments taint);
  }

  private static final int STRIDE = 4;

  private long[] pieces = new long[16 * STRIDE];
  private int pieceCount;
  private long[] sourcePlaces = new long[16];
  private int[] sourceHops = new int[16];
  private long[] sourceVias = new long[16];
  private int sourceCount;
  private long total;
  private boolean known;
  private long[] targetValues = new long[16];
  private int targetCount;
  private long targetTotal;

  void clear() {
    pieceCount = 0;
    sourceCount = 0;
    total = 0;
    known = true;
    targetCount = 0;
    targetTotal = 0;
  }

  /// The next source; `value` may be negative: unknown.
  void passSource(long place, long value, Frontier frontier) {
    frontier.take(place, total, this);
    passClean(value);
  }

  /// A next source that can't be tainted.
  void passClean(long value) {
    known &= value >= 0;
    total = Math.addExact(total, Math.max(0, value));
  }

  /// Called back by the frontier: something waits at the source that is passed.
  void addSource(long place, int hops, long via) {
    if (sourceCount == sourcePlaces.length) {
      sourcePlaces = Arrays.copyOf(sourcePlaces, sourceCount * 2);
      sourceHops = Arrays.copyOf(sourceHops, sourceCount * 2);
      sourceVias = Arrays.copyOf(sourceVias, sourceCount * 2);
    }
    sourcePlaces[sourceCount] = place;
    sourceHops[sourceCount] = hops;
    sourceVias[sourceCount++] = via;
  }

  /// A tainted piece of the source added last.
  void addPiece(long from, long to, long origin) {
    int cell = pieceCount++ * STRIDE;
    if (cell == pieces.length) {
      pieces = Arrays.copyOf(pieces, cell * 2);
    }
    pieces[cell] = from;
    pieces[cell + 1] = to;
    pieces[cell + 2] = origin;
    pieces[cell + 3] = sourceCount - 1L;
  }

  void addTarget(long value) {
    if (targetCount == targetValues.length) {
      targetValues = Arrays.copyOf(targetValues, targetCount * 2);
    }
    targetValues[targetCount++] = value;
    known &= value >= 0;
    targetTotal = Math.addExact(targetTotal, Math.max(0, value));
  }

  /// Turns the queue round: its last unit becomes its first.
  void mirror() {
    for (int low = 0, high = (pieceCount - 1) * STRIDE; low < high; low += STRIDE, high -= STRIDE) {
      for (int cell = 0; cell < STRIDE; cell++) {
        long kept = pieces[low + cell];
        pieces[low + cell] = pieces[high + cell];
        pieces[high + cell] = kept;
      }
    }
    for (int cell = 0; cell < pieceCount * STRIDE; cell += STRIDE) {
      long from = pieces[cell];
      pieces[cell] = total - pieces[cell + 1];
      pieces[cell + 1] = total - from;
    }
  }

  /// True when the value of every source and target is known.
  boolean known() {
    return known;
  }

  long total() {
    return total;
  }

  long targetTotal() {
    return targetTotal;
  }

  int targetCount() {
    return targetCount;
  }

  long[] targetValues() {
    return targetValues;
  }

  int sourceCount() {
    return sourceCount;
  }

  long sourcePlace(int source) {
    return sourcePlaces[source];
  }

  int sourceHops(int source) {
    return sourceHops[source];
  }

  long sourceVia(int source) {
    return sourceVias[source];
  }

  int pieceCount() {
    return pieceCount;
  }

  long from(int piece) {
    return pieces[piece * STRIDE];
  }

  long to(int piece) {
    return pieces[piece * STRIDE + 1];
  }

  long origin(int piece) {
    return pieces[piece * STRIDE + 2];
  }

  int source(int piece) {
    return (int) pieces[piece * STRIDE + 3];
  }

  /// The rest of a piece whose front was dealt.
  void cut(int piece, long from) {
    pieces[piece * STRIDE] = from;
  }
}
