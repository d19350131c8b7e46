package org.entente.trace;

/// Fifo and lifo. The queue of all units is dealt to the targets in order, so a unit keeps its
/// coordinate: fifo is the identity on the queue, lifo the same on the mirrored queue. Work is
/// for tainted pieces and target bounds only, never for single units.
final class QueueRule implements Rule {
  private final boolean fromTheBack;
  private final Segments taint = new Segments();

  QueueRule(boolean fromTheBack) {
    this.fromTheBack = fromTheBack;
  }

  @Override
  public void deal(Transfer transfer, Transfer.Receiver receiver) {
    if (fromTheBack) {
      transfer.mirror();
    }
    long[] values = transfer.targetValues();
    long begin = 0;
    int piece = 0;
    for (int target = 0; piece < transfer.pieceCount(); target++) {
      long end = begin + values[target];
      if (transfer.from(piece) < end) {
        piece = fill(transfer, piece, begin, end);
        receiver.receive(target, taint);
      }
      begin = end;
    }
  }

  /// Takes the pieces that lie before `end`; gives the first one that reaches beyond.
  private int fill(Transfer transfer, int first, long begin, long end) {
    int piece = first;
    int source = transfer.source(piece);
    taint.reset(transfer.sourceHops(source) + 1, transfer.sourcePlace(source));
    while (piece < transfer.pieceCount() && transfer.from(piece) < end) {
      source = transfer.source(piece);
      taint.offerWay(transfer.sourceHops(source) + 1, transfer.sourcePlace(source));
      long to = Math.min(transfer.to(piece), end);
      taint.add(transfer.from(piece) - begin, to - begin, transfer.origin(piece));
      if (transfer.to(piece) > end) {
        transfer.cut(piece, end);
        return piece;
      }
      piece++;
    }
    return piece;
  }
}
