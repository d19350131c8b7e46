package org.entente.chain.evm.read;

import java.util.ArrayList;
import java.util.List;
import org.entente.chain.evm.transfer.InternalMove;
import org.entente.chain.evm.transfer.TxTrace;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.RlpWriter;

/// A transaction's trace in the spill file, as RLP.
final class TraceCodec {
  private TraceCodec() {}

  static byte[] encode(TxTrace trace) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.number(trace.failed() ? 1 : 0);
    for (InternalMove move : trace.moves()) {
      out.address(move.from()).address(move.to()).number(move.amount());
      out.number(move.logsBefore() - InternalMove.UNKNOWN);
    }
    return out.end(list).toByteArray();
  }

  static TxTrace decode(byte[] bytes) {
    RlpReader in = RlpReader.onlyList(bytes);
    boolean failed = in.number() == 1;
    List<InternalMove> moves = new ArrayList<>();
    while (in.hasNext()) {
      moves.add(
          new InternalMove(
              in.address(),
              in.address(),
              in.uint256(),
              Math.toIntExact(in.number()) + InternalMove.UNKNOWN));
    }
    return new TxTrace(failed, moves);
  }
}
